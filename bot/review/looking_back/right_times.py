"""The time at which something belonged: set against another, or told of nobody in the last words."""

from itertools import pairwise

from bot.review.looking_back.clause_words import CLOSING, LAST_WORDS, ClauseWords
from bot.review.reading import Clause, ClauseKind, Mood, Subject, Tense

_WANTED = frozenset({"want", "need", "take", "require", "call for", "cost", "deserve"})


class RightTimes(ClauseWords):
    """Finds the right times."""

    def not_then(self, clause: Clause, place: float) -> float:
        """`Month one, not month seven`, `before the vote instead of after it`: one time set against another."""
        if place < CLOSING or clause.subject in (Subject.NAMED, Subject.THEY) or self._is_lead_in(clause):
            return 0.0
        norms = self._reading.norms(*self._extent(clause))
        for at, norm in enumerate(norms):
            if norm in ("not", "instead", "rather") and self._is_time(norms[max(at - 8, 0) : at], one=True):
                return 0.85 if self._is_time(norms[at + 1 : at + 7]) else 0.0
        return 0.0

    def head_start(self, clause: Clause, place: float, *, cued: bool) -> float:
        """`Two days earlier`, `a short call the evening before`: told of nobody, in the last words."""
        if place < (CLOSING if cued else LAST_WORDS) or clause.subject not in (
            Subject.THING,
            Subject.NOBODY_SAID,
            Subject.I,
        ):
            return 0.0
        if clause.mood in (Mood.ASKED, Mood.WISHED) or self._is_lead_in(clause):
            return 0.0
        norms = list(self._reading.norms(*self._extent(clause)))
        ahead = self._is_ahead(norms)
        pointed = clause.predicate == "be" and norms[:1] in (["that"], ["it"], ["this"])
        wanted = clause.subject is Subject.THING and (clause.predicate in _WANTED or pointed)
        told = clause.tense is Tense.PAST and clause.mood is Mood.TOLD and not wanted
        return 0.65 if ahead and (cued or not told) else 0.0

    def right_time(self, clause: Clause, place: float) -> float:
        """`The day to tell her was the 1st of June`, `week one was the moment for that call`."""
        if place < CLOSING or clause.predicate != "be" or clause.verb is None or clause.kind is not ClauseKind.MAIN:
            return 0.0
        first, last = self._extent(clause)
        points, right = self._words["time_point"], self._words["right_time_noun"]
        before, after = set(self._reading.norms(first, clause.verb)), set(self._reading.norms(clause.verb + 1, last))
        named = (
            (points & before and points & after)
            or (points & before and right & after)
            or (right & before and points & after)
        )
        pointed = "that" in before and any(
            norm in points | right and after_it in ("for", "to")
            for norm, after_it in pairwise(self._reading.norms(clause.verb + 1, last))
        )
        told = clause.tense is Tense.PAST and clause.subject is Subject.THING
        return 0.8 if told and (named or pointed) else 0.0
