"""What the speaker would, should or could have done, and what would have helped."""

from collections.abc import Sequence

from bot.review.looking_back.clause_words import CLOSING, EARLIEST, GENERAL, LAST_WORDS, SHOULDS, ClauseWords
from bot.review.reading import Clause, ClauseKind, Mood, Subject


class Wishes(ClauseWords):
    """Finds unreal deeds."""

    def own_wish(self, clause: Clause, clauses: Sequence[Clause], place: float, *, cued: bool) -> float:
        """`I would have phoned the clinic`, `I'd bring two clips`, and the same of a thing that was done too late."""
        if clause.joint == "if" and clause.subject is Subject.I and self._is_unreal_past(clause):
            return 0.9
        if_anything = "anything" in self._reading.norms(clause.first, clause.first + 3)
        if clause.joint in ("if", "unless", "whether", "because") and not if_anything:
            return 0.0
        if clause.mood is not Mood.CONDITIONAL:
            return 0.0
        if clause.negated and (
            clause.predicate in self._words["foreseeing_verb"] or clause.predicate in ("be", "have")
        ):
            return 0.0
        if clause.subject is Subject.I:
            if self._is_estimate(clause) or self._hangs_on_others(clause, clauses):
                return 0.0
            return self._would(clause, place, cued=cued)
        if clause.subject is Subject.WE and place >= CLOSING:
            return 0.85 if cued else GENERAL if self._modals(clause) & SHOULDS else 0.0
        if clause.perfect and clause.subject is Subject.THING and place >= CLOSING and clause.kind is ClauseKind.MAIN:
            return 0.6 if self._would_have_helped(clause) else 0.0
        return 0.0

    def _would_have_helped(self, clause: Clause) -> bool:
        """`That would have fixed it`, `a day's head start would have cost me nothing`."""
        if clause.predicate == "be" or clause.negated:
            return False
        head = set(self._reading.norms(*clause.subject_at)) if clause.subject_at else set()
        return bool(head & (self._words["time_point"] | self._words["order_word"] | {"that", "it", "this"}))

    def _would(self, clause: Clause, place: float, *, cued: bool) -> float:
        """What the speaker would, should or could have done."""
        if clause.kind is ClauseKind.COMPLEMENT and not self._is_owned(clause):
            return 0.0
        if self._modals(clause) & SHOULDS:
            return 0.95
        if clause.perfect:
            return 0.95 if place >= EARLIEST + 0.1 else 0.0
        if clause.predicate == "be" and not cued and not self._has_time(clause, clause.last):
            return GENERAL if self._norms_set(clause) & self._words["virtue_word"] and place >= CLOSING else 0.0
        return 0.9 if cued or place >= CLOSING else 0.0

    def demand(self, clause: Clause, place: float) -> float:
        """`I should have ...`, `it ought to have been on the pitch`, `it belonged in the tender`."""
        modals = self._modals(clause)
        mine = clause.subject in (Subject.I, Subject.THING, Subject.NOBODY_SAID) or "me" in self._norms_set(clause)
        if modals & SHOULDS and mine:
            perfect = clause.perfect or clause.subject is Subject.I
            return 0.9 if perfect and place >= EARLIEST + 0.1 else 0.0
        if clause.predicate == "belong" and clause.subject not in (Subject.I, Subject.WE):
            end = self._reading.sentences[clause.sentence].last
            return 0.8 if place >= CLOSING and self._has_time(clause, end) else 0.0
        if clause.subject is Subject.I and clause.mood is not Mood.CONDITIONAL:
            needs = clause.predicate in ("need", "have to") or self._has_to(clause)
            end = self._reading.sentences[clause.sentence].last
            dated = self._has_time(clause, end) or self._norms_set(clause) & self._words["order_word"]
            return 0.6 if needs and dated and place >= LAST_WORDS else 0.0
        return 0.0

    def _is_unreal_past(self, clause: Clause) -> bool:
        """`If I'd put the fleet on the dashboard`: a condition that was not met, and that was the speaker's to meet."""
        return (clause.perfect or "id" in self._norms_set(clause)) and not self._norms_set(clause) & self._words[
            "again_word"
        ]

    def _hangs_on_others(self, clause: Clause, clauses: Sequence[Clause]) -> bool:
        """`If they had asked I would have told them` says nothing of what the speaker would do otherwise."""
        return any(
            other.joint in ("if", "unless")
            and other.parent == clause.index
            and other.subject in (Subject.NAMED, Subject.THEY)
            for other in clauses
        )

    def _is_estimate(self, clause: Clause) -> bool:
        if clause.predicate not in self._words["estimating_verb"] or clause.perfect:
            return False
        return not self._norms_set(clause) & self._words["order_word"] and not self._has_time(clause, clause.last)

    def _is_owned(self, clause: Clause) -> bool:
        parent = self._parent(clause)
        return parent is None or parent.subject in (Subject.I, Subject.THING, Subject.NOBODY_SAID)
