"""Lessons and virtues: never more than generic reflections."""

from bot.review.looking_back.clause_words import CLOSING, EARLIEST, GENERAL, LAST_WORDS, ClauseWords
from bot.review.reading import Clause, Mood, Subject, Tense


class Lessons(ClauseWords):
    """Finds lessons."""

    def lesson(self, clause: Clause, place: float) -> float:
        """`I learned a lot about patience`: never more than generic by itself."""
        if place < EARLIEST + 0.1 or clause.negated:
            return 0.0
        norms = set(self._norms(clause))
        own = clause.subject in (Subject.I, Subject.WE, Subject.YOU)
        if own and clause.predicate in ("learn", "realise", "realize") and clause.mood in (Mood.TOLD, Mood.HABITUAL):
            return GENERAL if place >= CLOSING else 0.0
        if norms & self._words["lesson_noun"] and place >= CLOSING:
            return GENERAL
        wise = clause.predicate == "be" and norms & {"important", "key", "crucial", "essential", "vital"}
        everywhere = set(self._reading.norms(clause.first, self._reading.sentences[clause.sentence].last))
        if wise and everywhere & self._words["generic_thing"] and clause.tense is Tense.PRESENT and place >= CLOSING:
            return GENERAL
        virtue = norms & self._words["virtue_word"] - {"more", "often", "direct", "aware"}
        if clause.subject is Subject.I and clause.tense is Tense.PRESENT and virtue and place >= LAST_WORDS:
            return GENERAL
        if {"take", "from"} <= norms and place >= LAST_WORDS:
            return GENERAL
        head = set(self._reading.norms(*clause.subject_at)) if clause.subject_at else set()
        if (
            clause.predicate in ("be", "matter")
            and head & self._words["generic_thing"]
            and clause.tense is Tense.PRESENT
        ):
            return GENERAL if place >= LAST_WORDS and norms & self._words["weighty_word"] else 0.0
        taught = clause.predicate in ("teach", "show") and norms & {"me", "us"}
        return GENERAL if taught and place >= CLOSING else 0.0
