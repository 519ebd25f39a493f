"""A stretch of the text as the user typed it."""

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of the reviewed text: code points from `start` up to, not including, `end`."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two have at least one character in common."""
        return self.start < other.end and other.start < self.end
