"""Sentences that were said before: in the same words, or time and again with small changes."""

from collections import deque
from collections.abc import Sequence

_SHORTEST = 5
"""Words of a sentence that may repeat others with changes; shorter ones are alike by chance."""
_ALIKE = 0.7
"""The share of the different words of the longer sentence that two have in common."""
_OFTEN = 2
"""Earlier sentences that one has to be like: two alike are a figure of speech."""
_LOOKS_BACK = 8
"""Sentences that are looked back on, so that a long text takes no longer a word."""


class Repeats:
    """Knows the sentences of one text that were said so far."""

    def __init__(self) -> None:
        self._said: set[tuple[str, ...]] = set()
        self._last: deque[frozenset[str]] = deque(maxlen=_LOOKS_BACK)

    def is_again(self, words: Sequence[str]) -> bool:
        """Return whether a sentence was said before, and remember it."""
        key = tuple(words)
        if key in self._said:
            return True
        self._said.add(key)
        if len(key) < _SHORTEST:
            return False
        different = frozenset(key)
        alike = sum(_are_alike(different, other) for other in self._last)
        self._last.append(different)
        return alike >= _OFTEN


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    enough = _ALIKE * len(longer)
    return len(shorter) >= enough and len(one & other) >= enough
