"""Sentences that were said before: in the same words, put together of them, or time and again with small changes."""

from collections import deque
from collections.abc import Sequence
from itertools import pairwise

_SHORTEST = 5
"""Words of a sentence that may repeat others with changes; shorter ones are alike by chance."""
_ALIKE = 0.7
"""The share of the different words of the longer sentence that two have in common."""
_OFTEN = 2
"""Earlier sentences that one has to be like: two alike are a figure of speech."""
_NEW_PAIRS = 0.25
"""The share of pairs of neighbouring words, at most, that are new where a sentence is put together of what was said."""
_FEW_WORDS, _NEW_PAIRS_OF_FEW = 30, 0.5
"""A text of so few different words goes in a circle, also where they come in another order."""
_LOOKS_BACK = 8
"""Sentences that are looked back on, so that a long text takes no longer a word."""


class Repeats:
    """Knows the sentences of one text that were said so far."""

    def __init__(self) -> None:
        self._said: set[tuple[str, ...]] = set()
        self._words: set[str] = set()
        self._pairs: set[tuple[str, str]] = set()
        self._last: deque[frozenset[str]] = deque(maxlen=_LOOKS_BACK)

    def is_again(self, words: Sequence[str]) -> bool:
        """Return whether a sentence was said before, and remember it."""
        key = tuple(words)
        if key in self._said:
            return True
        self._said.add(key)
        different = frozenset(key)
        put_together = self._is_put_together(key, different)
        if len(key) < _SHORTEST:
            return False
        alike = sum(_are_alike(different, other) for other in self._last)
        self._last.append(different)
        return put_together or alike >= _OFTEN

    def _is_put_together(self, words: Sequence[str], different: frozenset[str]) -> bool:
        """Return whether a sentence has no new word and hardly a new pair of words; remember its words and pairs."""
        pairs = list(pairwise(words))
        new = sum(pair not in self._pairs for pair in pairs)
        old_words = different <= self._words
        self._words |= different
        self._pairs.update(pairs)
        most = _NEW_PAIRS_OF_FEW if len(self._words) <= _FEW_WORDS else _NEW_PAIRS
        return old_words and new <= most * len(pairs)


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    enough = _ALIKE * len(longer)
    return len(shorter) >= enough and len(one & other) >= enough
