"""Say which amounts are set against another: side by side, corrected, or beside what was planned or had been."""

from collections.abc import Sequence

from bot.review.endings.amount_checks import AmountChecks, counts_subject
from bot.review.reading import Amount, AmountKind, Clause, ClauseKind, Mood, Reading, Subject, Tense
from bot.review.told.course import Course
from question_bank.lexicon import Lexicon

_TWO = 2
_OF_HOW_MANY = (["in"], ["of"], ["out", "of"])
_UP_OR_DOWN = frozenset(("up", "down"))
_CORRECTS = frozenset(("not", "then", "instead", "against", "rather", "versus", "vs"))
_WHOSE = frozenset(("theirs", "mine", "ours", "hers", "yours"))
_STATES = frozenset(("be", "have", "cost", "take", "hold", "need", "stand", "weigh", "run"))
"""What a thing does whose measure is told for two times: `it had six digits and it's had five since`."""
_CLOSE = 5
"""Words within which the other figure stands."""
_FURTHEST = 16
"""How many words away what belongs to a number may stand."""
_BESIDE = 3
"""How many clauses away what a number is set against may stand."""


class SetAgainst(AmountChecks):
    """Looks at the amounts of one text beside each other."""

    def __init__(self, reading: Reading, course: Course, lexicon: Lexicon) -> None:
        super().__init__(reading, course, lexicon)
        words = lexicon.words
        self._calendar = words["calendar_word"]
        self._earlier = words["earlier_on"]
        self._planned = words["planned_thing"]

    def are_compared(self, clause: Clause, amount: Amount) -> bool:
        """Return whether words without a verb set two figures side by side: `one in five weeks, against two a week before`.

        So do two sentences without a verb, of which one says when it was otherwise: `July: 14. The July before: 96`.
        """
        if clause.kind not in (ClauseKind.FRAGMENT, ClauseKind.GERUND):
            return False
        words = self._reading.norms(clause.first, clause.last)
        set_off = any(not words_off.isdisjoint(words) for words_off in (self._against, _UP_OR_DOWN, self._earlier))
        if clause.kind is ClauseKind.FRAGMENT and self._are_listed(clause):
            return True
        if (
            len(clause.amounts) > 1
            and set_off
            and (clause.kind is ClauseKind.FRAGMENT or amount.kind is AmountKind.SHARE)
        ):
            return True
        if clause.kind is ClauseKind.GERUND:
            return False
        if self._is_rate(clause) and self._course.is_settled(clause):
            return True
        beside = self._clauses[max(0, clause.index - 1) : clause.index + 2]
        return any(
            other.index != clause.index
            and other.kind is ClauseKind.FRAGMENT
            and any(one.kind is amount.kind for one in other.amounts)
            and not self._earlier.isdisjoint((*words, *self._reading.norms(other.first, other.last)))
            for other in beside
        )

    def _are_listed(self, clause: Clause) -> bool:
        """Return whether two figures of one thing stand side by side after a colon: `drops: 22 that Tuesday, 0.4 since`."""
        figures = [one for one in clause.amounts if one.kind in (AmountKind.COUNT, AmountKind.SHARE)]
        if len(figures) < _TWO or figures[0].unit != figures[1].unit:
            return False
        return ":" in self._reading.norms(clause.first, figures[0].first)

    def _is_rate(self, clause: Clause) -> bool:
        """Return whether words without a verb say how many of how many: `one wheel in sixty`."""
        pairs = zip(clause.amounts, clause.amounts[1:], strict=False)
        return any(
            other.kind is AmountKind.COUNT and self._reading.norms(one.last, other.first) in _OF_HOW_MANY
            for one, other in pairs
        )

    def holds(self, clause: Clause, amount: Amount) -> bool:
        after = self._reading.norms(amount.last, min(len(self._reading.tokens), amount.last + 2))
        if self._is_size_of_one(clause, amount):
            return False
        if self._is_share_of_all(clause, amount):
            return True
        if self._is_corrected(clause, amount, after):
            return True
        if amount.kind is AmountKind.SHARE and after[:1] in (["what"], ["as"], ["the"]) and (amount.value or 0) > 1:
            return True  # `twice what the old one did`
        if after[:1] == ["before"] and amount.kind is AmountKind.SPAN:
            return len(after) > 1 and after[1] not in self._calendar
        return self._near(amount, 0, 2, self._more_or_less) or self._near(amount, 0, 4, self._against)

    def _is_size_of_one(self, clause: Clause, amount: Amount) -> bool:
        """Return whether two sizes of a thing stand side by side: `theirs is a hundred lines, not sixty`."""
        if amount.kind is not AmountKind.COUNT or "be" not in clause.classes or clause.subject_at is None:
            return False
        return not _WHOSE.isdisjoint(self._reading.norms(*clause.subject_at))

    def _is_corrected(self, clause: Clause, amount: Amount, after: Sequence[str]) -> bool:
        """Return whether a comma and `not` lead to another figure, or `then` to a later one: `six minutes, not forty`."""
        if len(after) < _TWO or after[0] not in (",", "and"):
            return False
        follows = any(amount.last < other.first <= amount.last + _CLOSE for other in clause.amounts)
        return follows and after[1] in _CORRECTS

    def differs_from_plan(self, clause: Clause, amount: Amount) -> bool:
        """Return whether the sentence names what was planned, allowed, or had been: `nine days; the estimate was five weeks`."""
        if clause.subject is Subject.I or (clause.subject is Subject.NAMED and "be" in clause.classes):
            return False
        beside = self._clauses[max(0, clause.index - _BESIDE) : clause.index + _BESIDE + 1]
        return any(
            other.sentence == clause.sentence
            and other.index != clause.index
            and any(one.kind is amount.kind or not one.unit for one in other.amounts)
            and self._is_plan(other)
            for other in beside
        )

    def differs_from_what_had_been(self, clause: Clause) -> bool:
        """Return whether the same sentence tells of the same thing how it had been.

        `The queue, which used to fill a screen, holds three tickets`, `waste is at 4 % (was 11)`.
        """
        if (
            clause.kind is not ClauseKind.MAIN
            or clause.subject is not Subject.THING
            or not self._course.is_settled(clause)
        ):
            return False
        near = self._clauses[max(0, clause.index - _TWO) : clause.index + _BESIDE]
        return any(self._is_of_before(other, clause) for other in near if other.sentence == clause.sentence)

    def _is_of_before(self, other: Clause, clause: Clause) -> bool:
        """Return whether a clause tells how the thing of another one had been."""
        told = other.kind is ClauseKind.RELATIVE and other.parent == clause.index and other.mood is not Mood.CONDITIONAL
        used_to = other.mood is Mood.HABITUAL and other.tense is Tense.PAST
        if told and (used_to or self._course.was_before(other)):
            return True
        if other.index == clause.index - 1 and other.subject is clause.subject and other.predicate == clause.predicate:
            since = clause.tense is Tense.PRESENT and other.tense is Tense.PAST and not other.perfect
            return since and bool(other.amounts) and clause.predicate in _STATES
        bare = other.predicate == clause.predicate == "be" and other.subject_at is None and bool(other.amounts)
        return bare and other.index > clause.index and other.tense is Tense.PAST and clause.tense is Tense.PRESENT

    def _is_share_of_all(self, clause: Clause, amount: Amount) -> bool:
        """Return whether it counts some of those who are counted before: `of the forty branches, thirty-eight signed`."""
        if len(clause.amounts) < _TWO or amount.kind is not AmountKind.COUNT or not self._course.is_settled(clause):
            return False
        first = clause.amounts[0]
        opens = "of" in self._reading.norms(clause.first, first.first)
        return opens and amount.first > first.first and counts_subject(clause, amount)

    def _is_plan(self, clause: Clause) -> bool:
        """Return whether a clause tells a plan, an allowance, or how things had been."""
        if (
            clause.mood in (Mood.CONDITIONAL, Mood.WISHED)
            or clause.classes & {"plan"}
            or self._course.was_before(clause)
            or (clause.mood is Mood.HABITUAL and clause.tense is Tense.PAST)
        ):
            return clause.joint not in ("if", "unless")
        words = self._reading.norms(max(clause.first, clause.last - _FURTHEST), clause.last)
        return words[-1] in self._earlier or not self._planned.isdisjoint(words)
