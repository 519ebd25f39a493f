"""Say what a number measures by the words around it: a span, money, a share, something counted, a date, or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.review.grammar import units as u
from bot.review.grammar.units import Unit
from bot.review.reading import AmountKind
from question_bank.quantities import Quantities

_REACH = 4
"""Words between a number and the noun that it counts."""
_COUNTED = frozenset((u.ADJECTIVE, u.NOUN, u.PLURAL, u.NAME, u.ING, u.PARTICIPLE))
_BESIDE_UNIT = frozenset(("more", "less", "fewer", "full", "whole", "straight", "-"))
_SHORT_UNITS = frozenset(("s", "d", "w", "h", "y", "mo"))
_ONE_AND = frozenset(("a", "per", "the", "every", "this", "last", "next", "each"))
_YEARS = range(1970, 2041)
_HOURS = 24
_WHOLE_MONTH = frozenset(("in", "by", "since", "until", "last", "that", "this"))
"""Before a month: it is named whole, and a number after it is no day of it."""


_WHICH = frozenset(
    ("first", "second", "third", "same", "last", "next", "that", "this", "each", "every", "final", "previous")
)
"""Before a word of time: it is told which one, and a number after it counts what follows: `in the first month 900 riders`."""


@dataclass(slots=True)
class Figure:
    """One figure: the units from `first` up to `last`, exclusive, with the words of its unit."""

    first: int
    last: int
    value: float | None
    unit: str
    kind: AmountKind


class Measures:
    """Reads what numbers measure. One for all texts."""

    def __init__(self, quantities: Quantities) -> None:
        self._q = quantities

    def unit_of(self, word: Unit) -> str:
        """Return the unit that a word names, in its one spelling and singular."""
        same = self._q.same_unit
        return same.get(word.norm) or same.get(word.noun) or word.noun

    def with_unit(self, row: Sequence[Unit], at: int, end: int, value: float | None) -> Figure:
        """Return a number that ends before `end` with its unit: a word of measure, or the noun that is counted."""
        if end < len(row) and row[end].norm in self._q.words["month"]:
            return Figure(at, end + 1, None, "", AmountKind.DATE)
        i = end
        while i < min(len(row), end + 2) and self._stands_beside(row[i]):
            i += 1
        if i < len(row):
            direct = i == end or row[end].norm == "-"
            measured = (self._measured(row, at, i, value) if direct else None) or self._span(row, at, end, i, value)
            if measured is not None:
                return measured
        return self._counted(row, at, end, value)

    def _stands_beside(self, unit: Unit) -> bool:
        """Return whether a word may stand between a number and its unit: `two full weeks`."""
        measures = any(unit.norm in words for words in self._q.units.values())
        return not measures and (unit.norm in _BESIDE_UNIT or unit.kind == u.ADJECTIVE)

    def _measured(self, row: Sequence[Unit], at: int, i: int, value: float | None) -> Figure | None:
        """Return a share, sum or size by the word right after the number."""
        kinds, norm = self._q.units, row[i].norm
        if norm in kinds["share"]:
            points = i + 1 < len(row) and row[i + 1].norm in kinds["points"]
            return Figure(at, i + 1 + points, value, self.unit_of(row[i]), AmountKind.SHARE)
        if norm in kinds["points"]:
            return Figure(at, i + 1, value, "point", AmountKind.SHARE)
        if norm in kinds["money"]:
            return Figure(at, i + 1, value, self.unit_of(row[i]), AmountKind.MONEY)
        return Figure(at, i + 1, value, self.unit_of(row[i]), AmountKind.COUNT) if norm in kinds["size"] else None

    def _span(self, row: Sequence[Unit], at: int, end: int, i: int, value: float | None) -> Figure | None:
        norm = row[i].norm
        if norm not in self._q.units["span"] or (norm in _SHORT_UNITS and i > end):
            return None
        return Figure(at, i + 1, value, singular(self.unit_of(row[i])), AmountKind.SPAN)

    def _counted(self, row: Sequence[Unit], at: int, end: int, value: float | None) -> Figure:
        head = end
        while head < min(len(row), end + _REACH) and row[head].kind in _COUNTED:
            head += 1
        if head > end and row[head - 1].kind in u.NOMINAL:
            return Figure(at, head, value, row[head - 1].noun, AmountKind.COUNT)
        return Figure(at, end, value, "", AmountKind.COUNT)

    def by_tail(self, row: Sequence[Unit], at: int, end: int, value: float, tail: str) -> Figure:
        """Return a number by the letters that touch it: `90ms`, `4.2%`, `2.5x`."""
        unit = self._q.same_unit.get(tail, tail)
        if tail in self._q.units["share"]:
            points = end < len(row) and row[end].norm in self._q.units["points"]
            return Figure(at, end + points, value, unit, AmountKind.SHARE)
        if tail in self._q.units["span"]:
            return Figure(at, end, value, singular(unit), AmountKind.SPAN)
        return Figure(at, end, value, unit, AmountKind.COUNT)

    def named(self, row: Sequence[Unit], at: int) -> AmountKind | None:
        """Return DATE or NAME for a number that only says when or which: `March 3`, `week six`, `version 2`; else None."""
        before = row[at - 1] if at else None
        if before is None:
            return None
        words = self._q.words
        alone = at + 1 >= len(row) or row[at + 1].kind == u.MARK
        if before.norm in words["month"] and not self._only_follows_month(row, at):
            return AmountKind.DATE
        if before.norm == "at" and alone and _is_hour(row[at].norm):
            return AmountKind.DATE
        counts = at + 1 < len(row) and row[at + 1].kind in u.NOMINAL
        if before.norm in words["counted_time"]:
            told_which = at > 1 and row[at - 2].norm in _WHICH and counts
            whole = told_which or (at > 1 and row[at - 2].norm in _ONE_AND)
            return None if whole else AmountKind.DATE
        named = before.norm in words["always_named"] or (before.norm in words["named"] and not counts)
        return AmountKind.NAME if named else None

    def _only_follows_month(self, row: Sequence[Unit], at: int) -> bool:
        """Return whether a number counts what follows and the month before it is whole: `in November 60 metres of files`."""
        counts = at + 1 < len(row) and row[at + 1].kind in u.NOMINAL and not self.is_year(row, at)
        return counts and at > 1 and row[at - 2].norm in _WHOLE_MONTH

    def is_year(self, row: Sequence[Unit], at: int) -> bool:
        """Return whether four digits are a year: `in 2021`, and no `2021 tickets`."""
        if not (row[at].norm.isascii() and row[at].norm.isdigit() and int(row[at].norm) in _YEARS):
            return False
        before = row[at - 1].norm if at else ""
        dated = before in ("in", "since", "of", "until", "by") or before in self._q.words["month"]
        return dated or at + 1 >= len(row) or row[at + 1].kind not in u.NOMINAL

    def ordinal(self, row: Sequence[Unit], at: int) -> Figure:
        """Return an ordinal: a date beside a month, else a name."""
        dated = any(unit.norm in self._q.words["month"] for unit in row[max(0, at - 1) : at + 3])
        return Figure(at, at + 1, None, "", AmountKind.DATE if dated else AmountKind.NAME)


def _is_hour(norm: str) -> bool:
    return norm.replace(".", "", 1).isdecimal() and float(norm) <= _HOURS


def singular(unit: str) -> str:
    """Return a unit without the ending of its plural."""
    return unit[:-1] if unit.endswith("s") and unit not in ("s", "ms") else unit
