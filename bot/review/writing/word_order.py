"""Find where the order of words alone opens a sentence: `what stays from it is a rehearsal`, `had i weighed one`."""

from collections.abc import Iterator, Sequence

from bot.review.grammar import units as u
from bot.review.grammar.units import Unit
from bot.review.grammar.verb_group import Group
from bot.review.writing.run_on_stretch import PARTIES

_ENDS_OBJECT = frozenset((u.NUMBER, *u.NOMINAL))
_TAKES_WHAT = frozenset(("tell", "ask", "show", "teach", "say", "explain", "see", "know", "remind", "mail", "send"))
_LONGEST_RELATIVE = 10
"""Words from `what` to the `is` whose subject it opens."""


def free_relatives(row: Sequence[Unit], groups: Sequence[Group]) -> Iterator[int]:
    """Yield where `what` opens the subject of `is` or `was`: `on an ordinary day | what stays from it is a rehearsal`."""
    number = 0
    for at in range(1, len(row)):
        if row[at].norm != "what" or row[at - 1].kind not in _ENDS_OBJECT:
            continue
        while number < len(groups) and groups[number].first < at:
            number += 1
        if number + 1 >= len(groups):
            return
        outer = groups[number + 1]
        near = outer.first - at <= _LONGEST_RELATIVE and row[outer.first].kind == u.BE
        if near and not (number and groups[number - 1].predicate in _TAKES_WHAT):
            yield at


def inversions(row: Sequence[Unit]) -> Iterator[int]:
    """Yield where `had` opens a condition: `it took ninety seconds | had i weighed one`."""
    for at in range(1, len(row) - 2):
        turned = row[at].norm == "had" and row[at + 1].norm in PARTIES and row[at + 2].kind in (u.PAST, u.PARTICIPLE)
        if turned and row[at - 1].kind in (*_ENDS_OBJECT, u.ADVERB):
            yield at - (row[at - 1].norm == "so")
