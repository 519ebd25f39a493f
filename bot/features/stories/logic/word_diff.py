"""What two texts have in common, word by word: the runs that stay, that were taken out, and that were put in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

LARGEST = 1_000_000
"""Words of the one text by words of the other, up to which every word is compared. Beyond it whole lines are."""
_WORD = re.compile(r"\s*\S+|\s+")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")

Cut = tuple[int, int, int, int]
"""A stretch of both texts: from and up to which word of the old one, then of the new one."""


class RunKind(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run of words. White space before a word belongs to it."""

    kind: RunKind
    text: str


def word_diff(old: str, new: str) -> tuple[Run, ...]:
    """Return the runs that lead from one text to the other.

    Those that stay or were removed make the old text, those that stay or were added make the new one.
    """
    for pattern in (_WORD, _LINE):
        one, other = pattern.findall(old), pattern.findall(new)
        first = _same(one, other)
        last = _same(one[first:][::-1], other[first:][::-1])
        inside = one[first : len(one) - last], other[first : len(other) - last]
        if len(inside[0]) * len(inside[1]) <= LARGEST:
            break
    runs = [
        (RunKind.SAME, one[:first]),
        *_between(*inside, by_words=pattern is _WORD),
        (RunKind.SAME, one[len(one) - last :]),
    ]
    return tuple(Run(kind=kind, text="".join(words)) for kind, words in runs if words)


def _between(one: Sequence[str], other: Sequence[str], *, by_words: bool) -> Iterator[tuple[RunKind, Sequence[str]]]:
    """Yield the runs of what is left between the common beginning and end."""
    whole: list[Cut] = [(0, len(one), 0, len(other))]
    small = len(one) * len(other) <= LARGEST
    end = 0, 0
    for start, stop, at, to in _changed(one, other, by_words=by_words) if small else whole:
        yield RunKind.SAME, one[end[0] : start]
        yield RunKind.REMOVED, one[start:stop]
        yield RunKind.ADDED, other[at:to]
        end = stop, to
    yield RunKind.SAME, one[end[0] :]


def _changed(one: Sequence[str], other: Sequence[str], *, by_words: bool) -> list[Cut]:
    """Return the changed stretches. A single word that stays between two of them reads better as changed too."""
    found: list[Cut] = []
    for tag, start, stop, at, to in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if by_words and found and start - found[-1][1] == 1:
            found[-1] = (found[-1][0], stop, found[-1][2], to)
        else:
            found.append((start, stop, at, to))
    return found


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """Return with how many equal words two lists begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))
