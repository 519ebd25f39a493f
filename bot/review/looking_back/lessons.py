"""Lessons and virtues: never more than generic reflections."""

from bot.review.looking_back.clause_words import CLOSING, GENERAL, LAST_WORDS, ClauseWords
from bot.review.reading import Clause, Mood, Subject, Tense

_WISE = frozenset({"important", "key", "crucial", "essential", "vital"})


class Lessons(ClauseWords):
    """Finds what is learned in general."""

    def lesson(self, clause: Clause, place: float) -> float:
        """`I learned a lot about patience`: never more than generic by itself."""
        if place < CLOSING:
            return 0.0
        norms = set(self._norms(clause))
        if place >= LAST_WORDS and (self._is_maxim(clause, norms) or self._has_grown(clause, norms)):
            return GENERAL
        if clause.negated:
            return 0.0
        if self._is_learned(clause, norms) or self._lacks_virtue(clause, norms):
            return GENERAL
        return GENERAL if place >= LAST_WORDS and self._praises_virtue(clause, norms) else 0.0

    def _is_learned(self, clause: Clause, norms: set[str]) -> bool:
        """`I learned a lot`, `the lesson`, `it taught me`, `it is important to communicate`."""
        own = clause.subject in (Subject.I, Subject.WE, Subject.YOU)
        if own and clause.predicate in ("learn", "realise", "realize") and clause.mood in (Mood.TOLD, Mood.HABITUAL):
            return True
        if norms & self._words["lesson_noun"]:
            return True
        if clause.predicate == "be" and clause.tense is Tense.PRESENT and norms & _WISE:
            everywhere = self._reading.norms(clause.first, self._reading.sentences[clause.sentence].last)
            return not self._words["generic_thing"].isdisjoint(everywhere)
        return clause.predicate in ("teach", "show") and bool(norms & {"me", "us"})

    def _praises_virtue(self, clause: Clause, norms: set[str]) -> bool:
        """`I am more patient now`, `what I take from it`, `communication is everything`."""
        virtue = norms & self._words["virtue_word"] - {"more", "often", "direct", "aware"}
        if clause.subject is Subject.I and clause.tense is Tense.PRESENT and virtue:
            return True
        if {"take", "from"} <= norms:
            return True
        head = set(self._reading.norms(*clause.subject_at)) if clause.subject_at else set()
        weighed = clause.predicate in ("be", "matter") and clause.tense is Tense.PRESENT
        return weighed and bool(head & self._words["generic_thing"]) and bool(norms & self._words["weighty_word"])

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
        if clause.subject is not Subject.I:
            return False
        needs = clause.predicate in ("need", "have to") or self._has_to(clause)
        return needs and bool(norms & (self._words["virtue_word"] | self._words["virtue_noun"]))
