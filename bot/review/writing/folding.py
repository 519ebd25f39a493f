"""Folds a text to plain characters, with an exact map back to the text as it was typed."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.review.span import Span

_MARKS = r"\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
_ODD = re.compile(
    rf"\r\n?|[\x0b\x0c\x1c-\x1f]|(?<=[A-Za-z])`(?=[A-Za-z])|[^\x00-\x7f][{_MARKS}]*|[A-Za-z0-9][{_MARKS}]+"
)
_LONGEST_CLUSTER = 8
"""Characters of a letter with its combining marks that are folded; a letter that carries more of them is a drawing."""
_APOSTROPHES = "'’‘‛ʼʻʽ`´′＇"
"""A grave accent is one between letters alone; elsewhere it sets off code."""
_QUOTES = '"“”„‟«»″〝〞＂'
_DASHES = {"‐": "-", "‑": "-", "⁃": "-", "−": "-", "‒": "–", "―": "—", "－": "-", "─": "—"}
_BREAKS = {"\u2028": "\n", "\u2029": "\n\n", "\x85": "\n", "\x0b": "\n", "\x0c": "\n", "\r": "\n", "\r\n": "\n"}
_OTHERS = {
    "⁄": "/",
    "№": "#",
    "…": "...",
    "™": "",
    "℠": "",
    "®": "",
    "©": "",
    "⇒": "→",
    "➔": "→",
    "➜": "→",
    "➝": "→",
    "⟶": "→",
}
_PLAIN = {
    **dict.fromkeys(_APOSTROPHES, "'"),
    **dict.fromkeys(_QUOTES, '"'),
    **_DASHES,
    **_BREAKS,
    **_OTHERS,
    "\u2800": " ",
}


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in plain characters. `starts` and `ends` say where each came from; both are empty where nothing moved."""

    text: str
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()

    def span(self, start: int, end: int) -> Span:
        """Return where the characters from `start` up to `end`, exclusive and not empty, stand in the text as typed."""
        return Span(self.starts[start], self.ends[end - 1]) if self.starts else Span(start, end)

    def place(self, typed: int) -> int:
        """Return the first folded character that came from `typed` or from after it."""
        if not self.starts:
            return min(typed, len(self.text))
        low, high = 0, len(self.starts)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.starts[middle] < typed else (low, middle)
        return low


def fold(text: str) -> Folded:
    """Return the text with line ends as line feeds and compatibility forms, accents and quotation marks as one form each.

    Format characters vanish. Vulgar fractions stay, as they are a value: `1½` is not `11/2`.
    """
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done, moved = 0, False
    for found in _ODD.finditer(text):
        start, end = found.span()
        plain = _plain(found.group())
        moved = moved or len(plain) != 1 or end - start != 1
        pieces += (text[done:start], plain)
        starts += (*range(done, start), *[start] * len(plain))
        ends += (*range(done + 1, start + 1), *[end] * len(plain))
        done = end
    if not pieces:
        return Folded(text)
    pieces.append(text[done:])
    if not moved:
        return Folded("".join(pieces))
    starts += range(done, len(text))
    ends += range(done + 1, len(text) + 1)
    return Folded("".join(pieces), starts, ends)


@lru_cache(maxsize=8192)
def _plain(cluster: str) -> str:
    """Return the plain form of one character with its combining marks."""
    first = cluster[0]
    known = _PLAIN.get(cluster, _PLAIN.get(first))
    if known is not None:
        return known
    category = unicodedata.category(first)
    if category in {"Cf", "Cc", "Mn", "Me"}:
        return ""
    if category == "Zs":
        return " "
    if category == "Nd":
        return str(unicodedata.decimal(first))
    if category == "No" and unicodedata.decomposition(first).startswith(("<fraction>", "<super>")):
        return first if "fraction" in unicodedata.decomposition(first) else ""
    whole = unicodedata.normalize("NFKC", cluster[:_LONGEST_CLUSTER])
    plain = "".join(_PLAIN.get(c, c) for c in whole if not unicodedata.category(c).startswith("M"))
    return first if " " in plain else plain
