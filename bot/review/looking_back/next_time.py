"""What the speaker does since, or will do the next time."""

from functools import cached_property
from itertools import pairwise

from bot.review.looking_back.clause_words import CLOSING, EARLIEST, GENERAL, LAST_WORDS, ClauseWords
from bot.review.reading import Clause, ClauseKind, Kind, Mood, Subject, Tense

_ON_THE_WAY = frozenset({"move", "look", "search", "wait", "hope", "try", "go", "work", "seek", "plan", "do"})
"""What one is doing now that is no new way of working: `I am now looking for another project`."""


_LABEL = 9
"""Words of a label within a sentence."""
_STANDING = frozenset({"without", "onward", "onwards"})


class NextTime(ClauseWords):
    """Finds habits of the speaker's own that are new, plans for the next time, and advice to oneself."""

    def next_time(self, clause: Clause, place: float) -> float:
        """`Next time the deadline gets said first`, `next mentee gets the tool for free`, `now I ask first`."""
        if clause.place >= EARLIEST and self._is_under_next(clause):
            return 0.85
        if place < CLOSING or clause.mood is Mood.ASKED or clause.kind not in (ClauseKind.MAIN, ClauseKind.COMPLEMENT):
            return 0.0
        opening = self._reading.norms(max(clause.first - 3, 0), min(clause.first + 3, len(self._reading.tokens)))
        if "next" in opening and self._follows_next(clause) and not self._is_next_of_others(clause, list(opening)):
            return 0.85
        own_future = clause.mood is Mood.FUTURE and clause.subject is Subject.I
        return 0.6 if own_future and place >= LAST_WORDS else 0.0

    def new_habit(self, clause: Clause, place: float, *, cued: bool = False) -> float:
        """`Now I show one picture`, `I check that folder these days`: what the speaker changed in their own ways."""
        bare = self._verb_norm(clause) == clause.predicate
        if clause.mood is Mood.CONDITIONAL or not (bare or clause.tense is Tense.PRESENT):
            return 0.0
        last = self._to_next_main(clause)
        if clause.subject is not Subject.I:
            return self._passes_me(clause, last, place, cued=cued)
        recent = self._is_recent(clause, last)
        if clause.kind is ClauseKind.RELATIVE and recent and self._is_first_of(clause):
            return 0.75 if place >= LAST_WORDS else 0.0
        if clause.predicate in self._words["stative_verb"] or (clause.perfect and not recent):
            return 0.0
        dated = self._has_time(clause, last) and ("to", "this") not in pairwise(self._reading.norms(clause.first, last))
        if clause.progressive and not dated and clause.predicate.partition(" ")[0] in _ON_THE_WAY:
            return 0.0  # `I am now looking for another project`
        if recent and (dated or clause.predicate not in self._words["post_verb"]):
            early = (dated or cued) and self._told_in_past and clause.kind is ClauseKind.MAIN
            return 0.75 if place >= CLOSING or (early and not clause.perfect) else 0.0
        if place < LAST_WORDS or clause.tense is not Tense.PRESENT or clause.kind is ClauseKind.RELATIVE:
            return 0.0
        return 0.6 if self._told_in_past and dated and not clause.perfect else 0.0

    def _is_recent(self, clause: Clause, last: int) -> bool:
        """Whether the words say that it is so today: `now`, `these days`, `since then`, `from then on`."""
        norms = self._reading.norms(clause.first, last)
        today = self._words["next_word"].intersection(norms) - {"next"}
        return (
            (bool(today) and not clause.perfect)
            or "onward" in norms
            or "onwards" in norms
            or any(
                (a in ("these", "since") and b in ("days", "then")) or (a, b) == ("then", "on")
                for a, b in pairwise(norms)
            )
        )

    def _is_first_of(self, clause: Clause) -> bool:
        """Hear `It is the first test I run now`, `the first thing I do these days is ask`."""
        before = self._reading.norms(max(clause.first - 4, 0), clause.first)
        return "first" in before and not clause.negated

    def _passes_me(self, clause: Clause, last: int, place: float, *, cued: bool) -> float:
        """Hear `A skipped test gets a question from me before I approve it`: the speaker's way, told of a thing."""
        given = clause.subject in (Subject.NAMED, Subject.THEY) and ("from", "me") in pairwise(self._norms(clause))
        of_thing = clause.subject is Subject.THING and clause.kind is ClauseKind.MAIN
        handed = given and (clause.kind is ClauseKind.MAIN or clause.joint == "what")
        if clause.tense is not Tense.PRESENT or not (of_thing or handed):
            return 0.0
        norms = self._reading.norms(clause.first, last)
        mine = any(a in ("from", "by", "with", "past") and b == "me" for a, b in pairwise(norms))
        mine = mine or self._is_seen_by_me(clause)
        early = self._is_early(norms)
        dated = early or self._has_time(clause, last)
        if mine and self._is_recent(clause, last) and not _STANDING.isdisjoint(norms):
            dated = True  # `from now on no chart of mine leaves the desk without initials`
        if not dated or not (mine or (cued and early)) or clause.predicate in ("be", "have"):
            return 0.0
        if place >= CLOSING:
            return 0.7
        return 0.7 if mine and self._told_in_past and self._is_recent(clause, last) else 0.0

    def _is_seen_by_me(self, clause: Clause) -> bool:
        """Hear `A key that lands on my desk`, `a date on the day I stop believing in it`."""
        subject = self._reading.norms(*clause.subject_at) if clause.subject_at else ()
        return not {"my", "mine"}.isdisjoint(subject) or any(
            c.parent == clause.index
            and c.kind is ClauseKind.RELATIVE
            and ("my" in self._norms_set(c) or (c.subject is Subject.I and c.tense is Tense.PRESENT))
            for c in self._beside(clause)
        )

    def _is_under_next(self, clause: Clause) -> bool:
        """Hear `Next negotiation of that sort: the test gets agreed on first`: a label of words names the next time."""
        sentence = self._reading.sentences[clause.sentence]
        if (
            clause.kind is not ClauseKind.MAIN
            or clause.tense is Tense.PAST
            or not 2 <= clause.first - sentence.first <= _LABEL
        ):
            return False
        tokens = self._reading.tokens
        mark = next((at for at in range(clause.first - 1, sentence.first, -1) if tokens[at].kind is Kind.MARK), None)
        ends = mark is not None and clause.subject_at is not None and mark == clause.subject_at[0] - 1
        return ends and tokens[sentence.first].norm == "next" and self._reading.text[tokens[mark or 0].start] == ":"

    def _is_next_of_others(self, clause: Clause, opening: list[str]) -> bool:
        """Whether it tells what is next for others, or on the calendar: `her next project`, `next month we move house`."""
        at = opening.index("next")
        if at and opening[at - 1] in ("her", "his", "their", "its"):
            return True
        told_of = opening[at + 1] if at + 1 < len(opening) else ""
        others = clause.subject in (Subject.NAMED, Subject.THEY)
        if told_of in ("time", "times") and others and "me" not in self._norms_set(clause):
            return not clause.passive
        if clause.predicate == "be" and at and opening[at - 1] == "the" and clause.subject is Subject.THING:
            return "me" not in self._norms_set(clause) and self._is_early(self._sentence_norms(clause)) is False
        caught = clause.passive and "by" in self._norms_set(clause) and "me" not in self._norms_set(clause)
        return caught or (told_of in self._words["time_point"] and (others or clause.subject is Subject.WE))

    def _follows_next(self, clause: Clause) -> bool:
        at = next(
            (i for i in range(max(clause.first - 3, 0), clause.first + 3) if self._reading.tokens[i].norm == "next"),
            None,
        )
        if at is None or at + 1 >= len(self._reading.tokens):
            return False
        before = self._reading.tokens[at - 1].norm if at else ""
        told_of = self._reading.tokens[at + 1].norm in self._words["time_point"]
        if told_of and (before == "the" or not self._told_in_past):
            return False  # `the next year`, and `next month` in a story told in the present
        if clause.joint in ("so", "so that") or self._is_of_clause_before(clause, at):
            return False
        told = clause.mood is Mood.TOLD and clause.tense is Tense.PAST
        return before != "very" and not told

    def _is_of_clause_before(self, clause: Clause, at: int) -> bool:
        """Whether a word stands in the clause before, after its verb: `I finished the next one, it is in use`."""
        if at >= clause.first or not clause.index:
            return False
        before = self._reading.clauses[clause.index - 1]
        return before.verb is not None and before.verb < at < before.last

    @cached_property
    def _told_in_past(self) -> bool:
        """Whether most of what happened is told in the past, so that a present tense is of today."""
        told = [c for c in self._reading.clauses if c.mood is Mood.TOLD and c.tense is not Tense.NONE]
        return sum(c.tense is Tense.PAST for c in told) > len(told) / 2

    def advice(self, clause: Clause, place: float) -> float:
        """`Ring the heads before the meeting, rather than after it`: advice to oneself, in the last words."""
        if place < LAST_WORDS or not self._is_order(clause):
            return 0.0
        dated = (
            self._has_time(clause, self._to_next_main(clause)) or self._norms_set(clause) & self._words["order_word"]
        )
        return 0.7 if dated else GENERAL if self._norms_set(clause) & self._words["virtue_word"] else 0.0
