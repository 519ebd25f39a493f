"""The command that a text names, and the one that a mistyped text was probably meant to be."""

from collections.abc import Collection
from difflib import get_close_matches

LEAST_LIKENESS = 0.75
"""Share of letters in common, as difflib counts it: `/cancle` is still `/cancel`, `/dance` is nothing."""
SHORTEST_BEGINNING = 3
"""Fewest letters that stand for the one command that begins with them."""


def named_command(text: str) -> str | None:
    """Return the name behind the slash with which a text begins, in lower case and without the bot's. None without one."""
    word, *_ = text.split(maxsplit=1) or [""]
    name = word.removeprefix("/").partition("@")[0].lower()
    return name if name and text.startswith("/") else None


def nearest_command(text: str, names: Collection[str]) -> str | None:
    """Return the name that is spelt most like the one that a text begins with. None where none is alike."""
    typed = named_command(text) or ""
    begun = [name for name in names if len(typed) >= SHORTEST_BEGINNING and name.startswith(typed)]
    alike = begun if len(begun) == 1 else get_close_matches(typed, sorted(names), n=1, cutoff=LEAST_LIKENESS)
    return alike[0] if alike else None
