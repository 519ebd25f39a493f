"""Where the speaker turns round the order in which they did two things, or sets the same deed at an earlier time."""

from bot.review.looking_back.clause_words import CLOSING, LAST_WORDS, ClauseWords
from bot.review.reading import Clause, ClauseKind, Mood, Subject, Tense

_TURNS = frozenset({"swap", "reverse", "flip", "switch", "turn", "exchange", "invert", "turn around", "turn round"})
_BOTH = frozenset({"those", "these", "them", "two", "order", "both", "that"})
_ORDERED = frozenset({"first", "second", "then", "after", "last", "later", "before", "afterwards", "next"})
_ROUND = frozenset(
    (
        ("other", "way", "round"),
        ("other", "way", "around"),
        ("the", "reverse", "order"),
        ("in", "reverse", "order"),
    )
)
_NEAR = 2
"""How many clauses back stands what is turned round."""


class OtherOrder(ClauseWords):
    """Finds where two deeds of the speaker should have come the other way round, or one of them sooner."""

    def other_order(self, clause: Clause, place: float) -> float:
        """`I paid first and asked second; swap those round`, `I asked in week five. In week one they'd have told me.`"""
        if place < CLOSING or self.set_right(clause) is None:
            return 0.0
        return 0.8

    def set_right(self, clause: Clause) -> Clause | None:
        """Return the deed whose order or time a clause sets right, None where it does not."""
        if clause.kind not in (ClauseKind.MAIN, ClauseKind.FRAGMENT):
            return None
        if self._turns_round(clause):
            return self._deed_before(clause, of_order=True)
        return self._deed_before(clause, of_order=False) if self._is_sooner(clause) else None

    def _turns_round(self, clause: Clause) -> bool:
        norms = self._norms(clause)
        if not _ROUND.isdisjoint(zip(norms, norms[1:], norms[2:], strict=False)):
            return True
        unreal = clause.mood in (Mood.ORDERED, Mood.CONDITIONAL)
        return unreal and clause.predicate in _TURNS and not _BOTH.isdisjoint(norms)

    def _is_sooner(self, clause: Clause) -> bool:
        """Whether what follows a time that opens the clause would have been so: `in week one they would have told me`."""
        if clause.mood is not Mood.CONDITIONAL or clause.subject is Subject.I or clause.subject_at is None:
            return False
        if clause.joint or clause.place < LAST_WORDS:
            return False
        return self._is_early(self._reading.norms(clause.first, clause.subject_at[0]))

    def _deed_before(self, clause: Clause, *, of_order: bool) -> Clause | None:
        """Return what the speaker did right before, in an order or at a time that is said."""
        for other in reversed(self._reading.clauses[max(clause.index - _NEAR, 0) : clause.index]):
            own = other.subject is Subject.I and other.tense is Tense.PAST and other.mood is Mood.TOLD
            if not own or other.sentence < clause.sentence - 1 or other.kind is not ClauseKind.MAIN:
                continue
            said = self._has_time(other, other.last)
            ordered = not _ORDERED.isdisjoint(self._norms(other))
            if ordered if of_order else said:
                return other
        return None
