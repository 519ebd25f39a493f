"""Keys of the reply keyboard as people type them: `done.`, `DONE ✅` and `Start-over` are keys, not part of an answer."""

import unicodedata
from collections.abc import Iterable
from enum import StrEnum

LONGEST = 60
"""Longest message, in characters, that may be a key with signs around it."""


class Key(StrEnum):
    """The words that steer an open text, wherever it is typed."""

    DONE = "Done"
    START_OVER = "Start over"
    SKIP = "Skip"
    NEXT = "Next"


LEAVING = ("Stop", "Cancel", "Quit", "Exit")
"""Words by which people leave what is open, as by /cancel."""


def typed_key(text: str) -> Key | None:
    """Return the key that a message consists of, or None."""
    label = matching_label(text, Key)
    return Key(label) if label is not None else None


def is_leaving(text: str) -> bool:
    """Return whether a message is nothing but a word of LEAVING."""
    return matching_label(text, LEAVING) is not None


def matching_label(text: str, labels: Iterable[str]) -> str | None:
    """Return the label that a message consists of, or None.

    Case, spaces, punctuation, emoji and typographic forms of the same letters make no difference.
    """
    if len(text) > LONGEST:
        return None
    letters = _letters(text)
    return next((label for label in labels if letters == _letters(label)), None) if letters else None


def _letters(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())
