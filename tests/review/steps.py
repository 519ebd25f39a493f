"""Counts the steps of the engine: its calls, and the tokens, sentences and characters that it takes up.

Steps are the same on every machine, so a test can say "linear" without a clock.
"""

import cProfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any, TypeVar

import pytest

from bot.conversation.logic.stories import split
from bot.review import reviewer as review
from bot.review.read import read
from bot.review.reading import Reading
from tests.review.lexicon_texts import without_end

LINEAR = 4.4
"""What four times the text may cost, in steps of the text: four times, and a tenth for what begins and ends."""
MIDDLE = 3_000
MOST: Mapping[int, float] = {750: 4.05, MIDDLE: 4.2, 12_000: LINEAR}
"""By length, what four times the text may cost. What grows with the square is a quarter of its share a quarter as long: what
passes at one length would pass at the next."""
Item = TypeVar("Item")
Work = Callable[[str], object]
_READERS = ((review, "read"), (split, "read"))
"""The functions of the engine that hand out a text that was read."""


class Taken:
    """How much was taken up so far."""

    count = 0


class CountedTuple(tuple[Item, ...]):  # noqa: SLOT001 -- a tuple cannot have a slot of its own
    """A tuple that counts what is taken of it. A pass that is begun counts as a whole one."""

    taken: Taken

    @classmethod
    def of(cls, items: Iterable[Item], taken: Taken) -> "CountedTuple[Item]":
        """Return the items as a tuple that counts."""
        counted = cls(items)
        counted.taken = taken
        return counted

    def __getitem__(self, place: Any) -> Any:
        """Return an item or a slice."""
        found = super().__getitem__(place)
        self.taken.count += len(found) if isinstance(place, slice) else 1
        return found

    def __iter__(self) -> Iterator[Item]:
        """Return the items one by one."""
        self.taken.count += len(self)
        return super().__iter__()


class CountedList(list[Item]):
    """A list that counts what is taken of it, as `CountedTuple` does."""

    __slots__ = ("taken",)

    taken: Taken

    @classmethod
    def of(cls, items: Iterable[Item], taken: Taken) -> "CountedList[Item]":
        """Return the items as a list that counts."""
        counted = cls(items)
        counted.taken = taken
        return counted

    def __getitem__(self, place: Any) -> Any:
        """Return an item or a slice."""
        found = super().__getitem__(place)
        self.taken.count += len(found) if isinstance(place, slice) else 1
        return found

    def __iter__(self) -> Iterator[Item]:
        """Return the items one by one."""
        self.taken.count += len(self)
        return super().__iter__()


class CountedText(str):
    """A text that counts the characters that are cut out of it."""

    __slots__ = ("taken",)

    taken: Taken

    @classmethod
    def of(cls, text: str, taken: Taken) -> "CountedText":
        """Return the text as one that counts."""
        counted = cls(text)
        counted.taken = taken
        return counted

    def __getitem__(self, place: Any) -> str:
        """Return a character or a slice."""
        found = super().__getitem__(place)
        self.taken.count += len(found)
        return found


def steps_of(work: Work, text: str, *, read_before: bool = False) -> int:
    """Return how many steps some work on a text takes; with `read_before`, those of reading the text are left out."""
    taken = Taken()
    profile = cProfile.Profile(subcalls=False)
    known = {text: _read_once(text)} if read_before else {}
    with pytest.MonkeyPatch.context() as patch:
        for module, name in _READERS:
            patch.setattr(module, name, _counting(known, taken))
        counted = CountedText.of(text, taken)
        profile.enable()
        try:
            work(counted)
        finally:
            profile.disable()
    return taken.count + sum(entry.callcount for entry in profile.getstats())


def growth(work: Work, text_of: Callable[[int], str], length: int) -> float:
    """Return how many times the steps some work takes on a text four times as long."""
    return steps_of(work, text_of(4 * length)) / steps_of(work, text_of(length))


def is_worse_than_linear(work: Work, text_of: Callable[[int], str], *, read_before: bool = False) -> bool:
    """Return whether the steps outgrow the text at each of three lengths; what a shorter one settles is not tried longer.

    `read_before` is as for `steps_of`.
    """
    work(text_of(min(MOST) // 5))  # what is built when it first comes up is no step of the text
    steps = cache(lambda length: steps_of(work, text_of(length), read_before=read_before))
    return all(steps(4 * length) > most * steps(length) for length, most in MOST.items())


def said_without_end(text: str) -> Callable[[int], str]:
    """Return what gives a text, said again and again without a stop, at any length."""
    return lambda length: without_end(text, length)


_read_once = lru_cache(maxsize=len(MOST) + 1)(read)
"""Reads a text once for all the works on it that come one after the other."""


def _counting(known: Mapping[str, Reading], taken: Taken) -> Callable[..., Reading]:
    def counting(text: str, first_end: int | None = None) -> Reading:
        found = known[text] if text in known and first_end is None else read(text, first_end)
        counted = replace(
            found,
            tokens=CountedTuple.of(found.tokens, taken),
            sentences=CountedTuple.of(found.sentences, taken),
            clauses=CountedTuple.of(found.clauses, taken),
        )
        for name in ("_norms", "words_told"):
            vars(counted)[name] = CountedList.of(getattr(found, name), taken)
        return counted

    return counting
