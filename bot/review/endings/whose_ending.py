"""Say whether a clause may tell an ending by whose it is: what the speaker did is none, what they saved is."""

from bot.review.endings.amount_checks import AmountChecks, counts_subject, is_changed
from bot.review.endings.set_against import SetAgainst
from bot.review.endings.tied_clauses import TiedClauses
from bot.review.reading import Amount, AmountKind, Clause, ClauseKind, Direction, Reading, Subject
from bot.review.told.course import Course
from question_bank.lexicon import Lexicon

_MINDS = frozenset(("tell", "ask", "think", "feel", "want", "fear", "plan", "teach", "hire"))
_EFFORTS = _MINDS | {"gather", "convince", "make"}
_ENDS = frozenset((
    "finish", "gain", "lose", "save", "fall", "rise", "keep", "cost", "commit", "use", "stop", "fail", "be", "have", "permit",
    "solve",
))  # fmt: skip
_GETS_TO = frozenset(("bring", "get", "push", "drive", "get down", "bring down"))
_BARGAINS = frozenset(("haggle", "bargain", "negotiate", "beat", "squeeze"))
_PUSHES = frozenset(("talk", "bring", "get", "drive", "push"))
_DOWN_OR_UP = frozenset(("down", "up"))
_UNDER = frozenset(("under", "below"))


class WhoseEnding(AmountChecks):
    """Looks at whose clauses tell an ending in one text."""

    def __init__(self, reading: Reading, course: Course, lexicon: Lexicon) -> None:
        super().__init__(reading, course, lexicon)
        self._tied = TiedClauses(reading, course, lexicon)
        self._compared = SetAgainst(reading, course, lexicon)

    def may_end(self, clause: Clause, amount: Amount) -> bool:
        """Return whether a clause may tell an ending by whose it is: what the speaker did is none, what they saved is."""
        if clause.subject in (Subject.THING, Subject.NOBODY_SAID):
            return True
        if amount.value == 0 and self._is_bad(amount):
            return True
        if clause.kind is ClauseKind.GERUND and self._tied.is_consequence(clause):
            return not self._is_manner(clause, amount)
        return self._is_own_ending(clause, amount) if clause.subject is Subject.I else self._others_end(clause, amount)

    def _is_manner(self, clause: Clause, amount: Amount) -> bool:
        """Return whether it says how the speaker went about it: `I called the assessor, jumping three chairs`."""
        parent = self._clauses[clause.parent] if clause.parent is not None else None
        own = parent is not None and parent.subject is Subject.I
        return (
            own and amount.kind is AmountKind.COUNT and amount.before is None and not clause.classes & {"save", "stop"}
        )

    def _is_own_ending(self, clause: Clause, amount: Amount) -> bool:
        """Return whether a clause of the speaker's tells an ending: what was saved, moved, or brought under a bound."""
        if clause.subject_at is None and (
            self._tied.is_heading(clause) or (clause.predicate == "be" and is_changed(amount))
        ):
            return True
        if self._is_bargained(clause, amount):
            return True
        if clause.predicate in _GETS_TO and self._near(amount, 1, 0, _UNDER):
            return True  # `I got the build under ten minutes`
        if clause.subject_at is None and self._is_off_by(amount) and self._course.is_settled(clause):
            return True  # `shipped 16 days late`
        if self._leads_in(clause, amount):
            return self._counts_measured(amount)
        moved = amount.direction is not Direction.NONE and clause.classes & {"fall", "rise", "gain", "lose"}
        return bool(moved or "save" in clause.classes)

    def _is_bargained(self, clause: Clause, amount: Amount) -> bool:
        """Return whether the speaker moved a price or a measure: `I talked them down from 4,200 to 2,900`."""
        if amount.before is None or amount.kind is AmountKind.SPAN:
            return False
        verb = clause.predicate.partition(" ")[0]
        return verb in _BARGAINS or (verb in _PUSHES and self._near(amount, 3, 0, _DOWN_OR_UP))

    def _others_end(self, clause: Clause, amount: Amount) -> bool:
        """Return whether a clause of others or of "we" tells an ending."""
        if is_changed(amount) and (not clause.classes & _EFFORTS or self._tied.is_end_of_change(clause)):
            return True
        if clause.subject is not Subject.WE and self._course.is_over(clause) and self._compared.holds(clause, amount):
            return not clause.classes & _MINDS
        if self._is_after_mark(amount) or self._is_got(clause, amount):
            return True
        reached = self._is_off_by(amount) or self._is_reached(clause, amount)
        if reached and clause.subject is Subject.WE and self._course.is_settled(clause):
            return True
        done = clause.predicate == "do" and clause.passive
        if done or clause.classes & _ENDS or self._brings_to(clause, amount):
            return True
        if clause.subject is Subject.WE:
            return amount.unit == "%" and not clause.classes & _EFFORTS
        return not clause.classes & _MINDS and self._is_ending(clause, amount)

    def _is_got(self, clause: Clause, amount: Amount) -> bool:
        agreed = self._tied.is_agreed(clause) and amount.kind is not AmountKind.COUNT
        return agreed or self._tied.is_achieved(clause)

    def _leads_in(self, clause: Clause, amount: Amount) -> bool:
        """Return whether a number stands alone before a verb whose subject is left out: `94% accuracy, made the freeze`."""
        return clause.subject_at is None and counts_subject(clause, amount)
