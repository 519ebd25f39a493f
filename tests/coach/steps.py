"""Counts the steps of the engine: its calls, and the tokens and characters that it takes up.

Steps are the same on every machine, so a test can say "linear" without a clock.
"""

import cProfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

import pytest

from bot.coach import split, story
from bot.coach.text import Read

Item = TypeVar("Item")
Work = TypeVar("Work")
READERS = ((story, "read"), (story, "without"), (split, "read"))
"""The functions of the engine that hand out a text that was read."""


class Taken:
    """How many tokens, sentences and characters were taken up so far."""

    count = 0


class CountedTuple(tuple[Item, ...]):
    """A tuple that counts what is read of it. What is begun counts as read to its end."""

    taken: Taken

    @classmethod
    def of(cls, items: Iterable[Item], taken: Taken) -> "CountedTuple[Item]":
        """Return the items as a tuple that counts."""
        counted = cls(items)
        counted.taken = taken
        return counted

    def __getitem__(self, place: Any) -> Any:
        """Return an item or a slice, and count it."""
        found = super().__getitem__(place)
        self.taken.count += len(found) if isinstance(place, slice) else 1
        return found

    def __iter__(self) -> Iterator[Item]:
        """Return the items, and count all of them."""
        self.taken.count += len(self)
        return super().__iter__()


class CountedText(str):
    """A text that counts the characters that are cut out of it."""

    taken: Taken

    @classmethod
    def of(cls, text: str, taken: Taken) -> "CountedText":
        """Return the text as one that counts."""
        counted = cls(text)
        counted.taken = taken
        return counted

    def __getitem__(self, place: Any) -> str:
        """Return a character or a slice, and count it."""
        found = super().__getitem__(place)
        self.taken.count += len(found)
        return found


def steps_of(work: Callable[[str], object], text: str) -> int:
    """Return how many steps some work on a text takes: calls of Python and C, tokens, sentences, characters cut out."""
    taken = Taken()
    profile = cProfile.Profile()
    with pytest.MonkeyPatch.context() as patch:
        for module, name in READERS:
            patch.setattr(module, name, _counting(getattr(module, name), taken))
        counted = CountedText.of(text, taken)
        profile.enable()
        try:
            work(counted)
        finally:
            profile.disable()
    return taken.count + sum(entry.callcount for entry in profile.getstats())


def _counting(reader: Callable[..., Read], taken: Taken) -> Callable[..., Read]:
    def read(*arguments: Any) -> Read:
        found = reader(*arguments)
        tokens, sentences = CountedTuple.of(found.tokens, taken), CountedTuple.of(found.sentences, taken)
        return replace(found, tokens=tokens, sentences=sentences)

    return read
