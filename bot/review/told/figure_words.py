"""What is asked of the amounts of a text and of the words around them, by all who weigh them."""

from collections.abc import Set as AbstractSet

from bot.review.reading import Amount, Clause, Direction, Mood, Reading, Subject, Tense
from bot.review.told.course import Course
from question_bank.lexicon import Lexicon

_THREE = 3
_UP_OR_DOWN = frozenset(("up", "down"))
_SIGNS = frozenset(("+", "-", "−"))


def is_changed(amount: Amount) -> bool:
    """Return whether an amount has both its ends, or says without figures that it changed: `from weeks to days`."""
    return amount.before is not None or (amount.value is None and amount.direction is not Direction.NONE)


def counts_subject(clause: Clause, amount: Amount) -> bool:
    """Return whether an amount stands before the verb, so that it counts whose the clause is."""
    return clause.verb is not None and amount.last <= clause.verb


class FigureWords:
    """What the weighers of one text's amounts ask of them."""

    def __init__(self, reading: Reading, course: Course, lexicon: Lexicon) -> None:
        self._reading = reading
        self._clauses = reading.clauses
        self._course = course
        words = lexicon.words
        self._verbs = words["outcome_verb"]
        self._against = words["set_against"]
        self._measured = words["measured_thing"]
        self._bad = words["bad_measure"]
        self._bringing = words["bringing_verb"]
        self._bounds = words["bound_before"]
        self._phrase_end = words["phrase_end"]

    def _near(self, amount: Amount, before: int, after: int, words: AbstractSet[str]) -> bool:
        """Return whether one of the words stands so near before an amount, or after it in the same phrase."""
        norms = self._reading.norms
        if words is self._against and norms(amount.last, min(len(self._reading.tokens), amount.last + 2)) == [
            "and",
            "not",
        ]:
            return True
        if before and not words.isdisjoint(norms(max(0, amount.first - before), amount.first)):
            return True
        for norm in norms(amount.last, min(len(self._reading.tokens), amount.last + after)):
            if norm in words:
                return True
            if norm in self._phrase_end:
                return False
        return False

    def _has_sign(self, amount: Amount) -> bool:
        """Return whether a number is written as a change: `+2.3%`."""
        start = self._reading.tokens[amount.first].start
        return self._reading.text[max(0, start - 1) : start + 1].strip()[:1] in _SIGNS

    def _is_after_mark(self, amount: Amount) -> bool:
        """Return whether `down to` or `up by` follows a mark at once: `support mails: down to 8 a day`."""
        before = self._reading.norms(max(0, amount.first - 3), amount.first)
        return len(before) == _THREE and before[0] in (":", "–", "—", "-") and before[1] in _UP_OR_DOWN

    def _is_bad(self, amount: Amount) -> bool:
        """Return whether an amount counts what is bad to have."""
        return not self._bad.isdisjoint(self._reading.norms(amount.first, amount.last))

    def _measures(self, clause: Clause) -> bool:
        """Return whether the subject is something that is measured."""
        at = clause.subject_at or (clause.first, clause.verb or clause.first)
        return not self._measured.isdisjoint(self._reading.norms(*at))

    def _is_measured(self, clause: Clause) -> bool:
        return clause.subject is Subject.THING and self._measures(clause)

    def _is_of_now(self, clause: Clause) -> bool:
        return clause.tense is Tense.PRESENT and not clause.perfect and clause.mood is not Mood.ORDERED

    def _brings_to(self, clause: Clause, amount: Amount) -> bool:
        """Return whether somebody brought something to that amount: `she brought it to two hours`, `we got it under 3 %`."""
        return clause.predicate.partition(" ")[0] in self._bringing and self._near(amount, 2, 0, self._bounds)

    def _counts_measured(self, amount: Amount) -> bool:
        last = min(len(self._reading.tokens), amount.last + 1)
        return not self._measured.isdisjoint(self._reading.norms(amount.first, last))

    def _is_ending(self, clause: Clause, amount: Amount) -> bool:
        return clause.predicate.replace(" ", "_") in self._verbs or counts_subject(clause, amount)
