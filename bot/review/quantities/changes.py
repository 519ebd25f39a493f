"""Put the figures of a sentence together: which two are one change, which way it went, and of what.

`from 12 to 3`, `12 -> 3`, `3 instead of 12`, `was 12, now 3` are one amount with both ends; `9 of 10` is one share.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.review.grammar import units as u
from bot.review.grammar.units import Unit
from bot.review.grammar.verb_group import Form, Group
from bot.review.quantities.figures import Figures
from bot.review.quantities.measures import Figure
from bot.review.reading import Amount, AmountKind, Direction
from question_bank.grammar import Grammar
from question_bank.quantities import Quantities

_UP_OR_DOWN = frozenset(("up", "down"))
_ARROWS = frozenset(("→", "->", "-->", "=>"))
_TIES = frozenset((*_ARROWS, "to", "-", "–"))
_NEVER_BETWEEN = frozenset((",", ";", "and", "or", "but", "if"))
_BETWEEN_ENDS = frozenset((
    *_TIES, "down", "up", "until", "till", "just", "only", "almost", "nearly", "about", "around", "under", "over", "below",
    "roughly", "less", "than", "more", "a", "per", "the", "of",
))  # fmt: skip
_BECOMES = frozenset(("become", "becomes", "became"))
_INSTEAD = frozenset(("instead", "against", "versus", "vs", "rather", "compared"))
_HAD_BEEN = ([",", "from"], ["(", "was"], ["(", "were"], ["(", "from"], [",", "was"], [",", "were"])
_WHOLE = frozenset(("the", "our", "its", "their", "my", "all", "out", "every"))
_TOWARDS = frozenset(
    ("by", "to", "from", "at", "under", "below", "down", "up", "about", "almost", "nearly", "over", "than")
)
_MEASURES_NOTHING = frozenset((AmountKind.NAME, AmountKind.DATE))
_CHANGES = frozenset(("fall", "rise", "move", "be", "change"))
_PHRASE = frozenset((u.DETERMINER, u.ADJECTIVE, u.NUMBER, u.ING, *u.NOMINAL))
_REACH = 7
"""Units between two figures that are one amount."""
_LEAST_MONEY = 1000
"""A bare number from which on a verb of cost says that it is money."""


@dataclass(frozen=True, slots=True)
class _Ends:
    """Units that are one amount, with its value now and before."""

    first: int
    last: int
    value: float | None
    unit: str
    kind: AmountKind
    before: float | None = None


_RATES = frozenset(("a", "an", "each", "per", "every"))
"""What opens a rate: `twenty in a quarter`, where the quarter is no end of a change."""


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
        if not figures:
            return [(ends.first, self._amount(row, holders[ends.first], ends)) for ends in self._spoken(row)]
        found: list[tuple[int, Amount]] = []
        at = 0
        while at < len(figures):
            one, following = figures[at], figures[at + 1 : at + 3]
            over_rate = len(following) > 1 and row[following[0].first].norm in _RATES
            two = following[-1] if over_rate else following[0] if following else None
            holder = holders[one.first]
            ends = self._paired(row, one, two, holder) if two is not None else None
            found.append((one.first, self._amount(row, holder, ends or self._alone(row, one, holder))))
            at += 1 if ends is None else 3 if over_rate else 2
        return found

    def _paired(self, row: Sequence[Unit], one: Figure, two: Figure, holder: Group | None) -> _Ends | None:
        """Return two figures as one amount, where they are its ends or a part and its whole."""
        between = [unit.norm for unit in row[one.last : two.first]]
        named = one.kind in _MEASURES_NOTHING and (one.kind is AmountKind.DATE or one.value is None)
        from_here = one.first > 0 and row[one.first - 1].norm == "from" and one.kind is AmountKind.COUNT
        if from_here and between[-1:] == ["to"] and two.kind is AmountKind.NAME and two.value is not None:
            two = Figure(two.first, two.last, two.value, two.unit, AmountKind.COUNT)  # `from sixty a week to one`
        if named or two.kind in _MEASURES_NOTHING or len(between) > _REACH:
            return None
        share = _share(one, two, between)
        if share is not None:
            return _Ends(one.first, two.last, share, "", AmountKind.SHARE)
        if not _alike(one, two) or (row[one.first].norm in _RATES and not two.unit):
            return None
        unit, kind = two.unit or one.unit, two.kind if two.unit else one.kind
        now_last = _Ends(one.first, two.last, two.value, unit, kind, self._in_unit(one, two))
        now_first = _Ends(one.first, two.last, one.value, one.unit or two.unit, kind, self._in_unit(two, one))
        becomes = from_here and between[-1] in _BECOMES if between else False
        opened = becomes or ("to" in between[-3:] and "," not in between and self._is_from(row, one, two))
        if opened or _joins(between) or (between[-2:] in (["down", "to"], ["up", "to"]) and "," not in between):
            return now_last if self._changes(row, one, two, between, holder) else _Ends(
                one.first, two.last, two.value, now_last.unit, now_last.kind
            )  # fmt: skip
        if not _INSTEAD.isdisjoint(between) and "," not in between and ";" not in between:
            return now_first
        if between[-2:] in _HAD_BEEN and one.kind is two.kind:
            return now_first  # `forty seconds a tenant, from four minutes`, `3 days (was 3 weeks)`
        parted = any(a == "," and b not in _UP_OR_DOWN for a, b in pairwise([*between, ""]))
        if not parted and "from" in between and ("down" in between or "up" in between or between[-1] == "from"):
            return now_first
        return now_last if ("now" in between or "after" in between) and one.kind is two.kind else None

    def _is_from(self, row: Sequence[Unit], one: Figure, two: Figure) -> bool:
        """Return whether `from` opens the first of two figures, or the words around it: `from drivers waiting two hours`."""
        if one.first and row[one.first - 1].norm == "from":
            return True
        before = [unit.norm for unit in row[max(0, one.first - _REACH) : one.first]]
        if "from" not in before or one.kind is not two.kind or not one.unit:
            return False
        words = before[len(before) - before[::-1].index("from") :]
        return "to" not in words and not any(unit.kind == u.MARK for unit in row[one.first - len(words) : one.first])

    def _in_unit(self, figure: Figure, other: Figure) -> float | None:
        """Return a length of time in the unit of another, other figures as they are: `3 hours` is 180 beside `8 minutes`."""
        seconds = self._q.seconds
        if figure.value is None or figure.unit not in seconds or other.unit not in seconds:
            return figure.value
        return figure.value * seconds[figure.unit] / seconds[other.unit]

    def _changes(
        self, row: Sequence[Unit], one: Figure, two: Figure, between: Sequence[str], holder: Group | None
    ) -> bool:
        """Return whether two numbers with `to` or a dash between are a change and no range: `10 to 12 people`."""
        before = [unit.norm for unit in row[max(0, one.first - 3) : one.first]]
        if "between" in before[-2:]:
            return False
        start = self._in_unit(one, two)
        falls = start is not None and two.value is not None and start > two.value
        if falls or "from" in before or not _ARROWS.isdisjoint(between):
            return True
        return self._way(row, holder, one.first, one.first) is not Direction.NONE

    def _alone(self, row: Sequence[Unit], figure: Figure, holder: Group | None) -> _Ends:
        kind = figure.kind
        bare = kind is AmountKind.COUNT and not figure.unit and figure.value is not None
        if bare and holder is not None and (figure.value or 0) >= _LEAST_MONEY:
            follows = row[figure.last].kind if figure.last < len(row) else u.MARK
            costs = not {"cost", "save"}.isdisjoint(self._classes_of(holder))
            kind = AmountKind.MONEY if costs and follows not in u.NOMINAL else kind
        return _Ends(figure.first, figure.last, figure.value, figure.unit, kind)

    def _spoken(self, row: Sequence[Unit]) -> list[_Ends]:
        """Return changes between lengths of time or frequencies without figures: `from weeks to days`."""
        found = []
        for start in (at for at, unit in enumerate(row) if unit.norm == "from"):
            to = next((at for at in range(start + 1, min(len(row), start + _REACH)) if row[at].norm == "to"), None)
            if to is None:
                continue
            one, two = self._length(row, start + 1, to), self._length(row, to + 1, min(len(row), to + 4))
            if one is not None and two is not None:
                found.append(_Ends(start, two[2], None, two[1], AmountKind.SPAN, one[0] - two[0]))
        return found

    def _length(self, row: Sequence[Unit], first: int, last: int) -> tuple[float, str, int] | None:
        """Return a length or frequency as something that can be compared, its unit and where it ends."""
        for at in range(first, last):
            noun = self._q.same_unit.get(row[at].noun, row[at].noun)
            if noun in self._q.seconds:
                seconds = self._q.seconds[noun]
                often = any(unit.norm in ("every", "each", "once", "per") for unit in row[first:at])
                return (1 / seconds if often else seconds), noun, at + 1
        return None

    def _amount(self, row: Sequence[Unit], holder: Group | None, ends: _Ends) -> Amount:
        way, of, before = Direction.NONE, None, ends.before
        if ends.kind not in _MEASURES_NOTHING:
            way = self._way(row, holder, ends.first, ends.last)
            of = self._of(row, holder, ends.first, ends.last)
        if before is not None:
            change = -before if ends.value is None else ends.value - before
            way = Direction.UP if change > 0 else Direction.DOWN if change < 0 else way
            before = None if ends.value is None else before
        return Amount(
            first=row[ends.first].token, last=row[ends.last - 1].token + 1, value=ends.value, unit=ends.unit, kind=ends.kind,
            direction=way, before=before, of=(row[of[0]].token, row[of[1] - 1].token + 1) if of else None,
        )  # fmt: skip

    def _classes_of(self, holder: Group | None) -> frozenset[str]:
        return self._classes.get(holder.predicate, frozenset()) if holder is not None else frozenset()

    def _way(self, row: Sequence[Unit], holder: Group | None, first: int, last: int) -> Direction:
        """Return which way a quantity went, by a word beside or in it, or by its verb."""
        near = {word for unit in row[max(0, first - 3) : last + 2] for word in (unit.norm, unit.noun, unit.lemma)}
        if last == first:
            near = {word for unit in row[max(0, first - 3) : first] for word in (unit.norm, unit.noun)}
        if not near.isdisjoint(self._q.words["down"]):
            return Direction.DOWN
        if not near.isdisjoint(self._q.words["up"]):
            return Direction.UP
        if holder is None or holder.negated:
            return Direction.NONE
        classes = self._classes_of(holder)
        return Direction.DOWN if "fall" in classes else Direction.UP if "rise" in classes else Direction.NONE

    def _of(self, row: Sequence[Unit], holder: Group | None, first: int, last: int) -> tuple[int, int] | None:
        """Return the units of what an amount is of: after `of`, the object of its verb, or the subject of a verb of change."""
        if last < len(row) and row[last].norm == "of":
            end = _phrase_end(row, last + 1, len(row))
            return (last + 1, end) if end > last + 1 else None
        if holder is None or holder.verb > first or (holder.verb == first and holder.form is not Form.FINITE):
            return None
        end = _phrase_end(row, holder.last, first)
        if holder.last < end < first and row[first - 1].norm in _TOWARDS:
            return holder.last, end
        return _subject_before(row, holder.first) if not _CHANGES.isdisjoint(self._classes_of(holder)) else None


def _share(one: Figure, two: Figure, between: Sequence[str]) -> float | None:
    """Return the part of `9 of 10`, `1 in 20`, `none of the 40`."""
    if one.value is None or not two.value or one.unit or one.kind not in (AmountKind.COUNT, AmountKind.NAME):
        return None
    if one.value > two.value:
        return None
    tie = [word for word in between if word not in _WHOLE]
    of = tie == ["of"] or (tie == ["in"] and two.kind is AmountKind.COUNT and two.value > one.value)
    return one.value / two.value if of or (not tie and "every" in between) else None


def _alike(one: Figure, two: Figure) -> bool:
    """Return whether two figures may be ends of one amount."""
    if one.value is None or two.value is None:
        return False
    return one.unit == two.unit or not one.unit or not two.unit or one.kind is two.kind is AmountKind.SPAN


def _joins(between: Sequence[str]) -> bool:
    others = [word for word in between if word not in _BETWEEN_ENDS]
    return not _TIES.isdisjoint(between) and len(others) <= 2 and _NEVER_BETWEEN.isdisjoint(others)


def _phrase_end(row: Sequence[Unit], at: int, last: int) -> int:
    while at < last and (row[at].kind in _PHRASE or row[at].norm == "of"):
        at += 1
    return at


def _subject_before(row: Sequence[Unit], at: int) -> tuple[int, int] | None:
    while at > 0 and row[at - 1].kind in (u.ADVERB, u.NOT):
        at -= 1
    first = at
    while first > 0 and row[first - 1].kind in _PHRASE:
        first -= 1
    return (first, at) if first < at else None
