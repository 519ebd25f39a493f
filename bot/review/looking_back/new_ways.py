"""What the speaker does since, or will do the next time."""

from functools import cached_property
from itertools import pairwise

from bot.review.looking_back.clause_words import CLOSING, GENERAL, LAST_WORDS, ClauseWords
from bot.review.reading import Clause, ClauseKind, Mood, Subject, Tense


class NewWays(ClauseWords):
    """Finds new ways."""

    def next_time(self, clause: Clause, place: float) -> float:
        """`Next time the deadline gets said first`, `next mentee gets the tool for free`, `now I ask first`."""
        if place < CLOSING or clause.mood is Mood.ASKED or clause.kind not in (ClauseKind.MAIN, ClauseKind.COMPLEMENT):
            return 0.0
        opening = self._reading.norms(max(clause.first - 3, 0), min(clause.first + 3, len(self._reading.tokens)))
        if "next" in opening and self._follows_next(clause):
            return 0.85
        own_future = clause.mood is Mood.FUTURE and clause.subject is Subject.I
        return 0.6 if own_future and place >= LAST_WORDS else 0.0

    def new_habit(self, clause: Clause, place: float) -> float:
        """`Now I show one picture`, `I check that folder these days`: what the speaker changed in their own ways."""
        bare = self._verb_norm(clause) == clause.predicate
        if place < CLOSING or clause.subject is not Subject.I or not (bare or clause.tense is Tense.PRESENT):
            return 0.0
        if clause.predicate in self._words["stative_verb"] or clause.perfect or clause.mood is Mood.CONDITIONAL:
            return 0.0
        norms = list(self._reading.norms(*self._extent(clause)))
        recent = self._words["next_word"].intersection(norms) - {"next"} or any(
            a in ("these", "since") and b in ("days", "then") for a, b in pairwise(norms)
        )
        if recent:
            return 0.75
        if clause.tense is not Tense.PRESENT or clause.kind is ClauseKind.RELATIVE:
            return 0.0
        return 0.6 if place >= LAST_WORDS and self._told_in_past and self._has_time(clause, clause.last) else 0.0

    def _follows_next(self, clause: Clause) -> bool:
        at = next(
            (i for i in range(max(clause.first - 3, 0), clause.first + 3) if self._reading.tokens[i].norm == "next"),
            None,
        )
        if at is None or at + 1 >= len(self._reading.tokens):
            return False
        before = self._reading.tokens[at - 1].norm if at else ""
        told = clause.mood is Mood.TOLD and clause.tense is Tense.PAST
        return before != "very" and not told

    @cached_property
    def _told_in_past(self) -> bool:
        """Whether most of what happened is told in the past, so that a present tense is of today."""
        told = [c for c in self._reading.clauses if c.mood is Mood.TOLD and c.tense is not Tense.NONE]
        return sum(c.tense is Tense.PAST for c in told) > len(told) / 2

    def advice(self, clause: Clause, place: float) -> float:
        """`Ring the heads before the meeting, rather than after it`: advice to oneself, in the last words."""
        if place < LAST_WORDS or clause.mood is not Mood.ORDERED:
            return 0.0
        dated = self._has_time(clause, clause.last) or self._norms_set(clause) & self._words["order_word"]
        return 0.6 if dated else GENERAL if self._norms_set(clause) & self._words["virtue_word"] else 0.0
