"""What the speaker owns up to."""

from bot.review.looking_back.clause_words import CLOSING, LAST_WORDS, ClauseWords
from bot.review.reading import AmountKind, Clause, ClauseKind, Mood, Subject, Tense


class OwningUp(ClauseWords):
    """Finds faults of the speaker's own."""

    def owning_up(self, clause: Clause, place: float) -> float:
        """`My mistake was to tell them last`, `I waited too long`, `I hadn't spoken to support`, `too late`."""
        if place < CLOSING or clause.mood not in (Mood.TOLD, Mood.HABITUAL) or clause.kind is not ClauseKind.MAIN:
            return 0.0
        norms = set(self._norms(clause))
        if norms & self._words["regret_noun"] and not clause.negated and (norms & {"my", "mine", "i", "was", "one"}):
            return 0.85
        if clause.subject is not Subject.I:
            took = (
                clause.predicate == "take" and "me" in norms and any(a.kind is AmountKind.SPAN for a in clause.amounts)
            )
            return 0.7 if took and place >= LAST_WORDS else 0.0
        owned = clause.tense is Tense.PAST or clause.perfect or clause.predicate == "regret"
        if clause.predicate in self._words["regret_verb"] and owned and not clause.negated:
            return 0.8
        if clause.negated and clause.tense is Tense.PAST and place >= LAST_WORDS:
            foreseen = clause.predicate in self._words["foreseeing_verb"]
            return 0.55 if not foreseen and self._has_time(clause, clause.last) else 0.0
        return 0.6 if place >= LAST_WORDS and norms & {"last", "late", "too"} and clause.tense is Tense.PAST else 0.0
