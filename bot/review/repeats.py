"""Sentences that were said before: in the same words, or time and again with small changes."""

from collections import Counter, deque
from collections.abc import Sequence

_SHORTEST = 5
"""Words of a sentence that may repeat others with changes; shorter ones are alike by chance."""
_ALIKE = 0.7
"""The share of the longer sentence's words that two have in common."""
_OFTEN = 2
"""Earlier sentences that one has to be like: two alike are a figure of speech."""
_LOOKS_BACK = 12
"""Sentences that are looked back on, so that a long text takes no longer a word."""


class Repeats:
    """Knows the sentences of one text that were said so far."""

    def __init__(self) -> None:
        self._said: set[tuple[str, ...]] = set()
        self._last: deque[tuple[int, Counter[str]]] = deque(maxlen=_LOOKS_BACK)

    def is_again(self, words: Sequence[str]) -> bool:
        """Return whether a sentence was said before, and remember it."""
        key = tuple(words)
        same = key in self._said
        self._said.add(key)
        if len(key) < _SHORTEST:
            return same
        counts = Counter(key)
        alike = sum(_are_alike(counts, len(key), other, many) for many, other in self._last)
        self._last.append((len(key), counts))
        return same or alike >= _OFTEN


def _are_alike(one: Counter[str], words: int, other: Counter[str], words_of_other: int) -> bool:
    longer = max(words, words_of_other)
    if min(words, words_of_other) < _ALIKE * longer:
        return False
    return sum(min(many, other[word]) for word, many in one.items()) >= _ALIKE * longer
