"""Find what two clauses set side by side: how it is, in the one, and how it had been or would have been, in the other.

`A claim takes four minutes today, it used to be eleven.` `Now they are 6. Back then it was 40.`
"""

from collections.abc import Iterator
from itertools import pairwise

from bot.review.reading import Amount, AmountKind, Clause, ClauseKind, Mood, Reading, Subject, Tense
from bot.review.told.course import Course
from question_bank.lexicon import Lexicon

_REACH = 3
"""How many clauses away the other figure may stand."""
_MINDS = frozenset(("tell", "ask", "think", "feel", "want", "fear", "plan", "teach", "hire"))
_STATES = frozenset(("be", "have", "cost", "keep"))
_MEASURES = frozenset((AmountKind.MONEY, AmountKind.SPAN, AmountKind.SHARE, AmountKind.COUNT))
_POINTS_BACK = frozenset(("it", "they", "that", "this", "there", "those", "these", "one", "ones", "which"))
_ONCE = frozenset(((("back", "then")), ("used", "to"), ("the", "old"), ("until", "then"), ("up", "to")))
_AGO = frozenset(("before", "earlier", "previously", "formerly", "originally", "beforehand", "initially"))
_LAST_TIME = frozenset(
    (
        "year",
        "month",
        "week",
        "quarter",
        "season",
        "summer",
        "winter",
        "spring",
        "autumn",
        "sprint",
        "years",
        "months",
        "weeks",
        "quarters",
    )
)
_FORMER = frozenset(("previous", "former", "old", "prior", "earlier", "preceding", "predecessor", "original"))
_BEGINS = frozenset(("start", "begin", "come", "arrive", "join", "take over", "get", "inherit", "move"))
_OPENING = 4


class SideBySide:
    """The clauses of a text that tell how it is now, beside how it had been."""

    def __init__(self, reading: Reading, course: Course, lexicon: Lexicon) -> None:
        self._reading = reading
        self._course = course
        self._goal = lexicon.words["goal_noun"]
        self._found = frozenset(self._find())

    def holds(self, clause: Clause, amount: Amount) -> bool:
        """Return whether an amount tells how it is now, and another clause how it had been."""
        return (clause.index, amount.first) in self._found

    def _find(self) -> Iterator[tuple[int, int]]:
        clauses = [clause for clause in self._reading.clauses if clause.amounts]
        former = {clause.index for clause in clauses if self._is_former(clause)}
        for at, clause in enumerate(clauses):
            if clause.index in former or not self._may_be_now(clause):
                continue
            for other in (*clauses[max(0, at - 2) : at], *clauses[at + 1 : at + 3]):
                if other.index in former and self._is_beside(clause, other):
                    yield from self._alike(clause, other)

    def _is_beside(self, clause: Clause, other: Clause) -> bool:
        sentences = self._reading.sentences
        if abs(clause.sentence - other.sentence) > 1 or abs(clause.index - other.index) > _REACH:
            return False
        return sentences[clause.sentence].block == sentences[other.sentence].block

    def _alike(self, clause: Clause, other: Clause) -> Iterator[tuple[int, int]]:
        """Yield the amounts of a clause that measure what one of the other clause does."""
        pointed = self._points_back(other) or self._points_back(clause) or other.sentence == clause.sentence
        pointed = pointed or self._is_of_former(other)
        for amount in clause.amounts:
            for one in other.amounts:
                bare = not amount.unit or not one.unit
                same = amount.unit == one.unit or (amount.kind is one.kind is AmountKind.SPAN)
                if _measures(amount) and _measures(one) and amount.value != one.value and (same or bare) and pointed:
                    yield clause.index, amount.first

    def _points_back(self, clause: Clause) -> bool:
        if clause.subject_at is None:
            return clause.subject is not Subject.I
        return not _POINTS_BACK.isdisjoint(self._reading.norms(*clause.subject_at))

    def _may_be_now(self, clause: Clause) -> bool:
        """Return whether a clause may tell how it is: nobody's wish or effort, and once most is done."""
        if clause.mood not in (Mood.TOLD, Mood.HABITUAL) or clause.subject in (Subject.I, Subject.YOU):
            return False
        minds = not clause.classes.isdisjoint(_MINDS) and clause.predicate != "need"
        if clause.reported or minds:
            return False
        if clause.kind in (ClauseKind.INFINITIVE, ClauseKind.GERUND):
            return False
        if clause.subject is Subject.NAMED and "be" in clause.classes:
            return False  # `he has been there four years`
        about = clause.subject_at and self._reading.norms(*clause.subject_at)
        return not (about and not self._goal.isdisjoint(about)) and self._course.done_before(clause) >= _MOSTLY_DONE

    def _is_former(self, clause: Clause) -> bool:
        """Return whether a clause tells how it had been, whoever says so and by which words."""
        if clause.mood in (Mood.ASKED, Mood.FUTURE, Mood.ORDERED):
            return False
        if clause.subject is Subject.I and (clause.subject_at is not None or clause.predicate != "be"):
            return False
        if clause.mood is Mood.WISHED:
            return False
        if clause.tense is Tense.PAST and (clause.perfect or clause.mood is Mood.HABITUAL):
            return True
        if clause.joint in ("before", "where") and not clause.classes.isdisjoint(_STATES):
            return True
        if clause.joint == "before" and clause.parent is not None and clause.tense is Tense.PAST:
            return self._reading.clauses[clause.parent].tense is Tense.PRESENT
        if clause.tense is not Tense.PAST and clause.kind is not ClauseKind.FRAGMENT:
            return False
        return self._names_former_time(clause) or self._follows_beginning(clause) or self._is_of_former(clause)

    def _is_of_former(self, clause: Clause) -> bool:
        """Return whether it measures the one that came before: `the previous chip was seven weeks`, `its predecessor cost 9k`."""
        if clause.subject_at is None or clause.subject is Subject.I or clause.classes.isdisjoint(_STATES):
            return False
        return not _FORMER.isdisjoint(self._reading.norms(*clause.subject_at))

    def _names_former_time(self, clause: Clause) -> bool:
        words = self._reading.norms(clause.first, clause.last)
        while words and not words[-1][:1].isalnum():
            words = words[:-1]
        edges = [*words[:_OPENING], *words[-_OPENING:]]
        if words[-1:] and words[-1] in _AGO:
            return True
        if words[:1] and words[0] in _AGO and (len(words) < 2 or not words[1][:1].isalnum()):
            return True
        pairs = set(pairwise(edges))
        return bool(pairs & _ONCE) or any(("last", time) in pairs for time in _LAST_TIME)

    def _follows_beginning(self, clause: Clause) -> bool:
        """Return whether it tells how it was when the speaker came: `when I started it was nine`."""
        if clause.index == 0:
            return False
        lead = self._reading.clauses[clause.index - 1]
        begins = lead.joint == "when" and lead.predicate in _BEGINS and lead.subject in (Subject.I, Subject.WE)
        return begins and lead.sentence == clause.sentence


_MOSTLY_DONE = 0.5


def _measures(amount: Amount) -> bool:
    return amount.kind in _MEASURES and amount.value is not None
