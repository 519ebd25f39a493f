"""A cache of small things that the review finds in texts, for what is looked at again and again.

It is in memory, keyed by sums of the texts, and holds none of their words: nothing in it is left to erase.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from bot.review.judge import Judge

T = TypeVar("T")

MOST_CACHED: Final = 5_000
"""Results that are cached, some hundred bytes each."""
NONE_CACHED: Final = object()


@dataclass(frozen=True, slots=True, kw_only=True)
class FromText(Generic[T]):
    """Something that is found in a text, such as places in it. The result must hold no word of the text."""

    name: str
    """Name of the computation."""
    text: str
    besides: str
    """What else the result depends on, such as marks."""
    compute: Callable[[Judge], T]

    @property
    def key(self) -> bytes:
        """Return a sum of all that the result depends on."""
        told = "\0".join((self.name, self.besides, self.text))
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).digest()


class TextCache:
    """The results that were found last, at most `most`. The one that was not asked for longest is forgotten first."""

    def __init__(self, most: int = MOST_CACHED) -> None:
        self._most = most
        self._found: OrderedDict[bytes, Any] = OrderedDict()

    def get(self, key: bytes) -> Any:
        """Return a result, NONE_CACHED where there is none."""
        if key not in self._found:
            return NONE_CACHED
        self._found.move_to_end(key)
        return self._found[key]

    def put(self, key: bytes, result: Any) -> None:
        """Keep a result."""
        self._found[key] = result
        self._found.move_to_end(key)
        if len(self._found) > self._most:
            self._found.popitem(last=False)
