"""Find what would have changed the speaker's mind: a condition, a bound, an event under which they would have given in."""

from collections.abc import Sequence
from itertools import pairwise

from bot.review.reading import Clause, Mood, Subject
from bot.review.told.heard import SPEAKERS, HeardClauses

_IFS = frozenset(
    ("if", "unless", "had", "once", "as long as", "provided", "only if", "even if", "as soon as", "were", "should")
)
_ME = frozenset(("me", "us", "mind"))
_HINDSIGHT = frozenset(
    (
        ("next", "time"),
        ("looking", "back"),
        ("did", "again"),
        ("it", "again"),
        ("that", "again"),
        ("this", "again"),
        ("second", "chance"),
        ("do", "over"),
        ("another", "chance"),
        ("round", "again"),
        ("could", "redo"),
        ("could", "rerun"),
        ("could", "repeat"),
    )
)


class Conditions:
    """Looks for conditions in one text."""

    def __init__(self, heard: HeardClauses) -> None:
        self._heard = heard
        self._reading = heard.reading
        self._words = heard.words

    def found(self) -> Sequence[Clause]:
        """Return the clauses that say under what the speaker would have done otherwise, hindsight left out."""
        return [c for c in self._heard.clauses if self._holds(c) and not self._is_hindsight(c)]

    def _holds(self, clause: Clause) -> bool:
        return self._gives_in(clause) or self._flips(clause) or self._is_bound(clause)

    def _gives_in(self, clause: Clause) -> bool:
        """`if the canary had shown no errors, I would have shipped`, `anything under 2 percent and I would take the locks`."""
        if clause.mood is not Mood.CONDITIONAL or clause.joint in _IFS or clause.subject not in SPEAKERS:
            return False
        if self._has_condition(clause):
            return True
        return self._is_bounded(clause) and self._heard.does(clause, "giving_in_verb")

    def _is_bounded(self, clause: Clause) -> bool:
        """Return whether a bound stands in a clause or right before it: `under one percent I would take the locks`."""
        before = self._reading.clauses[max(0, clause.index - 1) : clause.index]
        amounts = [*clause.amounts, *(a for other in before for a in other.amounts if 0 <= clause.first - a.last <= 1)]
        bounds = self._words["bounds_word"]
        return any(not bounds.isdisjoint(self._reading.norms(max(0, a.first - 2), a.last)) for a in amounts)

    def _has_condition(self, clause: Clause) -> bool:
        sentence = self._reading.sentences[clause.sentence]
        return any(
            other.joint in _IFS
            and other.index != clause.index
            and not (other.subject is Subject.I and "again" in self._heard.norms(other))
            for other in self._reading.clauses_in(sentence)
        )

    def _flips(self, clause: Clause) -> bool:
        """`two customers asking for it would have flipped me`, `one bad week would have changed my mind`."""
        if clause.mood is not Mood.CONDITIONAL or clause.negated or clause.subject in (*SPEAKERS, Subject.YOU):
            return False
        return self._heard.does(clause, "flipping_verb") and not _ME.isdisjoint(self._heard.after(clause)[:4])

    def _is_bound(self, clause: Clause) -> bool:
        """`my threshold was two percent`, `the line was three missed sprints`."""
        return (
            clause.predicate in ("be", "sit", "lie", "stand")
            and not clause.negated
            and bool(clause.amounts)
            and self._heard.has(self._heard.of_subject(clause), "threshold_noun")
        )

    def _is_hindsight(self, clause: Clause) -> bool:
        """Return whether its sentence says what the speaker would do another time, which is a reflection."""
        sentence = self._reading.sentences[clause.sentence]
        norms = self._reading.norms(sentence.first, sentence.last)
        return not _HINDSIGHT.isdisjoint(pairwise(norms))
