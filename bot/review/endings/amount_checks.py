"""What is asked of the amounts of a text and of the words around them, by all who weigh them."""

from collections.abc import Set as AbstractSet

from bot.review.reading import Amount, AmountKind, Clause, Direction, Mood, Reading, Subject, Tense
from bot.review.told.course import Course
from question_bank.lexicon import Lexicon

_THREE = 3
_UP_OR_DOWN = frozenset(("up", "down"))
_AUXILIARIES = frozenset(
    ("is", "are", "was", "were", "be", "do", "does", "did", "has", "have", "had", "will", "would", "could")
)
_ARRIVES = frozenset(("come", "arrive", "land", "end", "settle", "finish", "get", "wind"))
_RESTS_AT = frozenset(("at", "to"))
_RATES = frozenset(("a", "an", "per", "each", "every"))
_SIGNS = frozenset(("+", "-", "−"))


def is_changed(amount: Amount) -> bool:
    """Return whether an amount has both its ends, or says without figures that it changed: `from weeks to days`."""
    return amount.before is not None or (amount.value is None and amount.direction is not Direction.NONE)


def counts_subject(clause: Clause, amount: Amount) -> bool:
    """Return whether an amount stands before the verb, so that it counts whose the clause is."""
    return clause.verb is not None and amount.last <= clause.verb


class AmountChecks:
    """What the weighers of one text's amounts ask of them."""

    def __init__(self, reading: Reading, course: Course, lexicon: Lexicon) -> None:
        self._reading = reading
        self._clauses = reading.clauses
        self._course = course
        words = lexicon.words
        self._more_or_less = words["more_or_less"]
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
        for at in range(amount.last, min(len(self._reading.tokens), amount.last + after)):
            norm = self._reading.tokens[at].norm
            if norm in words and not self._is_of_word_before(at):
                return True
            if norm in self._phrase_end:
                return False
        return False

    def _is_of_word_before(self, at: int) -> bool:
        """Return whether a word goes with the one before: `bake-off`, and `is not done`, which sets nothing against it."""
        word, before = self._reading.tokens[at], self._reading.tokens[at - 1]
        joined = self._reading.text[word.start - 1 : word.start] == "-"
        return joined or (word.norm == "not" and before.norm in _AUXILIARIES)

    def _is_reached(self, clause: Clause, amount: Amount) -> bool:
        """Return whether those who act came to a measure: `we came to 16.8 years`, `they ended up at 4 a month`."""
        if clause.predicate.partition(" ")[0] not in _ARRIVES or not self._near(amount, 1, 0, _RESTS_AT):
            return False
        rate = self._reading.norms(amount.last, min(len(self._reading.tokens), amount.last + 1))
        return amount.kind is not AmountKind.COUNT or (bool(rate) and rate[0] in _RATES)

    def _is_off_by(self, amount: Amount) -> bool:
        """Return whether a length of time is how much sooner or later it was: `a week early`."""
        return amount.kind is AmountKind.SPAN and self._near(amount, 0, 1, self._more_or_less)

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
