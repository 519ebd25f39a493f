"""What the coach asks of a source of randomness; `random.Random` has it all, and whoever calls passes one in."""

from collections.abc import MutableSequence, Sequence
from typing import Any, Protocol, TypeVar

T = TypeVar("T")


class RandomSource(Protocol):
    """The few methods of `random.Random` that choosing needs."""

    def random(self) -> float:
        """A number from 0 up to, not including, 1."""

    def choice(self, seq: Sequence[T], /) -> T:
        """One of the items, each as likely as the next."""

    def shuffle(self, x: MutableSequence[Any], /) -> None:
        """Put the items into a random order, in place."""
