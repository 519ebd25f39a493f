"""Weigh the amounts that are set against nothing: what is measured, won, lost, or over within a time."""

from bot.review.endings.amount_checks import AmountChecks, counts_subject
from bot.review.endings.tied_clauses import TiedClauses
from bot.review.reading import Amount, AmountKind, Clause, ClauseKind, Reading, Subject, Tense
from bot.review.told.course import Course
from question_bank.lexicon import Lexicon
from question_bank.models import Move

_RESTS = frozenset(("be", "finish", "stop", "move"))
_HAS_COUNT = frozenset(("save", "gain", "lose", "fall", "rise", "keep"))
_RESTS_AT = frozenset(("at", "to"))
_WITHIN = frozenset(("within", "in", "inside", "after"))
_FIRST_NEAR = 5
"""Words within which `first` stands before `in six years`."""
_UP_OR_OUT = frozenset(
    ("out", "up", "off", "over", "gone", "back", "done", "fixed", "solved", "closed", "clear", "empty", "live")
)
_LASTS = frozenset(("keep", "use", "happen", "be"))
"""What has been so `for two years` lasts: `it has held`, `it has run`, `it has been quiet`."""
_FOR = frozenset(("for", "since"))
_BY = frozenset(("by",))
_OFF_BY = frozenset(("fail", "lose", "rise", "fall", "change", "move", "save", "cost"))


class BareFigures(AmountChecks):
    """Weighs the bare amounts of one text."""

    def __init__(self, reading: Reading, course: Course, lexicon: Lexicon) -> None:
        super().__init__(reading, course, lexicon)
        words = lexicon.words
        self._restored = words["restored_state"]
        self._won_time = words["won_time"]
        self._lately = words["just_now"] | words["bound_before"] | {"down", "up", "only", "just", "still"}
        self._now = words["just_now"]
        self._tied = TiedClauses(reading, course, lexicon)

    def weight(self, clause: Clause, amount: Amount) -> float:
        """Return the weight of an amount that is set against nothing."""
        if clause.section is Move.ACTION:
            return 0.0
        states = "be" in clause.classes or clause.kind is ClauseKind.FRAGMENT
        if self._brings_to(clause, amount) or (states and self._is_of_today(clause, amount)):
            return 0.8
        if self._is_reached(clause, amount) and self._course.is_settled(clause):
            return 0.7
        if amount.kind is AmountKind.SPAN:
            return self._bare_span(clause, amount)
        measured = self._is_measured(clause)
        if self._is_found_among_acts(clause, amount):
            return 0.0
        if amount.kind in (AmountKind.SHARE, AmountKind.MONEY):
            told = "be" not in clause.classes or measured or amount.of is not None or counts_subject(clause, amount)
            return 0.8 if told else 0.0
        return self._bare_count(clause, amount, measured=measured)

    def _is_found_among_acts(self, clause: Clause, amount: Amount) -> bool:
        """Return whether a sum without a verb stands among the acts, not after them: `$3,000 in charges.`"""
        bare = clause.kind is ClauseKind.FRAGMENT and amount.kind is AmountKind.MONEY
        return bare and not self._course.is_settled(clause) and not self._is_after_mark(amount)

    def _is_of_today(self, clause: Clause, amount: Amount) -> bool:
        """Return whether a state is said to hold now: `we are now at 40`, `the wait is three and a bit now`."""
        there_is = clause.subject is Subject.NOBODY_SAID and clause.verb is not None
        if there_is and amount.kind is AmountKind.COUNT and not self._counts_measured(amount):
            return False  # `now there are two robots that log in`
        if self._near(amount, 4, 1, self._now):
            return True
        last = self._reading.norms(max(amount.last, clause.last - 2), clause.last)
        return last == ["these", "days"] or any(norm in self._now for norm in last)

    def _bare_span(self, clause: Clause, amount: Amount) -> float:
        """Return the weight of a length of time: what was won or lost, what is measured, how soon all was well again."""
        agreed = self._tied.is_agreed(clause)
        if (
            clause.subject is Subject.THING
            and clause.perfect
            and clause.classes & _LASTS
            and self._near(amount, 2, 0, _FOR)
        ):
            return 0.6
        if self._is_first_in(amount) and clause.subject is not Subject.I and self._course.is_settled(clause):
            return 0.7
        if self._near(amount, 1, 0, _BY) and not clause.classes.isdisjoint(_OFF_BY):
            return 0.8
        if agreed or (counts_subject(clause, amount) and amount.of is not None):
            return 0.65
        rests = self._is_measured(clause) and not clause.classes.isdisjoint(_RESTS)
        if rests and self._is_of_now(clause) and not self._course.in_present:
            rests = self._near(amount, 4, 1, self._lately)
        if clause.predicate in self._won_time or rests:
            return 0.8
        restored = self._near(amount, 8, 2, self._restored) or self._is_over_within(clause, amount)
        return 0.7 if restored and clause.subject is not Subject.I else 0.0

    def _is_first_in(self, amount: Amount) -> bool:
        """Return whether it is the first of its kind for so long: `its first profit in six years`."""
        before = self._reading.norms(max(0, amount.first - _FIRST_NEAR), amount.first)
        return before[-1:] in (["in"], ["for"]) and "first" in before

    def _is_over_within(self, clause: Clause, amount: Amount) -> bool:
        """Return whether something bad was over so soon, or something good up again: `the fire was out within an hour`."""
        if "be" not in clause.classes or clause.object_at is None or not self._near(amount, 2, 0, _WITHIN):
            return False
        return self._reading.tokens[clause.object_at[0]].norm in _UP_OR_OUT

    def _has_been_since(self, clause: Clause) -> bool:
        """Return whether so many have come since: `we have had two alerts since the switch`."""
        told = clause.subject is not Subject.I and clause.predicate in ("have", "be") and clause.perfect
        since = "since" in self._reading.norms(clause.first, clause.last)
        return told and since and clause.tense is Tense.PRESENT and self._course.is_settled(clause)

    def _bare_count(self, clause: Clause, amount: Amount, *, measured: bool) -> float:
        """Return the weight of a count: of those to whom it happened, or of what was kept, won or lost."""
        if self._has_been_since(clause):
            return 0.65
        if not clause.classes.isdisjoint(("be", "have")):
            befell = counts_subject(clause, amount) and self._course.is_over(clause)
            return 0.6 if measured or befell else 0.0
        if counts_subject(clause, amount):
            if clause.negated:
                return 0.0
            return 0.65 if self._is_ending(clause, amount) else 0.0
        if self._tied.is_achieved(clause):
            return 0.65
        lost = clause.predicate == "cost" and clause.tense is Tense.PAST and self._course.is_settled(clause)
        if lost and clause.subject is Subject.THING:
            return 0.65  # `it cost us two customers`
        caught = not clause.classes.isdisjoint(("protect", "stop")) or self._near(amount, 1, 0, _RESTS_AT)
        if clause.subject is Subject.THING and caught:
            return 0.65
        return 0.65 if measured or not clause.classes.isdisjoint(_HAS_COUNT) else 0.0
