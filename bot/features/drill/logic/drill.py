"""The gap drill: which archetypes it is about, where an outline goes on, and what its first line says."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from textwrap import shorten

from question_bank.models import ArchetypeId, Level, Move

SIZE = 3
HALF_TIME, FULL_TIME = timedelta(minutes=4), timedelta(minutes=8)
"""The gentle marks of one outline, from its start."""
LONGEST_NAME = 80
SOLID = frozenset({Level.STRONG, Level.STAFF})
_LEVELS = (None, *Level)
_YEAR = re.compile(r"[(\[]?\b(?:19[89]\d|20\d\d)\b[)\]]?")
_AROUND = " \t,;:.-–—/()[]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What somebody answers to "which project, what year?".

    `project` is None where the line is too long to be a name. `more` is the whole text, where it is more than a name:
    the beginning of the story.
    """

    title: str
    project: str | None
    year: int | None
    more: str | None = None


def best_levels(told: Iterable[tuple[ArchetypeId, Level]]) -> Mapping[ArchetypeId, Level | None]:
    """The best level of each archetype among stories and answers; None for one that was never tried."""
    best: dict[ArchetypeId, Level | None] = dict.fromkeys(ArchetypeId)
    for archetype, level in told:
        best[archetype] = max(best[archetype], level, key=_LEVELS.index)
    return best


def is_gap(best: Level | None) -> bool:
    """Whether an archetype with that best level has no solid story."""
    return best not in SOLID


def ranked(best: Mapping[ArchetypeId, Level | None]) -> tuple[ArchetypeId, ...]:
    """The archetypes by need: never tried, then the weakest first, in the order of teaching."""
    return tuple(sorted(ArchetypeId, key=lambda archetype: _LEVELS.index(best[archetype])))


def swapped(chosen: Sequence[ArchetypeId], place: int, order: Sequence[ArchetypeId]) -> tuple[ArchetypeId, ...]:
    """The chosen ones with the one at `place` changed for the next of `order` that is not among them."""
    at = order.index(chosen[place])
    following = [*order[at + 1 :], *order[:at]]
    instead = next(archetype for archetype in following if archetype not in chosen)
    return (*chosen[:place], instead, *chosen[place + 1 :])


def named(text: str) -> Naming:
    """A project's name and year, out of one line; what is longer than a name is kept as well."""
    first, _, rest = text.strip().partition("\n")
    found = _YEAR.search(first)
    line = f"{first[: found.start()]} {first[found.end() :]}" if found else first
    flat = " ".join(line.split()).strip(_AROUND) or " ".join(first.split())
    is_name = len(flat) <= LONGEST_NAME
    more = None if is_name and not rest.strip() else text
    year = int(found.group().strip("()[]")) if found else None
    return Naming(title=_cut(flat), project=flat if is_name else None, year=year, more=more)


def goes_on_at(parts: Mapping[str, str]) -> Move:
    """The letter at which an outline goes on: the one after the last that has a text."""
    moves = list(Move)
    written = [at for at, move in enumerate(moves) if parts.get(move.value, "").strip()]
    return moves[min(written[-1] + 1, len(moves) - 1)] if written else moves[0]


def after(move: Move) -> Move | None:
    """The next letter; None after the last."""
    moves = list(Move)
    at = moves.index(move) + 1
    return moves[at] if at < len(moves) else None


def next_mark(started_at: datetime, now: datetime) -> datetime | None:
    """When the next time mark of an outline comes; None once its time is up."""
    return next((started_at + mark for mark in (HALF_TIME, FULL_TIME) if started_at + mark > now), None)


def _cut(name: str) -> str:
    return shorten(name, LONGEST_NAME, placeholder=" …") if " " in name else name[:LONGEST_NAME]
