"""Put the figures of a sentence together: which two are one change, which way it went, and of what.

`from 12 to 3`, `12 -> 3`, `3 instead of 12`, `was 12, now 3` are one amount with both ends; `9 of 10` is one share.
"""

from collections.abc import Sequence

from bot.review import units as u
from bot.review.figures import Figure, Figures
from bot.review.reading import Amount, AmountKind, Direction
from bot.review.units import Unit
from bot.review.verb_groups import Form, Group
from question_bank.grammar import Grammar
from question_bank.quantities import Quantities

_ARROWS = frozenset(("→", "->", "-->", "=>"))
_BETWEEN_ENDS = frozenset((*_ARROWS, "to", "down", "up", "-", "–", "until", "till", "just", "only", "almost", "nearly", "about", "around", "under",
                           "over", "below", "roughly", "less", "than", "more", "a", "per", "the", "of"))  # fmt: skip
_INSTEAD = frozenset(("instead", "against", "versus", "vs", "rather", "compared"))
_UNITLESS = frozenset(("", "%"))
_TOWARDS = frozenset(("by", "to", "from", "at", "under", "below", "down", "up", "about", "almost", "nearly", "over", "than"))
_REACH = 7


class Amounts:
    """Finds amounts. One for all texts."""

    def __init__(self, grammar: Grammar, quantities: Quantities) -> None:
        self._figures = Figures(quantities)
        self._q = quantities
        self._classes = grammar.classes

    def find(self, row: Sequence[Unit], holders: Sequence[Group | None]) -> list[tuple[int, Amount]]:
        """Return the amounts of a tagged sentence, each with the unit where it begins.

        `holders` are for each unit the verb group of its clause.
        """
        figures = self._figures.find(row)
        found: list[tuple[int, Amount]] = []
        at = 0
        if not figures:
            spoken = self._spoken_change(row, holders)
            return [spoken] if spoken else []
        while at < len(figures):
            pair = self._paired(row, figures, at, holders)
            if pair is not None:
                found.append(pair)
                at += 2
                continue
            found.append(self._alone(row, figures[at], holders))
            at += 1
        return found

    def _paired(self, row: Sequence[Unit], figures: Sequence[Figure], at: int, holders: Sequence[Group | None]) -> tuple[int, Amount] | None:
        """Return two figures as one amount, where they are its ends or a part and its whole."""
        if at + 1 >= len(figures):
            return None
        one, two = figures[at], figures[at + 1]
        if one.kind in (AmountKind.NAME, AmountKind.DATE) or two.kind in (AmountKind.NAME, AmountKind.DATE):
            if not (one.kind is AmountKind.NAME and one.value is not None):
                return None
        between = [unit.norm for unit in row[one.last : two.first]]
        share = self._share_of(one, two, between)
        if share is not None:
            return one.first, self._amount(row, holders, one.first, two.last, share, "", AmountKind.SHARE)
        if not self._alike(one, two):
            return None
        before = row[one.first - 1].norm if one.first else ""
        unit = two.unit or one.unit
        kind = two.kind if two.unit else one.kind
        if len(between) <= _REACH and self._joins_ends(between):
            opened = before == "from" or any(row[i].norm == "from" for i in range(max(0, one.first - 3), one.first))
            before_value = self._in_unit(one, two)
            falls = before_value is not None and two.value is not None and before_value > two.value
            changes = opened or falls or bool(_ARROWS & set(between)) or self._way(row, holders, one.first) is not Direction.NONE
            if changes and "between" not in (before, row[max(0, one.first - 2)].norm):
                return one.first, self._amount(row, holders, one.first, two.last, two.value, unit, kind, before=before_value)
            return one.first, self._amount(row, holders, one.first, two.last, two.value, unit, kind)
        if len(between) <= _REACH and set(between) & _INSTEAD and not set(between) & {",", ";"}:
            return one.first, self._amount(row, holders, one.first, two.last, one.value, one.unit or unit, kind, before=self._in_unit(two, one))
        if len(between) <= _REACH and "from" in between and ("down" in between or "up" in between or between[-1] == "from"):
            return one.first, self._amount(row, holders, one.first, two.last, one.value, one.unit or unit, kind, before=self._in_unit(two, one))
        if len(between) <= _REACH and ("now" in between or "after" in between) and one.kind is two.kind:
            return one.first, self._amount(row, holders, one.first, two.last, two.value, unit, kind, before=self._in_unit(one, two))
        return None

    @staticmethod
    def _share_of(one: Figure, two: Figure, between: Sequence[str]) -> float | None:
        """Return the part of `9 of 10`, `1 in 20`, `none of the 40`."""
        if one.value is None or not two.value or one.unit or one.kind not in (AmountKind.COUNT, AmountKind.NAME):
            return None
        of = [word for word in between if word not in ("the", "our", "its", "their", "my", "all", "out", "every")]
        if of == ["of"] or (of == ["in"] and two.value > one.value and two.kind is AmountKind.COUNT) or (of == [] and "every" in between):
            return one.value / two.value if one.value <= two.value else None
        return None

    @staticmethod
    def _alike(one: Figure, two: Figure) -> bool:
        if one.value is None or two.value is None:
            return False
        if one.unit == two.unit or not one.unit or not two.unit:
            return True
        return one.kind is two.kind is AmountKind.SPAN

    def _in_unit(self, figure: Figure, other: Figure) -> float | None:
        """Return a length of time in the unit of another, other figures as they are: `3 hours` is 180 beside `8 minutes`."""
        seconds = self._q.seconds
        if figure.value is None or figure.unit not in seconds or other.unit not in seconds:
            return figure.value
        return figure.value * seconds[figure.unit] / seconds[other.unit]

    @staticmethod
    def _joins_ends(between: Sequence[str]) -> bool:
        tie = [word for word in between if word in ("to", "-", "–") or word in _ARROWS]
        others = [word for word in between if word not in _BETWEEN_ENDS]
        return bool(tie) and len(others) <= 2 and not set(others) & {",", ";", "and", "or", "but", "if"}

    def _alone(self, row: Sequence[Unit], figure: Figure, holders: Sequence[Group | None]) -> tuple[int, Amount]:
        kind = figure.kind
        if kind is AmountKind.COUNT and not figure.unit and figure.value is not None and self._costs(row, figure, holders):
            kind = AmountKind.MONEY
        return figure.first, self._amount(row, holders, figure.first, figure.last, figure.value, figure.unit, kind)

    def _costs(self, row: Sequence[Unit], figure: Figure, holders: Sequence[Group | None]) -> bool:
        """Return whether a bare number is money by its verb: `it cost 400k a year`."""
        if figure.value is None or figure.value < 1000:
            return False
        group = holders[figure.first]
        follows = row[figure.last].kind if figure.last < len(row) else u.MARK
        classes = self._classes.get(group.predicate, frozenset()) if group else frozenset()
        return bool(classes & {"cost", "save"}) and follows not in u.NOMINAL

    def _amount(
        self, row: Sequence[Unit], holders: Sequence[Group | None], first: int, last: int, value: float | None, unit: str,
        kind: AmountKind, *, before: float | None = None,
    ) -> Amount:  # fmt: skip
        way = Direction.NONE
        if kind not in (AmountKind.NAME, AmountKind.DATE):
            way = self._way(row, holders, first, last)
            if before is not None and value is not None and before != value:
                way = Direction.UP if value > before else Direction.DOWN
            if row[first].norm in ("doubled", "tripled", "quadrupled"):
                way = Direction.UP
            elif row[first].norm == "halved":
                way = Direction.DOWN
        of = self._of(row, holders, first, last) if kind not in (AmountKind.NAME, AmountKind.DATE) else None
        return Amount(
            row[first].token, row[last - 1].token + 1, value, unit, kind, way, before,
            (row[of[0]].token, row[of[1] - 1].token + 1) if of else None,
        )  # fmt: skip

    def _way(self, row: Sequence[Unit], holders: Sequence[Group | None], first: int, last: int | None = None) -> Direction:
        """Return which way a quantity went, by a word beside it, or by its verb."""
        near = {unit.norm for unit in row[max(0, first - 3) : first]} | {unit.noun for unit in row[max(0, first - 3) : first]}
        if last is not None:
            near |= {word for unit in row[last : last + 2] for word in (unit.norm, unit.noun)}
            near |= {unit.norm for unit in row[first:last]}
        if near & self._q.words["down"]:
            return Direction.DOWN
        if near & self._q.words["up"]:
            return Direction.UP
        group = holders[first]
        if group is None:
            return Direction.NONE
        classes = self._classes.get(group.predicate, frozenset())
        if "fall" in classes and not group.negated:
            return Direction.DOWN
        return Direction.UP if "rise" in classes and not group.negated else Direction.NONE

    def _of(self, row: Sequence[Unit], holders: Sequence[Group | None], first: int, last: int) -> tuple[int, int] | None:
        """Return the units of what an amount is of: after `of` or `in`, before the verb of change, or its object."""
        if last < len(row) and row[last].norm == "of":
            end = _phrase_end(row, last + 1)
            return (last + 1, end) if end > last + 1 else None
        group = holders[first]
        if group is None or group.verb > first or (group.verb == first and group.form is not Form.FINITE):
            return None
        start = group.last
        end = start
        while end < first and row[end].kind in (u.DETERMINER, u.ADJECTIVE, u.NUMBER, *u.NOMINAL) or (end < first and row[end].norm == "of"):
            end += 1
        if end > start and end < first and row[first - 1].norm in _TOWARDS:
            return start, end
        if not self._classes.get(group.predicate, frozenset()) & {"fall", "rise", "move", "be", "change"}:
            return None
        begin = group.first
        while begin > 0 and row[begin - 1].kind in (u.ADVERB, u.NOT):
            begin -= 1
        stop = begin
        while begin > 0 and row[begin - 1].kind in (u.DETERMINER, u.ADJECTIVE, u.ING, *u.NOMINAL):
            begin -= 1
        return (begin, stop) if stop > begin else None

    def _spoken_change(self, row: Sequence[Unit], holders: Sequence[Group | None]) -> tuple[int, Amount] | None:
        """Return a change between lengths of time or frequencies without figures: `from weeks to days`."""
        starts = [at for at, unit in enumerate(row) if unit.norm == "from"]
        for start in starts:
            end = next((at for at in range(start + 1, min(len(row), start + _REACH)) if row[at].norm == "to"), None)
            if end is None:
                continue
            one, two = self._length(row, start + 1, end), self._length(row, end + 1, min(len(row), end + 4))
            if one is None or two is None:
                continue
            way = Direction.NONE if one[0] == two[0] else Direction.DOWN if one[0] > two[0] else Direction.UP
            last = two[2]
            of = self._of(row, holders, start, last)
            return start, Amount(
                row[start].token, row[last - 1].token + 1, None, two[1], AmountKind.SPAN, way, None,
                (row[of[0]].token, row[of[1] - 1].token + 1) if of else None,
            )  # fmt: skip
        return None

    def _length(self, row: Sequence[Unit], first: int, last: int) -> tuple[float, str, int] | None:
        """Return a length or frequency as something that can be compared, its unit and where it ends."""
        for at in range(first, last):
            noun = self._q.same_unit.get(row[at].noun, row[at].noun)
            if noun in self._q.seconds:
                seconds = self._q.seconds[noun]
                often = any(unit.norm in ("every", "each", "once", "per") for unit in row[first:at])
                return (1 / seconds if often else seconds), noun, at + 1
        return None


def _phrase_end(row: Sequence[Unit], at: int) -> int:
    while at < len(row) and row[at].kind in (u.DETERMINER, u.ADJECTIVE, u.NUMBER, u.ING, *u.NOMINAL):
        at += 1
    return at
