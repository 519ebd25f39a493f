"""Lessons and virtues: never more than generic reflections."""

from bot.review.looking_back.clause_words import CLOSING, EARLIEST, GENERAL, LAST_WORDS, ClauseWords
from bot.review.reading import Clause, Mood, Subject, Tense


class Lessons(ClauseWords):
    """Finds lessons."""

    def lesson(self, clause: Clause, place: float) -> float:
        """`I learned a lot about patience`: never more than generic by itself."""
        if place < EARLIEST + 0.1:
            return 0.0
        norms = set(self._norms(clause))
        if place >= LAST_WORDS and (self._is_maxim(clause, norms) or self._has_grown(clause, norms)):
            return GENERAL
        if clause.negated:
            return 0.0
        if place >= CLOSING and clause.subject is Subject.I and self._lacks_virtue(clause, norms):
            return GENERAL
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

    def _is_maxim(self, clause: Clause, norms: set[str]) -> bool:
        """`One should always be careful`, `you can never test enough`, `you come out of it tougher`, `be careful with data`."""
        if clause.tense is Tense.PAST or clause.mood is Mood.ASKED:
            return False
        if "never" in norms and norms & {"enough", "much", "many", "careful"}:
            return True
        ordered = self._is_order(clause) and norms & (self._words["virtue_word"] - {"open", "direct", "clear"})
        you = clause.subject is Subject.YOU or self._reading.tokens[clause.first].norm == "one"
        told = norms & {"always", "never", "must", "should"} or {"have", "to"} <= norms
        return bool(ordered or (you and (told or clause.predicate in self._words["growing_verb"])))

    def _has_grown(self, clause: Clause, norms: set[str]) -> bool:
        """`I grew a lot as an engineer`, `we came out stronger`."""
        own = clause.subject in (Subject.I, Subject.WE)
        much = norms & {"lot", "much", "deal"} or norms & self._words["virtue_word"]
        return bool(own and clause.predicate in self._words["growing_verb"] and not clause.negated and much)

    def _lacks_virtue(self, clause: Clause, norms: set[str]) -> bool:
        """`I have to trust my instincts more`, `I must have more courage`."""
        needs = clause.predicate in ("need", "have to") or self._has_to(clause)
        return needs and bool(norms & (self._words["virtue_word"] | self._words["virtue_noun"]))
