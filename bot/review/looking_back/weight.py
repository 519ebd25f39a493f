"""How much a reflection says."""

from collections.abc import Collection
from enum import IntEnum

from bot.review.looking_back.clause_words import GENERAL, ClauseWords
from bot.review.reading import Clause, Kind

FEWEST_THINGS = 2
_LIGHT = frozenset({"make", "take", "do", "have", "keep", "go"})
"""Verbs that say nothing without their object: `make the drill first`."""


class Weight(IntEnum):
    """How much a reflection says."""

    GENERIC = 1
    SPECIFIC = 2


class Weighing(ClauseWords):
    """Weighs the reflections of one text."""

    def weight(self, clause: Clause, last: int, plainness: float, said: Collection[str]) -> Weight:
        norms = [t.norm for t in self._reading.tokens[clause.first : last] if t.kind is not Kind.MARK]
        has_time = self._has_time(clause, last)
        own = [n for n in self._content(clause.first, last) if n != self._verb_norm(clause)]
        concrete = [n for n in own if n not in self._words["generic_thing"]]
        virtue = bool(self._words["virtue_word"].intersection(norms))
        generic_deed = clause.predicate in self._words["generic_deed"]
        if plainness <= GENERAL:
            return Weight.GENERIC
        if {"in", "general"} <= set(norms):
            return Weight.GENERIC
        if virtue and generic_deed and not self._is_concrete(clause):
            return Weight.GENERIC
        if clause.predicate in _LIGHT and concrete and not virtue and not self._words["order_word"].isdisjoint(norms):
            return Weight.SPECIFIC
        if has_time and (concrete or not generic_deed):
            return Weight.SPECIFIC
        if virtue or generic_deed:
            recalled = [n for n in concrete if n in said]
            enough = 2 if generic_deed and not virtue else 3
            return Weight.SPECIFIC if len(recalled) >= enough and len(concrete) > enough else Weight.GENERIC
        return Weight.SPECIFIC if len(concrete) >= 1 else Weight.GENERIC

    def _is_concrete(self, clause: Clause) -> bool:
        """Whether the clause itself names something, apart from what hangs on it."""
        first, last = self._extent(clause)
        general = self._words["generic_thing"] | self._words["generic_deed"]
        return any(n not in general for n in self._content(first, last) if n != self._verb_norm(clause))

    def names_thing(self, first: int, last: int) -> bool:
        """Whether words name two things that not every story has."""
        general = self._words["generic_thing"] | self._words["generic_deed"] | self._words["virtue_noun"]
        return len({n for n in self._content(first, last) if n not in general}) >= FEWEST_THINGS
