"""Logic of the gap drill: its archetypes, the next letter of an outline, and the reading of its first line."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from textwrap import shorten

from bot.conversation.logic.stories.story_text import letters_told
from question_bank.models import ArchetypeId, Level, Move
from storage.records import MarkedText

SIZE = 3
HALF_TIME, FULL_TIME = timedelta(minutes=4), timedelta(minutes=8)
"""Time marks of one outline, from its start."""
LONGEST_NAME = 80
SOLID = frozenset({Level.STRONG, Level.STAFF})
_LEVELS = (None, *Level)
_YEAR = re.compile(r"[(\[]?\b(?:19[89]\d|20\d\d)\b[)\]]?")
_AROUND = " \t,;:.-–—/()[]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """The answer to "which project, what year?", taken apart."""

    title: str
    project: str | None
    """Name of the project. None where the line is too long to be a name."""
    year: int | None
    more: str | None = None
    """The whole text, where it is more than a name and so the beginning of the story."""


def best_levels(told: Iterable[tuple[ArchetypeId, Level]]) -> Mapping[ArchetypeId, Level | None]:
    """Return the best level of each archetype among stories and answers. None for one that was never tried."""
    best: dict[ArchetypeId, Level | None] = dict.fromkeys(ArchetypeId)
    for archetype, level in told:
        best[archetype] = max(best[archetype], level, key=_LEVELS.index)
    return best


def is_gap(best: Level | None) -> bool:
    """Return whether an archetype with that best level has no solid story."""
    return best not in SOLID


def ranked(best: Mapping[ArchetypeId, Level | None]) -> tuple[ArchetypeId, ...]:
    """Return the archetypes by need: never tried, then the weakest first, in the order of teaching."""
    return tuple(sorted(ArchetypeId, key=lambda archetype: _LEVELS.index(best[archetype])))


def swapped(chosen: Sequence[ArchetypeId], place: int, order: Sequence[ArchetypeId]) -> tuple[ArchetypeId, ...]:
    """Return the chosen archetypes with the one at `place` replaced by the next of `order` that is not among them."""
    at = order.index(chosen[place])
    following = [*order[at + 1 :], *order[:at]]
    instead = next(archetype for archetype in following if archetype not in chosen)
    return (*chosen[:place], instead, *chosen[place + 1 :])


def named(text: str) -> Naming:
    """Return the project's name and year from the first line. A text longer than a name is kept whole too."""
    first, _, rest = text.strip().partition("\n")
    found = _YEAR.search(first)
    line = f"{first[: found.start()]} {first[found.end() :]}" if found else first
    flat = " ".join(line.split()).strip(_AROUND) or " ".join(first.split())
    is_name = len(flat) <= LONGEST_NAME
    more = None if is_name and not rest.strip() else text
    year = int(found.group().strip("()[]")) if found else None
    return Naming(title=_cut(flat), project=flat if is_name else None, year=year, more=more)


def goes_on_at(told: MarkedText) -> Move:
    """Return the letter at which an outline continues: the one after the last that has a text."""
    moves = list(Move)
    written = [moves.index(move) for move in letters_told(told)]
    return moves[min(written[-1] + 1, len(moves) - 1)] if written else moves[0]


def after(move: Move) -> Move | None:
    """Return the next letter, or None after the last."""
    moves = list(Move)
    at = moves.index(move) + 1
    return moves[at] if at < len(moves) else None


def next_mark(started_at: datetime, now: datetime) -> datetime | None:
    """Return the time of an outline's next mark, or None after the last mark."""
    return next((started_at + mark for mark in (HALF_TIME, FULL_TIME) if started_at + mark > now), None)


def _cut(name: str) -> str:
    return shorten(name, LONGEST_NAME, placeholder=" …") if " " in name else name[:LONGEST_NAME]
