"""Reads the lines of a typed text that is a list, without its bullets and numbers."""

import re

_BULLET = re.compile(
    r"^\s*(?:(?:[*•–—‣◦·]|-(?!\d)|(?:\(?\d{1,3}[.)]|\d{1,3}:|Q\d{0,3}[.:)])(?=\s))\s*)+", re.IGNORECASE
)
"""What opens an item. A number or `-` without a space belongs to the words, as in `1:1` and `-5%`."""
_QUOTED = re.compile(r"[\"'“”„‘’«»](?:[^\"'“”„‘’«»]|(?<=\w)['’](?=\w))*[\"'“”„‘’«»]")
"""A line that is one quotation from its first sign to its last."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")


def lines_in(text: str) -> tuple[str, ...]:
    """Return the lines of a text in their order, each once and without its bullet. A line without a letter is none."""
    lines = (_unquoted(without_bullet(on_one_line(line))) for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if any(sign.isalpha() for sign in line)))


def is_item(line: str) -> bool:
    """Return whether a line opens as an item of a list does."""
    return _BULLET.match(line) is not None


def without_bullet(line: str) -> str:
    """Return a line without its bullet or number."""
    return _BULLET.sub("", line, count=1)


def says_something(text: str) -> bool:
    """Return whether a text has a letter or a digit."""
    return any(sign.isalnum() for sign in text)


def on_one_line(text: str) -> str:
    """Return a text on one line without control characters, its words a space apart."""
    return " ".join(tidied(text).split())


def tidied(text: str) -> str:
    """Return a text without control characters other than white space, which a database refuses."""
    return _CONTROL.sub("", text)


def _unquoted(line: str) -> str:
    return line[1:-1].strip() if _QUOTED.fullmatch(line) else line
