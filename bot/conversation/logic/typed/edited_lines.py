"""Finds what an edit of a message with several lines changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

MOST_COMPARED = 5_000
"""Pairs of lines that are compared by their words. Of more, the event loop would wait."""


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
    became = _pairs([before[n] for n in old], new)
    return LineEdits(
        changed=tuple((n, new[became[at]]) for at, n in enumerate(old) if at in became),
        added=tuple(line for at, line in enumerate(new) if at not in became.values()),
        gone=tuple(n for at, n in enumerate(old) if at not in became),
    )


def _pairs(old: Sequence[str], new: Sequence[str]) -> Mapping[int, int]:
    """Return which line became which: those with the most words in common, else those in the same place."""
    if len(old) * len(new) > MOST_COMPARED:
        return dict(zip(range(len(old)), range(len(new)), strict=False))
    olds, news = ([frozenset(line.casefold().split()) for line in lines] for lines in (old, new))
    likeliest = sorted(
        product(range(len(old)), range(len(new))),
        key=lambda pair: (-_in_common(olds[pair[0]], news[pair[1]]), abs(pair[0] - pair[1]), pair),
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for one, other in likeliest:
        if one not in found and other not in taken:
            found[one] = other
            taken.add(other)
    return found


def _in_common(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of words that both have, from 0 to 1."""
    return len(one & other) / (len(one | other) or 1)
