"""The time at which something belonged: set against another, or told of nobody in the last words."""

from collections.abc import Sequence
from itertools import pairwise

from bot.review.looking_back.clause_words import CLOSING, LAST_WORDS, LENGTHS, SHOULDS, ClauseWords
from bot.review.reading import AmountKind, Clause, ClauseKind, Direction, Kind, Mood, Sentence, Subject, Tense

_WANTED = frozenset({"want", "need", "take", "require", "call for", "cost", "deserve"})

_BEFORE_BE = 16
"""Words before `was` among which a time stands that it speaks of."""
_AFTER_BE = 9
_CALLED_RIGHT = frozenset(
    {"thing", "way", "job", "needed", "missing", "lacked", "order", "move", "step", "needs", "call"}
)
_NUMBERED = frozenset({"0", "1", "2", "3", "zero", "one", "two", "three"})
_TASKS = frozenset(
    {"thing", "job", "task", "matter", "question", "call", "test", "move", "step", "deed", "decision", "topic"}
)
_FELL_TO = frozenset(
    {("for", "him"), ("for", "her"), ("for", "them"), ("for", "me"), ("on", "me"), ("my", "job"), ("up", "to")}
)
"""How a deed is given to somebody: `it was for her to say`."""
FEWEST_NAMED = 2
"""Words that name something in a sentence without a verb, so that it says what should have been done."""


