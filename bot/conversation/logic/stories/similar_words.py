"""Words for the comparison of two texts: the longer ones, without their endings."""

import re
from collections.abc import Iterator

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_APOSTROPHES = re.compile(r"['’]")
_ENDINGS = ("ings", "ing", "ies", "ed", "es", "s")
_SHORTEST = 4
"""Fewest letters of a word that counts, and of its stem."""


def long_words(text: str) -> Iterator[str]:
    """Return the longer words of a text in their order, casefolded."""
    words = (_APOSTROPHES.sub("", word) for word in _WORD.findall(text.casefold()))
    return (word for word in words if len(word) >= _SHORTEST)


def stem(word: str) -> str:
    """Return a word without its ending, so that `caches` and `caching` are equal."""
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _SHORTEST), "")
    return word.removesuffix(ending)


def stems(text: str) -> frozenset[str]:
    """Return the stems of a text's longer words."""
    return frozenset(stem(word) for word in long_words(text))
