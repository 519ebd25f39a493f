"""Reads the questions of a typed text: one a line, without the bullets and numbers of a list."""

import re

_BULLET = re.compile(r"^\s*(?:(?:[-*•–—‣◦·]|\(?\d{1,3}[.):]|Q\d{0,3}[.:)])\s*)+", re.IGNORECASE)
_QUOTES = "\"'“”„‘’«» "


def questions_in(text: str) -> tuple[str, ...]:
    """Return the questions of a text in their order, each once. A line without a letter is none."""
    lines = (" ".join(_BULLET.sub("", line).strip(_QUOTES).split()) for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if any(sign.isalpha() for sign in line)))
