"""Answers a question about a whole text once, however many rules ask it; the answer is kept with the text."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from bot.review.reading import Reading

Found = TypeVar("Found")


def found_once(find: Callable[[Reading], Found]) -> Callable[[Reading], Found]:
    """Let a function of a reading alone look for its answer only where the reading has none yet."""
    name = f"{find.__module__}.{find.__qualname__}"

    @wraps(find)
    def found(reading: Reading) -> Found:
        kept = vars(reading)  # as functools.cached_property does, for what is no property of a reading
        if name not in kept:
            kept[name] = find(reading)
        return cast("Found", kept[name])

    return found
