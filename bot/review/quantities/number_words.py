"""Read numbers in words: `two hundred`, `half a dozen`, `a third`, `doubled`, `twenty-five`, `a year and a half`."""

from collections.abc import Sequence

from bot.review.grammar import units as u
from bot.review.grammar.units import Unit
from bot.review.quantities.measures import Figure, Measures
from bot.review.reading import AmountKind
from question_bank.quantities import Quantities

_SPAN_BEFORE = frozenset(
    ("in", "within", "for", "after", "than", "took", "over", "another", "spent", "by", "under", "takes")
)
_SPAN_AFTER = frozenset(("later", "early", "earlier", "ago", "before", "faster", "sooner", "after", "late"))
_A_PART = frozenset(("third", "quarter", "fifth", "half", "tenth", "sixth"))
_PARTS = frozenset(("third", "thirds", "fifth", "fifths", "quarters", "tenths", "halves"))
_MANY = frozenset(("dozen", "couple", "hundred", "thousand", "million", "lakh", "crore"))
_VAGUE = frozenset(("hundreds", "thousands", "dozens"))
_TENS = range(20, 100, 10)


class NumberWords:
    """Reads numbers in words. One for all texts."""

    def __init__(self, quantities: Quantities, measures: Measures) -> None:
        self._q = quantities
        self._measures = measures
        self._starts = frozenset((*quantities.values, *quantities.shares, *_VAGUE, "lakh", "crore", "a", "an"))

    def may_begin(self, norm: str) -> bool:
        """Return whether a word may open a number."""
        return norm in self._starts

    def at(self, row: Sequence[Unit], at: int) -> Figure | None:
        """Return the number that begins at a unit, None where none does."""
        norm = row[at].norm
        if norm not in self._starts:
            return None
        if norm in ("a", "an"):
            return self._after_article(row, at)
        if norm in self._q.shares and norm not in self._q.values:
            return self._share(row, at)
        following = row[at + 1].norm if at + 1 < len(row) else ""
        if norm in _VAGUE:
            return self._measures.with_unit(row, at, at + 1 + (following == "of"), None)
        if norm == "one" and _only_names(row, at):
            return Figure(at, at + 1, 1.0, "", AmountKind.NAME)
        return self._number(row, at)

    def _number(self, row: Sequence[Unit], at: int) -> Figure:
        value, end = self._value(row, at)
        if [unit.norm for unit in row[end : end + 3]] == ["and", "a", "half"]:
            value, end = value + 0.5, end + 3
        part = row[end].norm if end < len(row) else ""
        if part in _PARTS and (part != "quarters" or _is_share(row, end)):
            return Figure(at, end + 1, value * self._q.shares[part], "", AmountKind.SHARE)
        named = self._measures.named(row, at)
        if named is not None:
            return Figure(at, end, value, "", named)
        return self._measures.with_unit(row, at, end, value)

    def _value(self, row: Sequence[Unit], at: int) -> tuple[float, int]:
        """Return the value of number words and where they end: `two hundred thousand`, `twenty five`."""
        values, multipliers = self._q.values, self._q.multipliers
        value = values.get(row[at].norm) or multipliers.get(row[at].norm) or 0.0
        end = at + 1
        while end < len(row) and row[end].norm not in self._q.tight:
            norm = row[end].norm
            if norm in multipliers:
                value = (value or 1) * multipliers[norm]
            elif norm in values and value % 100 in _TENS and 0 < values[norm] < min(_TENS[0], 10):
                value += values[norm]
            elif not (norm == "-" and end + 1 < len(row) and row[end + 1].norm in values and value in _TENS):
                break
            end += 1
        return value, end

    def _after_article(self, row: Sequence[Unit], at: int) -> Figure | None:
        """Read `a dozen`, `a couple of`, `a third`, `a year and a half`, `within a week`."""
        following = row[at + 1].norm if at + 1 < len(row) else ""
        if following in _MANY:
            value = self._q.multipliers.get(following) or self._q.values[following]
            of = at + 2 < len(row) and row[at + 2].norm == "of"
            return self._measures.with_unit(row, at, at + 2 + of, value)
        if following in _A_PART and _is_share(row, at + 1):
            return Figure(at, at + 2, self._q.shares[following], "", AmountKind.SHARE)
        return self._one_span(row, at)

    def _one_span(self, row: Sequence[Unit], at: int) -> Figure | None:
        """Read one unit of time; `12 a week` is a rate and none."""
        if at + 1 >= len(row) or row[at + 1].noun not in self._q.seconds or row[at + 1].kind == u.PLURAL:
            return None
        noun = row[at + 1].noun
        if [unit.norm for unit in row[at + 2 : at + 5]] == ["and", "a", "half"]:
            return Figure(at, at + 5, 1.5, noun, AmountKind.SPAN)
        before = row[at - 1].norm if at else ""
        after = row[at + 2].norm if at + 2 < len(row) else ""
        lasts = before in _SPAN_BEFORE or after in _SPAN_AFTER
        return Figure(at, at + 2, 1.0, noun, AmountKind.SPAN) if lasts else None

    def _share(self, row: Sequence[Unit], at: int) -> Figure | None:
        """Read `half`, `twice`, `doubled`, `a quarter of` and the like; None where the word only orders or names a time."""
        norm = row[at].norm
        following = [unit.norm for unit in row[at + 1 : at + 3]]
        before = row[at - 1] if at else None
        if norm == "half" and following[:1] in (["a"], ["an"]) and len(following) > 1:
            if following[1] == "dozen":
                return self._measures.with_unit(row, at, at + 3, 6.0)
            if following[1] in self._q.units["span"]:
                return Figure(at, at + 3, 0.5, row[at + 2].noun, AmountKind.SPAN)
        if norm == "half" and following[:1] and following[0] in self._q.units["span"]:
            return Figure(at, at + 2, 0.5, row[at + 1].noun, AmountKind.SPAN)  # `the longest half hour`
        if norm in ("third", "quarter", "quarters", "fifth", "sixth", "tenth") and (
            before is None or before.kind != u.NUMBER
        ):
            return (
                Figure(at, at + 1, 0.25, "", AmountKind.SHARE)
                if norm == "quarter" and following[:1] == ["of"]
                else None
            )
        if norm == "twice" and following[:1] not in (["as"], ["the"], ["what"], ["our"], ["that"], ["its"]):
            return Figure(at, at + 1, 2.0, "time", AmountKind.COUNT)
        orders = norm == "half" and before is not None and before.norm in ("first", "second", "other")
        describes = (
            norm == "double" and row[at].kind == u.ADJECTIVE and following[:1] not in (["the"], ["our"], ["what"])
        )
        return None if orders or describes else Figure(at, at + 1, self._q.shares[norm], "", AmountKind.SHARE)


def _only_names(row: Sequence[Unit], at: int) -> bool:
    """Return whether `one` stands for somebody or something: `one of us`; but `one in 20` is a share."""
    following = row[at + 1].norm if at + 1 < len(row) else ""
    if following in ("in", "of") and at + 2 < len(row) and row[at + 2].kind == u.NUMBER:
        return False
    return row[at].kind == u.PRONOUN or following in ("of", "another", "day")


def _is_share(row: Sequence[Unit], at: int) -> bool:
    """Return whether `third` or `quarter` is a part and no order or length of time: `a third attempt`, `a quarter later`."""
    follows = row[at + 1] if at + 1 < len(row) else None
    if row[at].norm in ("quarter", "quarters"):
        before = {unit.norm for unit in row[max(0, at - 3) : at]}
        towards = not before.isdisjoint(("by", "to", "about", "almost"))
        if follows is not None and follows.norm in ("of", "less", "more", "fewer"):
            return True
        return towards and row[at].norm == "quarter"
    return follows is None or follows.kind not in u.NOMINAL or follows.norm in ("less", "more", "fewer")
