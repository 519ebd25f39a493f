"""The interface of a random source, and a weighted draw. `random.Random` has it, and the caller passes one in."""

from collections.abc import Mapping, MutableSequence, Sequence
from typing import Any, Protocol, TypeVar

T = TypeVar("T")


class RandomSource(Protocol):
    """The few methods of `random.Random` that the logic needs."""

    def random(self) -> float:
        """Return a number from 0 up to, but not including, 1."""

    def choice(self, seq: Sequence[T], /) -> T:
        """Return one of the items, each equally likely."""

    def shuffle(self, x: MutableSequence[Any], /) -> None:
        """Put the items into a random order, in place."""


def weighted(weights: Mapping[T, float], dice: RandomSource) -> T:
    """Return one of the items, drawn in proportion to its weight. There must be one."""
    left = dice.random() * sum(weights.values())
    for item, weight in weights.items():
        left -= weight
        if left < 0:
            return item
    return next(reversed(list(weights)))
