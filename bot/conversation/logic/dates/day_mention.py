"""What a text names as days: where it stands, and which days it can mean."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

TAKEN = "\x00"
"""Sign that stands for each sign of what is read already."""


@dataclass(frozen=True, slots=True)
class Extent:
    """A stretch of a text: its offsets, the second one exclusive."""

    start: int
    end: int

    @classmethod
    def of(cls, found: "re.Match[str]") -> "Extent":
        """Return the extent of a match."""
        return cls(*found.span())


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDays:
    """Some words of a text that name days."""

    extent: Extent
    days: tuple[date, ...]
    """The days that they can mean, the likeliest first. Empty for words that cannot be read, such as `½ week`."""
    spans: tuple[relativedelta, ...] = ()
    """The spans of time that they name: `2-3 weeks` are two. Empty for words that name no span."""
    weekday: int | None = None
    """The day of the week where they name nothing else, 0 for Monday."""
    mismatched: bool = False
    """Whether they name a date with a day of the week that is not its own."""
    several: bool = False
    """Whether they name several days, such as both ends of a range, instead of one day that can be read in two ways."""


Reader = Callable[["re.Match[str]"], NamedDays | None]
"""Reads a match; None leaves it for another reader."""


def scanned(text: str, readers: Sequence[tuple[re.Pattern[str], Reader]]) -> tuple[list[NamedDays], str]:
    """Return what the readers find, and the text with it blanked out. The first reader goes first."""
    named: list[NamedDays] = []
    for pattern, read in readers:
        for found in pattern.finditer(text):
            read_days = read(found)
            if read_days is not None:
                named.append(read_days)
                text = blanked(text, read_days.extent)
    return named, text


def blanked(text: str, extent: Extent) -> str:
    """Return a text of the same length, without what stands there."""
    return text[: extent.start] + TAKEN * (extent.end - extent.start) + text[extent.end :]
