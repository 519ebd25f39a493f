"""Find what outlived the project: what others use, must do or keep since, told in the present, or taken over by them.

What lasts is seldom called so. It is told in a present tense in a story of the past, of somebody or something other than
the speaker: so each such clause is weighed by what else in it speaks of a rule, a thing that stays, or others who act.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.review.aftermath import OTHERS, TOLD, after_acts, extent, is_act, is_mostly_present, is_of_others, is_told_in_present, opened
from bot.review.reading import AmountKind, Clause, ClauseKind, Mood, Subject, Tense
from bot.review.rules.rule import Found
from bot.review.signals import Signals
from question_bank.models import Move
from question_bank.words import load_words

_ENOUGH = 2.5
"""The weight from which a clause in the present tells what lasts."""
_ENOUGH_AFTER = 1
"""The same for a clause that goes on from one that does."""
_ENOUGH_ALONE = 3
_AHEAD = frozenset((("next", "time"), ("going", "forward"), ("differently", "is")))
_AS_GOOD = 2.5
"""How much less than the best a clause may weigh and still be worth a quote."""
_LATE = 0.6
_LATE_BONUS = 0.5
_MEASURES = frozenset((AmountKind.SPAN, AmountKind.SHARE))
_AFTER_SINCE = frozenset(("then", "that", "this", "those", ".", ",", ";", "!", "and", "they", "have"))
_HAVE = frozenset(("has", "have", "had", "s", "ve"))
_LASTING_PAIRS = frozenset((
    ("these", "days"), ("this", "day"), ("until", "today"), ("until", "now"), ("till", "today"), ("from", "then"), ("from", "now"),
    ("ever", "since"), ("any", "more"), ("so", "far"), ("to", "date"), ("no", "longer"), ("by", "default"), ("as", "standard"),
    ("after", "that"), ("after", "this"), ("from", "that"), ("from", "this"),
))  # fmt: skip
_IN = frozenset(("in", "on", "at", "into", "inside", "under", "to"))
_LIMITS = frozenset(("before", "until", "till", "unless", "without", "whenever"))
_SAME = frozenset(("it", "that", "this", "them", "same", "these", "those", "ours", "mine", "such"))
_TOO = frozenset(("too", "also", "well"))
_QUOTES = frozenset(('"', "”", "’", "'", "»", "“"))
_THERE = frozenset(("there", "here", "now"))
_SAME_WHEN = frozenset(("way", "time", "day", "week", "month", "year", "thing", "reason", "conclusion", "problem", "night", "morning"))
_ME = frozenset(("i", "me", "myself"))
_CAN = frozenset(("can", "may", "could"))
_ARTICLES = frozenset(("a", "an", "the", "our", "their", "part", "standard", "one", "in"))
_ENDS_PHRASE = frozenset((*_IN, "of", "for", "that", "which", "who", "and", "or", "where", "by", "with", "between", ",", ".", ";", ":", "before"))
_CONSEQUENCE = frozenset(("so", "which", "and so"))
_FIXED_FORMS = frozenset(("set", "put", "cut", "let", "read", "hit", "run", "split", "come", "become"))


@dataclass(frozen=True)
class _Told:
    """A clause with the words that hang on it."""

    clause: Clause
    first: int
    last: int
    norms: Sequence[str]

    @cached_property
    def nouns(self) -> frozenset[str]:
        """The words, those in the plural as their singular."""
        table = load_words()
        return frozenset(table.of(norm).noun for norm in self.norms)


def lasting(signals: Signals) -> Sequence[Found]:
    """Return the clauses that name what outlived the project, those that go on from one another put together."""
    return _Lasting(signals).found()


class _Lasting:
    """Weighs the clauses of one text."""

    def __init__(self, signals: Signals) -> None:
        self.reading = signals.reading
        self.words = signals.lexicon.words
        self.noun = load_words().of
        self.present_story = is_told_in_present(signals.reading) or is_mostly_present(signals.reading)

    def found(self) -> list[Found]:
        joined: list[tuple[int, int, int, float]] = []  # sentence, first token, last token, weight
        for clause in after_acts(self.reading, moods=TOLD | {Mood.FUTURE}):
            if clause.mood is Mood.FUTURE and not clause.negated:
                continue
            if clause.subject is Subject.I or not self.may_last(clause) or not self.states(clause):
                continue
            before = joined[-1] if joined and joined[-1][0] == clause.sentence else None
            if before is not None and clause.first < before[2]:
                continue
            told = self.told(clause)
            weight = max(self.in_present(told), self.taken_over(told))
            if weight < (_ENOUGH_AFTER if before else _ENOUGH):
                continue
            if before is not None:
                joined[-1] = (clause.sentence, before[1], told.last, max(before[3], weight))
            else:
                joined.append((clause.sentence, told.first, told.last, weight))
        best = max((weight for *_, weight in joined), default=0)
        return [
            Found(self.reading.span(first, last), min(1.0, 0.4 + weight / 10))
            for _, first, last, weight in joined
            if weight >= best - _AS_GOOD
        ]

    def may_last(self, clause: Clause) -> bool:
        """Return whether the form and the verb of a clause let it tell what lasts, before its words are weighed."""
        if clause.tense is Tense.PRESENT:
            return True
        predicate = clause.predicate.replace(" ", "_")
        known = any(predicate in self.words[name] for name in ("becomes_verb", "taken_over", "taken_into_use", "installs"))
        return clause.tense is Tense.PAST and (known or clause.predicate in ("get", "be") or self.does_the_same(clause) or self.is_fixed_form(clause))

    def is_fixed_form(self, clause: Clause) -> bool:
        return clause.verb is not None and self.reading.tokens[clause.verb].norm in _FIXED_FORMS

    def states(self, clause: Clause) -> bool:
        """Return whether a clause states by itself what is so, or is what another says to be so: `what lasted is that ...`."""
        if clause.kind is ClauseKind.MAIN or self.is_of_quoted(clause):
            return True
        if clause.kind is ClauseKind.SUBORDINATE:
            return clause.joint in _CONSEQUENCE
        if clause.kind is not ClauseKind.COMPLEMENT or clause.parent is None:
            return False
        parent = self.reading.clauses[clause.parent]
        return parent.predicate == "be" and parent.subject is not Subject.I and parent.mood is not Mood.CONDITIONAL

    def is_of_quoted(self, clause: Clause) -> bool:
        """Return whether words in quotation marks are the subject: `"Loser writes the benchmark" is a rule now`."""
        stands = clause.predicate == "be" or clause.predicate.partition(" ")[0] in self.words["stays_verb"]
        if not stands or not clause.verb or clause.subject_at is not None:
            return False
        at = clause.verb - 1
        while at and self.reading.tokens[at].norm in self.words["lasting_adverb"]:
            at -= 1
        return self.reading.tokens[at].quoted or self.reading.tokens[at].norm in _QUOTES

    def told(self, clause: Clause) -> _Told:
        first, last = extent(self.reading, clause)
        if self.is_of_quoted(clause):
            first = self.reading.sentences[clause.sentence].first
        start = opened(self.reading, clause)
        norms = self.reading.norms(start, last)
        return _Told(clause, min(first, start), last, norms)

    # What is told in the present.

    def in_present(self, told: _Told) -> float:
        clause = told.clause
        lasts = self.is_said_to_last(told)
        if not self.is_present(clause, lasts=lasts) or not self.is_of_others_or_things(clause) or self.looks_ahead(told) or self.is_own_way(told):
            return 0
        holds, stays = self.holds(told), self.what_stays(told)
        if self.present_story or clause.subject is Subject.WE:
            rule = self.is_of_all(told) and (self.binds(told) or self.is_limited(told) or self.is_recurring(told))
            if not lasts and not rule:
                return 0
        if clause.subject is Subject.WE and not is_act(clause):
            return 0
        late = _LATE_BONUS * (clause.place >= _LATE or clause.section is Move.DRIVER)
        alone = _ENOUGH_ALONE if late else _ENOUGH_ALONE + 1
        alone_enough = stays >= alone or (holds >= alone and (self.binds(told) or self.is_limited(told)))
        return holds + stays + late if (holds > 0 and stays > 0) or alone_enough else 0

    def holds(self, told: _Told) -> float:
        """Return how much a clause says that it holds: for long, for all of a kind, again and again, as a rule."""
        clause = told.clause
        rule = self.is_of_all(told) + self.is_refused(told)
        fixed = not self.words["fixed_state"].isdisjoint(told.norms)
        weight = self.lasts_by(told) + rule + fixed + self.binds(told) + self.is_limited(told) + self.is_recurring(told)
        if any(a.kind is AmountKind.MONEY or (a.kind in _MEASURES and not rule) for a in clause.amounts if a.first > (clause.verb or 0)):
            weight -= 2
        if clause.negated and not self.words["none_of_a_kind"] & set(told.norms) and not self.is_limited(told):
            weight -= 2
        return weight

    def what_stays(self, told: _Told) -> float:
        """Return how much a clause says of what stays: a thing of the kind that does, or others who use or do something."""
        clause = told.clause
        standing = self.names_standing(told)
        there = clause.subject is Subject.NOBODY_SAID and self.is_standing(told)
        weight: float = standing + there + 2 * self.stands_in(told) + self.is_standing(told)
        weight += clause.passive and "use" in clause.classes
        weight += clause.predicate == "have" and "one" in told.norms and self.is_of_all(told)
        uses = self.uses(clause)
        if self.is_of_others(told) and (uses or is_act(clause)):
            weight += uses + (uses or standing or self.is_of_all(told) or self.is_recurring(told))
        return weight

    def is_of_others_or_things(self, clause: Clause) -> bool:
        """Return whether somebody or something other than the speaker is the subject; without one it has to be `there is`."""
        if clause.subject_at is None:
            return clause.predicate == "be" or clause.joint == "and" or self.is_of_quoted(clause)
        if clause.subject is Subject.YOU:
            return clause.negated and not _THERE.isdisjoint(self.reading.norms(clause.first, clause.last))
        return clause.subject is not Subject.I

    def is_own_way(self, told: _Told) -> bool:
        """Return whether it is the speaker's own way: `a contract gets an answer from me`, `it is a line of my checklist`."""
        clause = told.clause
        if clause.object_at is None or self.is_of_others(told):
            return False
        after = self.reading.norms(*clause.object_at)
        mine = any(norm == "my" and self.noun(then).noun in self.words["standing_thing"] for norm, then in zip(after, after[1:], strict=False))
        return mine or (not _ME.isdisjoint(after) and "without" not in after)

    @staticmethod
    def looks_ahead(told: _Told) -> bool:
        return any(pair in _AHEAD for pair in zip(told.norms, told.norms[1:], strict=False))

    def is_present(self, clause: Clause, *, lasts: bool) -> bool:
        if clause.tense is Tense.PRESENT:
            return not clause.perfect or lasts
        fixed = clause.tense is Tense.PAST and self.is_fixed_form(clause) and not clause.passive
        return fixed and (lasts or self.is_of_every(clause))

    def is_said_to_last(self, told: _Told) -> bool:
        norms = told.norms
        if not self.words["lasting_adverb"].isdisjoint(norms):
            return True
        for at, norm in enumerate(norms):
            after = norms[at + 1] if at + 1 < len(norms) else "."
            if norm == "since" and (after in _AFTER_SINCE or (at and norms[at - 1] in _HAVE)):
                return True
            if (norm, after) in _LASTING_PAIRS and (norm != "after" or at < 2):
                return True
        return False

    def is_of_all(self, told: _Told) -> bool:
        norms = set(told.norms)
        if not self.words["all_of_a_kind"].isdisjoint(norms):
            return True
        if self.is_of_every(told.clause):
            return True
        return not self.words["none_of_a_kind"].isdisjoint(norms) and not _LIMITS.isdisjoint(norms)

    def binds(self, told: _Told) -> bool:
        clause = told.clause
        if not self.words["binding_modal"].isdisjoint(self.reading.norms(clause.first, (clause.verb or clause.first) + 1)):
            return True
        return clause.predicate.replace(" ", "_") in self.words["binding_verb"]

    @staticmethod
    def is_limited(told: _Told) -> bool:
        return not _LIMITS.isdisjoint(told.norms)

    def names_standing(self, told: _Told) -> bool:
        return not self.words["standing_thing"].isdisjoint(told.nouns)

    def stands_in(self, told: _Told) -> bool:
        """Return whether a thing is said to be in one that stays: `it hangs in the control room`, `it is in the handbook`."""
        clause = told.clause
        if clause.object_at is None or clause.subject in OTHERS:
            return False
        verb = clause.predicate.partition(" ")[0]
        if clause.predicate != "be" and verb not in self.words["stays_verb"]:
            return False
        if verb in self.words["posture"] and clause.subject_at is not None:
            subject = self.reading.norms(*clause.subject_at)
            if any(self.noun(norm).noun in self.words["standing_thing"] for norm in subject):
                return True
        after = self.reading.norms(*clause.object_at)
        at = next((at for at, norm in enumerate(after[:4]) if norm in _IN), None)
        return at is not None and any(self.noun(norm).noun in self.words["standing_thing"] for norm in after[at + 1 : at + 8])

    def is_recurring(self, told: _Told) -> bool:
        if not self.words["recurring"].isdisjoint(told.norms):
            return True
        return any(
            norm in ("every", "each", "a", "per") and self.noun(after).noun in self.words["cycle"] and norm != "a"
            for norm, after in zip(told.norms, told.norms[1:], strict=False)
        )

    def uses(self, clause: Clause) -> bool:
        return clause.predicate.replace(" ", "_") in self.words["taken_into_use"]

    def lasts_by(self, told: _Told) -> float:
        """Return how much the words that say so weigh: `still` may tell of what was always so."""
        if not self.is_said_to_last(told):
            return 0
        if self.words["lasting_adverb"] & set(told.norms) != {"still"}:
            return 2
        new = self.names_standing(told) or not _SAME.isdisjoint(told.norms)
        return 1 if new or not self.is_of_others(told) else 0

    def is_of_every(self, clause: Clause) -> bool:
        """Return whether the subject is each of a kind: `every release`, `new hires`."""
        subject_at = clause.subject_at
        return subject_at is not None and self.reading.tokens[subject_at[0]].norm in ("new", "every", "each", "any")

    def is_refused(self, told: _Told) -> bool:
        """Return whether nothing of a kind passes: `no timer goes live until`, `new features cannot be registered without`."""
        norms = set(told.norms)
        if told.clause.negated and not _LIMITS.isdisjoint(norms):
            return True
        return not self.words["none_of_a_kind"].isdisjoint(norms) and not _CAN.isdisjoint(norms)

    def is_standing(self, told: _Told) -> bool:
        """Return whether a thing is said to be one that stays: `the probe is a release gate`, `it is part of our offer`."""
        clause = told.clause
        if clause.predicate != "be" or clause.object_at is None or clause.subject in OTHERS:
            return False
        after = [norm for norm in self.reading.norms(*clause.object_at) if norm not in self.words["lasting_adverb"]]
        if after[:1] in (["how"], ["what"]):
            others = ("they", "we", "people")
            return any(n in self.words["all_of_a_kind"] or n in others or self.noun(n).noun in self.words["party"] for n in after[1:5])
        if after[:1] == ["part"]:
            return True
        return bool(after) and after[0] in _ARTICLES and self.noun(self.head(after[1:6])).noun in self.words["standing_thing"]

    @staticmethod
    def head(norms: Sequence[str]) -> str:
        """Return the last word of a noun phrase: what stands before a preposition, a comma, `that`."""
        end = next((at for at, norm in enumerate(norms) if norm in _ENDS_PHRASE), len(norms))
        return norms[end - 1] if end else ""

    # What others took over.

    def taken_over(self, told: _Told) -> float:
        clause = told.clause
        if clause.tense is Tense.NONE or clause.negated or clause.subject in (Subject.I, Subject.YOU, Subject.WE) or clause.mood is Mood.FUTURE:
            return 0
        predicate = clause.predicate.replace(" ", "_")
        if predicate in self.words["becomes_verb"] and clause.object_at is not None:
            into = self.reading.norms(*clause.object_at)
            nouns = {self.noun(norm).noun for norm in into}
            return 4 if nouns & self.words["standing_thing"] or not self.words["standing_state"].isdisjoint(into) else 0
        others = self.is_of_others(told)
        if self.is_installed(told, others=others) or self.is_what_stayed(clause):
            return 3
        if predicate in self.words["taken_over"]:
            return 4 if others or clause.passive else 0
        alike = is_act(clause) and self.does_the_same(clause)
        if (alike or predicate in self.words["taken_into_use"]) and others and self.is_another(told) and clause.place >= _LATE:
            again = not _SAME.isdisjoint(told.norms) or not _TOO.isdisjoint(told.norms) or self.names_standing(told)
            return 3 if again else 0
        return 0

    def does_the_same(self, clause: Clause) -> bool:
        """Return whether the same is done elsewhere: `they pointed the same job at their own books`, not `the same way`."""
        if clause.object_at is None or clause.amounts:
            return False
        first, last = clause.object_at
        after = self.reading.norms(first, min(last, first + 4))
        at = after.index("same") if "same" in after else -1
        return at >= 0 and not (at + 1 < len(after) and after[at + 1] in _SAME_WHEN)

    def is_installed(self, told: _Told, *, others: bool) -> bool:
        """Return whether others put it where it stays, or it got its place: `legal made it a condition`, `it got its own box`."""
        clause = told.clause
        if clause.object_at is None or clause.place < _LATE or clause.tense is not Tense.PAST:
            return False
        after = self.reading.norms(*clause.object_at)
        standing = any(self.noun(norm).noun in self.words["standing_thing"] for norm in after)
        if others and clause.predicate.replace(" ", "_") in self.words["installs"]:
            return standing and (not _SAME.isdisjoint(after[:2]) or not self.words["all_of_a_kind"].isdisjoint(after))
        return clause.subject is Subject.THING and clause.predicate == "get" and "own" in after and standing

    def is_what_stayed(self, clause: Clause) -> bool:
        """Return whether a clause says that what follows stayed: `what stayed is the Friday call`."""
        if clause.predicate != "be" or clause.place < _LATE:
            return False
        hanging = [c for c in self.reading.clauses[clause.index : clause.index + 3] if c.parent == clause.index]
        return any(c.joint == "what" and c.predicate.partition(" ")[0] in self.words["outlasts"] for c in hanging)

    def is_of_others(self, told: _Told) -> bool:
        return is_of_others(self.reading, told.clause, self.words)

    def is_another(self, told: _Told) -> bool:
        clause = told.clause
        if clause.subject_at is None:
            return False
        subject = self.reading.norms(*clause.subject_at)
        return not self.words["another_party"].isdisjoint(subject) or any(self.noun(n).noun in self.words["party"] for n in subject)
