"""Finds what an edit of a message with several lines changed."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineEdits:
    """What an edit did to the lines of a message."""

    changed: tuple[tuple[int, str], ...]
    """The place of each line that has other words now, with these."""
    added: tuple[str, ...]
    gone: tuple[int, ...]
    """The places of the lines that the edit took out."""


def line_edits(before: Sequence[str], after: Sequence[str]) -> LineEdits:
    """Return the edits that lead from the lines before to those after. A line that is still there is not edited."""
    old = [n for n, line in enumerate(before) if line not in after]
    new = [line for line in after if line not in before]
    both = min(len(old), len(new))
    return LineEdits(
        changed=tuple(zip(old[:both], new[:both], strict=True)), added=tuple(new[both:]), gone=tuple(old[both:])
    )
