"""Read the figures of a sentence one by one: value, unit and what they measure. How they belong together is asked elsewhere."""

import re
import unicodedata
from collections.abc import Sequence

from bot.review.grammar import units as u
from bot.review.grammar.units import Unit
from bot.review.quantities.measures import Figure, Measures
from bot.review.quantities.number_words import NumberWords
from bot.review.reading import AmountKind
from question_bank.quantities import Quantities

_CURRENCIES = "$€£¥₹"
_FIGURE = re.compile(
    rf"[+\-]?(?:us|a|c|r|hk|s|rs\.?|usd|eur|gbp|inr|chf)?(?P<currency>[{_CURRENCIES}]?)"
    r"(?P<digits>\d+(?:[.,:/]\d+)*|\.\d+|)(?P<fraction>[¼-¾⅐-⅞]?)(?P<tail>[^\d]*)\d*"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?")
_ORDINAL = frozenset(("st", "nd", "rd", "th"))
_CLOCK = frozenset(("am", "pm", "a.m", "p.m"))
_LETTERS_AND_DIGITS = re.compile(r"[a-z]{1,3}\d+[a-z]?")
_PERIOD = re.compile(r"q[1-4]|h[12]|fy\d\d")


class Figures:
    """Reads figures. One for all texts."""

    def __init__(self, quantities: Quantities) -> None:
        self._q = quantities
        self._measures = Measures(quantities)
        self._words = NumberWords(quantities, self._measures)

    def find(self, row: Sequence[Unit]) -> list[Figure]:
        """Return the figures of a tagged sentence in order."""
        found: list[Figure] = []
        may_begin, done = self._words.may_begin, 0
        for at, unit in enumerate(row):
            if at < done or not (unit.kind == u.NUMBER or may_begin(unit.norm) or not unit.norm.isalpha()):
                continue
            figure = self._at(row, at)
            if figure is not None:
                found.append(figure)
                done = figure.last
        return found

    def _at(self, row: Sequence[Unit], at: int) -> Figure | None:
        norm = row[at].norm
        if row[at].kind == u.NUMBER and not norm.isalpha():
            return self._digits(row, at)
        if not norm.isalpha() and _LETTERS_AND_DIGITS.fullmatch(norm):
            return Figure(at, at + 1, None, "", AmountKind.DATE if _PERIOD.fullmatch(norm) else AmountKind.NAME)
        return self._words.at(row, at)

    def _digits(self, row: Sequence[Unit], at: int) -> Figure:
        match = _FIGURE.fullmatch(row[at].norm.replace(" ", ""))
        if match is None:
            return Figure(at, at + 1, None, "", AmountKind.NAME)
        digits, tail = match["digits"], match["tail"]
        if ":" in digits or tail in _CLOCK:
            return Figure(at, at + 1, None, "", AmountKind.DATE)
        if tail in _ORDINAL:
            return self._measures.ordinal(row, at)
        currency = match["currency"]
        if tail[-1:] and tail[-1] in _CURRENCIES:
            currency, tail = tail[-1], tail[:-1]
        value, tail, end = self._multiplied(row, at, _value(digits, match["fraction"]), tail)
        if currency:
            return Figure(at, end, value, currency, AmountKind.MONEY)
        if tail:
            return self._measures.by_tail(row, at, end, value, tail)
        if end == at + 1 and self._measures.is_year(row, at):
            return Figure(at, end, None, "", AmountKind.DATE)
        named = self._measures.named(row, at)
        if named is not None:
            return Figure(at, end, value, "", named)
        figure = self._measures.with_unit(row, at, end, value)
        if (match["fraction"] or "/" in digits) and not figure.unit and 0 < value < 1:
            figure.kind = AmountKind.SHARE
        return figure

    def _multiplied(self, row: Sequence[Unit], at: int, value: float, tail: str) -> tuple[float, str, int]:
        """Return the value times what `k` or `million` says, the letters left over, and where the number ends."""
        multipliers, end = self._q.multipliers, at + 1
        if tail in multipliers:
            value, tail = value * multipliers[tail], ""
        while not tail and end < len(row) and row[end].norm in multipliers and row[end].norm not in self._q.tight:
            value *= multipliers[row[end].norm]
            end += 1
        return value, tail, end


def _value(digits: str, fraction: str) -> float:
    """Return the value of digits with commas, a decimal point, a slash, or a vulgar fraction behind them."""
    part = unicodedata.numeric(fraction) if fraction else 0.0
    if not digits:
        return part
    if "/" in digits:
        over, under = (piece.replace(",", "") for piece in digits.split("/", 2)[:2])
        return float(over) / float(under) if float(under) else float(over)
    if _THOUSANDS.fullmatch(digits):
        return float(digits.replace(",", "")) + part
    whole, *rest = re.split(r"[.,]", digits)
    if len(rest) > 1:
        return float(whole + "".join(rest)) + part
    return float(".".join((whole or "0", *rest))) + part
