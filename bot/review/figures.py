"""Read the figures of a sentence one by one: value, unit and what they measure. How they belong together is asked elsewhere."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from bot.review import units as u
from bot.review.reading import AmountKind
from bot.review.units import Unit
from question_bank.quantities import Quantities

_FIGURE = re.compile(r"([+\-]?)(?:us|a|c|r|hk|s)?([$€£¥₹]?)(\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,:/]\d+)*|)([¼-¾⅐-⅞]?)([^\d]*)\d*")
_ORDINAL = frozenset(("st", "nd", "rd", "th"))
_CLOCK = frozenset(("am", "pm", "a.m", "p.m"))
_FIRST_YEAR, _LAST_YEAR = 1970, 2040
_LETTER_AND_DIGITS = re.compile(r"[a-z]{1,3}\d+[a-z]?")
_REACH = 4


@dataclass(slots=True)
class Figure:
    """One figure: the units from `first` up to `last`, exclusive, with the words of its unit."""

    first: int
    last: int
    value: float | None
    unit: str
    kind: AmountKind


class Figures:
    """Reads figures. One for all texts."""

    def __init__(self, quantities: Quantities) -> None:
        self._q = quantities
        self._starts = frozenset((*quantities.values, *quantities.shares, "hundreds", "thousands", "dozens", "lakh", "crore"))

    def find(self, row: Sequence[Unit]) -> list[Figure]:
        """Return the figures of a tagged sentence in order."""
        found: list[Figure] = []
        at = 0
        while at < len(row):
            figure = self._at(row, at)
            if figure is not None:
                found.append(figure)
                at = max(figure.last, at + 1)
            else:
                at += 1
        return found

    def _at(self, row: Sequence[Unit], at: int) -> Figure | None:
        unit = row[at]
        if unit.kind == u.NUMBER and unit.norm not in self._q.values and unit.norm[-1:] and not unit.norm.isalpha():
            return self._digits(row, at)
        if unit.norm in self._starts or unit.norm in ("a", "an"):
            return self._words(row, at)
        if _LETTER_AND_DIGITS.fullmatch(unit.norm):
            kind = AmountKind.DATE if re.fullmatch(r"q[1-4]|h[12]|fy\d\d", unit.norm) else AmountKind.NAME
            return Figure(at, at + 1, None, "", kind)
        return None

    def _digits(self, row: Sequence[Unit], at: int) -> Figure | None:
        match = _FIGURE.fullmatch(row[at].norm.replace(" ", ""))
        if match is None:
            return Figure(at, at + 1, None, "", AmountKind.NAME)
        _, currency, digits, fraction, tail = match.groups()
        if ":" in digits or tail in _CLOCK:
            return Figure(at, at + 1, None, "", AmountKind.DATE)
        if tail in _ORDINAL:
            return self._dated(row, at, AmountKind.NAME)
        value = _value(digits, fraction)
        if tail[-1:] and tail[-1] in "$€£¥₹":
            currency, tail = tail[-1], tail[:-1]
        if tail and tail in self._q.multipliers and not self._is_unit_of_time(row, at, tail, currency):
            value, tail = value * self._q.multipliers[tail], ""
        end = at + 1
        multiplied = False
        while not tail and end < len(row) and row[end].norm in self._q.multipliers and row[end].norm not in self._q.tight:
            value *= self._q.multipliers[row[end].norm]
            multiplied = True
            end += 1
        if currency:
            return Figure(at, end, value, currency, AmountKind.MONEY)
        if tail:
            return self._with_tail(row, at, end, value, tail)
        if not multiplied and digits.isdigit() and len(digits) == 4 and _FIRST_YEAR <= value <= _LAST_YEAR and self._is_year(row, at):
            return Figure(at, end, None, "", AmountKind.DATE)
        if self._is_named(row, at):
            return Figure(at, end, value, "", self._naming(row, at))
        figure = self._with_unit(row, at, end, value)
        if (fraction or "/" in digits) and not figure.unit and 0 < value < 1:
            figure.kind = AmountKind.SHARE
        return figure

    def _is_unit_of_time(self, row: Sequence[Unit], at: int, tail: str, currency: str) -> bool:
        return tail == "m" and not currency and at + 1 < len(row) and row[at + 1].norm in ("later", "ago")

    def _is_year(self, row: Sequence[Unit], at: int) -> bool:
        follows = row[at + 1] if at + 1 < len(row) else None
        before = row[at - 1].norm if at else ""
        return follows is None or follows.kind not in u.NOMINAL or before in ("in", "since", "of", "until", "by") or before in self._q.words["month"]

    def _is_named(self, row: Sequence[Unit], at: int) -> bool:
        before = row[at - 1] if at else None
        if before is None:
            return False
        if before.norm == "at" and at + 1 < len(row) and row[at + 1].kind == u.MARK and row[at].norm.isdigit() and int(row[at].norm) <= 24:
            return True
        if before.norm in self._q.words["month"]:
            return True
        if before.norm in self._q.words["counted_time"]:
            return at < 2 or row[at - 2].norm not in ("a", "per", "the", "every", "this", "last", "next", "each")
        return before.norm in self._q.words["always_named"] or before.norm in self._q.words["named"] and (at + 1 >= len(row) or row[at + 1].kind not in u.NOMINAL)

    def _naming(self, row: Sequence[Unit], at: int) -> AmountKind:
        before = row[at - 1].norm
        when = before == "at" or before in self._q.words["month"] or before in self._q.words["counted_time"]
        return AmountKind.DATE if when else AmountKind.NAME

    def _dated(self, row: Sequence[Unit], at: int, otherwise: AmountKind) -> Figure:
        """Return an ordinal: a date beside a month, else a name."""
        around = [unit.norm for unit in row[max(0, at - 1) : at + 3]]
        dated = any(word in self._q.words["month"] for word in around)
        return Figure(at, at + 1, None, "", AmountKind.DATE if dated else otherwise)

    def _with_tail(self, row: Sequence[Unit], at: int, end: int, value: float, tail: str) -> Figure:
        unit = self._q.same_unit.get(tail, tail)
        kinds = self._q.units
        if tail in kinds["share"]:
            points = end < len(row) and row[end].norm in kinds["points"]
            return Figure(at, end + points, value, unit, AmountKind.SHARE)
        if tail in kinds["span"]:
            return Figure(at, end, value, _singular(unit), AmountKind.SPAN)
        return Figure(at, end, value, unit, AmountKind.COUNT)

    def _with_unit(self, row: Sequence[Unit], at: int, end: int, value: float | None) -> Figure:
        """Read the unit after a number: a word of measure, or the noun that is counted."""
        kinds = self._q.units
        i = end
        while i < len(row) and i < end + 2 and (row[i].norm in ("more", "less", "fewer", "full", "whole", "straight", "-") or row[i].kind == u.ADJECTIVE):
            i += 1
        if i < len(row):
            norm = row[i].norm
            unit = self._q.same_unit.get(norm) or self._q.same_unit.get(row[i].noun) or row[i].noun
            if i == end or (i == end + 1 and row[end].norm == "-"):
                if norm in kinds["share"]:
                    return Figure(at, i + 1 + (i + 1 < len(row) and row[i + 1].norm in kinds["points"]), value, unit, AmountKind.SHARE)
                if norm in kinds["points"]:
                    return Figure(at, i + 1, value, "point", AmountKind.SHARE)
                if norm in kinds["money"]:
                    return Figure(at, i + 1, value, unit, AmountKind.MONEY)
                if norm in kinds["size"]:
                    return Figure(at, i + 1, value, unit, AmountKind.COUNT)
            if norm in kinds["span"] and not (norm in ("s", "d", "w", "h", "y", "mo") and i > end):
                return Figure(at, i + 1, value, _singular(unit), AmountKind.SPAN)
        head = end
        while head < len(row) and head < end + _REACH and row[head].kind in (u.ADJECTIVE, u.NOUN, u.PLURAL, u.NAME, u.ING, u.PARTICIPLE):
            head += 1
        if head > end and row[head - 1].kind in u.NOMINAL:
            return Figure(at, head, value, row[head - 1].noun, AmountKind.COUNT)
        return Figure(at, end, value, "", AmountKind.COUNT)

    def _words(self, row: Sequence[Unit], at: int) -> Figure | None:
        """Read number words: `two hundred`, `half a dozen`, `a third`, `doubled`, `twenty five`, `a couple of`."""
        q = self._q
        norm = row[at].norm
        end = at + 1
        if norm in ("a", "an"):
            follows = row[end].norm if end < len(row) else ""
            if follows in ("dozen", "couple", "hundred", "thousand", "million", "lakh", "crore"):
                value = q.multipliers.get(follows) or q.values[follows]
                end += 1
                if end < len(row) and row[end].norm == "of":
                    end += 1
                return self._with_unit(row, at, end, value)
            if follows in ("third", "quarter", "fifth", "half", "tenth", "sixth") and self._is_share(row, end):
                return Figure(at, end + 1, q.shares[follows], "", AmountKind.SHARE)
            return self._one_span(row, at)
        if norm in q.shares and norm not in q.values:
            return self._share(row, at)
        if norm in ("hundreds", "thousands", "dozens"):
            return self._with_unit(row, at, end + (end < len(row) and row[end].norm == "of"), None)
        value = q.values.get(norm) or q.multipliers.get(norm) or 0.0
        if norm == "one" and (row[at].kind == u.PRONOUN or (end < len(row) and row[end].norm in ("of", "another", "day"))):
            if not (end + 1 < len(row) and row[end].norm in ("in", "of") and row[end + 1].kind == u.NUMBER):
                return Figure(at, end, 1.0, "", AmountKind.NAME)
        while end < len(row) and (row[end].norm in q.values or row[end].norm in q.multipliers or row[end].norm == "-") and row[end].norm not in q.tight:
            if row[end].norm in q.multipliers:
                value = (value or 1) * q.multipliers[row[end].norm]
            elif row[end].norm in q.values:
                if 0 < value < 20 or not q.values[row[end].norm]:
                    break
                value += q.values[row[end].norm]
            elif end + 1 >= len(row) or row[end + 1].norm not in q.values:
                break
            end += 1
        if end + 2 < len(row) and row[end].norm == "and" and row[end + 1].norm == "a" and row[end + 2].norm == "half":
            value, end = value + 0.5, end + 3
        if end < len(row) and row[end].norm == "quarters" and not self._is_share(row, end):
            return self._with_unit(row, at, end, value)
        if end < len(row) and row[end].norm in ("third", "thirds", "fifth", "fifths", "quarters", "tenths", "halves"):
            return Figure(at, end + 1, value * q.shares[row[end].norm], "", AmountKind.SHARE)
        if self._is_named(row, at):
            return Figure(at, end, value, "", self._naming(row, at))
        return self._with_unit(row, at, end, value)

    def _one_span(self, row: Sequence[Unit], at: int) -> Figure | None:
        """Read `a year and a half`, `within a week`, `a day later`; `12 a week` is a rate and none."""
        noun = row[at + 1].noun if at + 1 < len(row) else ""
        if noun not in self._q.seconds or row[at + 1].kind == u.PLURAL:
            return None
        if [unit.norm for unit in row[at + 2 : at + 5]] == ["and", "a", "half"]:
            return Figure(at, at + 5, 1.5, noun, AmountKind.SPAN)
        before = row[at - 1].norm if at else ""
        after = row[at + 2].norm if at + 2 < len(row) else ""
        lasts = before in ("in", "within", "for", "after", "than", "took", "over", "another", "spent", "by", "under", "takes")
        if lasts or after in ("later", "early", "earlier", "ago", "before", "faster", "sooner", "after", "late"):
            return Figure(at, at + 2, 1.0, noun, AmountKind.SPAN)
        return None

    def _is_share(self, row: Sequence[Unit], at: int) -> bool:
        """Return whether `third` or `quarter` is a part and no order or length of time: `a third attempt`, `a quarter later`."""
        follows = row[at + 1] if at + 1 < len(row) else None
        if row[at].norm in ("quarter", "quarters"):
            before = {unit.norm for unit in row[max(0, at - 3) : at]}
            return bool(before & {"by", "to", "about", "almost"}) or (follows is not None and follows.norm in ("of", "less", "more", "fewer"))
        return follows is None or follows.kind not in u.NOMINAL or follows.norm in ("less", "more", "fewer")

    def _share(self, row: Sequence[Unit], at: int) -> Figure | None:
        q, norm = self._q, row[at].norm
        follows = row[at + 1].norm if at + 1 < len(row) else ""
        before = row[at - 1] if at else None
        if norm == "half" and follows in ("a", "an") and at + 2 < len(row):
            if row[at + 2].norm == "dozen":
                return self._with_unit(row, at, at + 3, 6.0)
            if row[at + 2].norm in q.units["span"]:
                return Figure(at, at + 3, 0.5, row[at + 2].noun, AmountKind.SPAN)
        if norm in ("third", "quarter", "fifth", "sixth", "tenth", "quarters"):
            if before is None or before.kind != u.NUMBER:
                return None if norm != "quarter" or follows != "of" else Figure(at, at + 1, q.shares[norm], "", AmountKind.SHARE)
        if norm == "twice" and follows not in ("as", "the", "what", "our", "that", "its"):
            return Figure(at, at + 1, 2.0, "time", AmountKind.COUNT)
        if norm == "double" and row[at].kind == u.ADJECTIVE and follows not in ("the", "our", "what"):
            return None
        if norm == "half" and before is not None and before.norm in ("first", "second", "other"):
            return None
        return Figure(at, at + 1, q.shares[norm], "", AmountKind.SHARE)


def _value(digits: str, fraction: str) -> float:
    part = unicodedata.numeric(fraction) if fraction else 0.0
    if not digits:
        return part
    if "/" in digits:
        over, _, under = digits.partition("/")
        return float(over) / float(under) if under.isdigit() and over.isdigit() and int(under) else float(over.split("/")[0] or 0)
    if re.fullmatch(r"\d{1,3}(,\d{2,3})*,\d{3}(\.\d+)?", digits):
        return float(digits.replace(",", "")) + part
    pieces = re.split(r"[.,]", digits)
    if len(pieces) > 2:
        return float("".join(pieces)) + part
    return float(".".join(pieces)) + part


def _singular(unit: str) -> str:
    return unit[:-1] if unit.endswith("s") and len(unit) > 2 else unit