class RightTimes(ClauseWords):
    """Finds where a time is named at which something belonged."""

    def not_then(self, clause: Clause, place: float) -> float:
        """`Month one, not month seven`, `before the vote instead of after it`: one time set against another."""
        if place < CLOSING or clause.subject in (Subject.NAMED, Subject.THEY) or self._is_lead_in(clause):
            return 0.0
        outcome = clause.subject is Subject.THING and clause.mood is Mood.TOLD and clause.tense is Tense.PAST
        if outcome and clause.predicate not in ("be", "belong"):
            return 0.0
        norms = self._reading.norms(*self._extent(clause))
        for at, norm in enumerate(norms):
            if norm in ("not", "instead", "rather") and self._is_time(norms[max(at - 8, 0) : at], one=True):
                return 0.85 if self._is_time(norms[at + 1 : at + 7]) else 0.0
        return 0.0

    def head_start(self, clause: Clause, place: float, *, cued: bool) -> float:
        """`Two days earlier`, `a short call the evening before`: told of nobody, in the last words."""
        if place < (CLOSING if cued else LAST_WORDS) or clause.subject not in (
            Subject.THING,
            Subject.NOBODY_SAID,
            Subject.I,
        ):
            return 0.0
        if clause.mood in (Mood.ASKED, Mood.WISHED) or self._is_lead_in(clause):
            return 0.0
        norms = self._reading.norms(*self._extent(clause))
        ahead = self._is_ahead(norms)
        alone = clause.subject_at is not None and clause.subject_at[1] - clause.subject_at[0] == 1
        pointed = clause.predicate == "be" and alone and norms[:1] in (["that"], ["it"], ["this"])
        wanted = clause.subject is Subject.THING and (clause.predicate in _WANTED or pointed)
        told = clause.tense is Tense.PAST and clause.mood is Mood.TOLD and not wanted
        return 0.65 if ahead and (cued or not told) else 0.0

    def right_time(self, clause: Clause, place: float) -> float:
        """Hear `The day to tell her was the 1st of June`, `week one was the moment for that call`."""
        unreal = clause.mood is Mood.CONDITIONAL and clause.perfect
        past = clause.tense is Tense.PAST and clause.mood in (Mood.TOLD, Mood.HABITUAL)
        if place >= LAST_WORDS and past and self._wanted_then(clause):
            return 0.75
        if place < CLOSING or clause.predicate != "be" or clause.verb is None:
            return 0.0
        if self._is_due_then(clause, clause.verb):
            return 0.85
        if place >= LAST_WORDS and (self._is_thing_of_day(clause, clause.verb) or self._fell_to(clause)):
            return 0.8
        if past and self._was_day_for(clause):
            return 0.8
        if not (unreal or past or (place >= LAST_WORDS and self._has_its_place(clause, clause.verb))):
            return 0.0
        sentence = self._reading.sentences[clause.sentence]
        told = (c.verb + 1 for c in self._beside(clause) if c.kind is ClauseKind.MAIN and c.verb is not None)
        after_verb = max((at for at in told if at <= clause.verb), default=sentence.first)
        before = self._reading.norms(max(after_verb, clause.verb - _BEFORE_BE), clause.verb)
        after = self._reading.norms(clause.verb + 1, min(sentence.last, clause.verb + _AFTER_BE))
        timed = "before" in after or not (self._points - LENGTHS).isdisjoint(after)
        right = timed and self._names_right_time(before)
        if right or self._is_when(before, after) or self._is_right_one(clause, after):
            return 0.8
        thing = clause.subject is Subject.THING and clause.kind is ClauseKind.MAIN
        own = self._reading.norms(clause.first, clause.verb)
        measured = any(amount.kind in (AmountKind.SHARE, AmountKind.MONEY) for amount in clause.amounts)
        both = not (self._points - LENGTHS).isdisjoint(own) and timed and not measured
        described = any(
            c.kind is ClauseKind.RELATIVE
            and c.parent == clause.index
            and c.mood is Mood.TOLD
            and c.subject is not Subject.I
            for c in self._beside(clause)
        )
        return 0.8 if thing and both and not described else 0.0

    def _was_day_for(self, clause: Clause) -> bool:
        """Hear `That was the day to phone the mayor`: the time just named was right for a deed."""
        if self._reading.norms(clause.first, clause.first + 1) not in (["that"], ["this"], ["then"]) or clause.negated:
            return False
        return any(
            deed.kind is ClauseKind.INFINITIVE
            and deed.parent == clause.index
            and self._names_right_time(self._reading.norms(clause.first, deed.first + 1))
            and len(self._content(deed.first + 1, deed.last)) >= FEWEST_NAMED
            for deed in self._beside(clause)
        )

    def _wanted_then(self, clause: Clause) -> bool:
        """Hear `It wanted one evening with the treasurer, in week one`, `it was due the same day`."""
        subject = self._reading.norms(*clause.subject_at) if clause.subject_at else ()
        if clause.subject is not Subject.THING or clause.negated or clause.kind is not ClauseKind.MAIN:
            return False
        after = self._reading.norms((clause.verb or clause.first) + 1, self._to_next_main(clause))
        small = (
            bool(after) and after[0] in self._words["small_opener"] and list(subject) in (["it"], ["that"], ["this"])
        )
        wanted = clause.predicate in ("want", "need", "deserve", "call for") and small
        due = clause.predicate == "be" and after[:1] in (["due"], ["overdue"])
        return (wanted or due) and self._is_early(after)

    def _is_thing_of_day(self, clause: Clause, verb: int) -> bool:
        """Hear `The lab was a day 2 thing`, `the call to the union is a week one job`."""
        after = self._reading.norms(verb + 1, min(verb + _AFTER_BE, clause.last))
        return clause.subject is Subject.THING and any(
            opener in ("a", "my", "our") and point in self._points and numbered in _NUMBERED and thing in _TASKS
            for opener, point, numbered, thing in zip(after, after[1:], after[2:], after[3:], strict=False)
        )

    def _has_its_place(self, clause: Clause, verb: int) -> bool:
        """Hear `Day 1 is the proper place for it`, `the first call is the moment for that question`."""
        after = self._reading.norms(verb + 1, min(verb + _AFTER_BE, clause.last))
        noun = next((at for at, norm in enumerate(after[:4]) if norm in self._words["right_time_noun"]), None)
        fits = clause.tense is Tense.PRESENT and clause.mood is Mood.TOLD and not clause.negated
        return fits and noun is not None and after[noun + 1 : noun + 2] in (["for"], ["to"])

    def _fell_to(self, clause: Clause) -> bool:
        """Hear `It was for him to name the price, at the opening`, `that call was mine to make on day one`."""
        if clause.tense is not Tense.PAST or clause.mood is not Mood.TOLD or clause.negated:
            return False
        own = self._reading.norms((clause.verb or clause.first) + 1, clause.last)
        to = any(c.parent == clause.index and c.kind is ClauseKind.INFINITIVE for c in self._beside(clause))
        owed = any(pair in _FELL_TO for pair in pairwise(own)) or "mine" in own
        return (
            to
            and owed
            and (self._is_early(self._sentence_norms(clause)) or self._has_time(clause, self._to_next_main(clause)))
        )

    def _is_due_then(self, clause: Clause, verb: int) -> bool:
        """`Week one is when they should have had it`, `the kickoff is where the crews should have heard of it`."""
        if not self._is_time(self._reading.norms(clause.first, verb), one=True):
            return False
        return any(
            c.first == verb + 1 and c.joint in ("when", "where") and c.perfect and self._modals(c) & SHOULDS
            for c in self._beside(clause)
        )

    def _names_right_time(self, norms: Sequence[str]) -> bool:
        """Hear `The day to tell her`, `the time for that call`, `its place`."""
        nouns = self._words["right_time_noun"]
        return any(
            (noun in nouns or noun in self._words["time_point"] - LENGTHS)
            and after in ("to", "for", "when", "where")
            and opener in ("the", "that", "right", "best", "only", "my", "our")
            for opener, noun, after in zip(norms, norms[1:], norms[2:], strict=False)
        ) or (norms[-1:] != [] and norms[-1] in nouns and norms[-2:-1] in (["its"], ["their"], ["her"], ["his"]))

    def _is_when(self, before: Sequence[str], after: Sequence[str]) -> bool:
        """Hear `The first sprint was where it belonged`, `week one was the moment for it`, `that was the way to do it`."""
        timed = self._is_time(before) and not {"when", "while"}.intersection(before)
        if not timed:
            return False
        nouns = self._words["right_time_noun"]
        noun = next((at for at, norm in enumerate(after[:4]) if norm in nouns), None)
        if noun is not None:
            bare = not self._content_of(before)
            return bare or self._is_early(before) or after[noun + 1 : noun + 2] in (["for"], ["to"])
        return self._is_early(before) and after[:1] in (["where"], ["when"], ["how"])

    def _is_right_one(self, clause: Clause, after: Sequence[str]) -> bool:
        """Hear `A beekeeper was the right reader for that manual, from the first draft on.`"""
        named = clause.subject is not Subject.I and clause.kind is ClauseKind.MAIN and not clause.negated
        right = named and list(after[:2]) in (["the", "right"], ["a", "right"])
        return right and self._is_early(self._sentence_norms(clause))

    def bare(self, sentence: Sentence, clauses: Sequence[Clause], place: float, *, cued: bool) -> float:
        """`Two coffees with the union in May, before the rota was printed`: a small thing and its time, told of nobody."""
        right = self._is_called_right(sentence.index + 1)
        if place < (CLOSING if cued or right else LAST_WORDS) or not self._is_without_verb(clauses):
            return 0.0
        norms = [t.norm for t in self._reading.tokens[sentence.first : sentence.last] if t.kind is not Kind.MARK]
        while norms and norms[0] in self._words["lead_word"]:
            norms.pop(0)
        if right and (self._is_early(norms) or self._is_time(norms[:6], one=True)):
            return 0.75 if self._named_after_time(sentence) else 0.0
        small = norms[:1] and (norms[0] in self._words["small_opener"] or norms[0].isdigit())
        if not small or not self._words["outcome_sign"].isdisjoint(norms):
            return 0.0
        measured = any(
            a.direction is not Direction.NONE or a.kind in (AmountKind.SHARE, AmountKind.MONEY)
            for c in clauses
            for a in c.amounts
        )
        named = len(self._content(sentence.first, sentence.last)) >= FEWEST_NAMED
        return 0.65 if named and self._is_early(norms) and not measured else 0.0

    def _is_called_right(self, index: int) -> bool:
        """Whether a sentence says of the one before that it was right: `that was the thing to do`."""
        if index >= len(self._reading.sentences):
            return False
        norms = self._reading.norms(self._reading.sentences[index].first, self._reading.sentences[index].last)
        said = list(norms[:1]) in (["that"], ["this"], ["it"]) and list(norms[1:2]) in (["was"], ["is"], ["would"])
        return said and not (self._words["right_word"] | _CALLED_RIGHT).isdisjoint(norms[2:9])

    def _named_after_time(self, sentence: Sentence) -> bool:
        """Whether a small thing is named after a mark: `the same evening, one call to the union`."""
        tokens = self._reading.tokens
        small = self._words["small_opener"]
        return any(
            tokens[at].kind is Kind.MARK and tokens[at + 1].norm in small
            for at in range(sentence.first, sentence.last - 2)
        )

    def _is_without_verb(self, clauses: Sequence[Clause]) -> bool:
        """Whether a sentence tells nothing by a verb of its own; `one mail with the sample attached` does not."""
        return all(c.kind is not ClauseKind.MAIN or c.verb is None or self._is_attached(c, c.verb) for c in clauses)

    def _is_attached(self, clause: Clause, verb: int) -> bool:
        """Whether the last word only describes what goes with a thing: `with the chart attached`."""
        after = self._reading.tokens[verb + 1 : clause.last]
        if clause.subject_at is None or clause.subject is Subject.I or any(t.kind is not Kind.MARK for t in after):
            return False
        return "with" in self._reading.norms(clause.subject_at[0], verb)
