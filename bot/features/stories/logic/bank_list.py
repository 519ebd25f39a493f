"""The list of a bank's stories: which are shown, and in which order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from bot.conversation.logic.questions.history import archetypes_of, is_whole
from question_bank.models import ArchetypeId, Level
from storage.records import Answer, KeptStory, Telling

BEGUN = "begun"
"""Stands for the level of a story that is too short to have one."""
_LEVELS = tuple(Level)
_NEVER = datetime.min.replace(tzinfo=UTC)


class Order(StrEnum):
    """The orders of the list."""

    CHANGED = "changed"
    TITLE = "title"
    LEVEL = "level"
    REHEARSED = "rehearsed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What of the bank is asked for. None for all."""

    archetype: ArchetypeId | None = None
    level: Level | str | None = None
    """A level, or BEGUN."""
    order: Order = Order.CHANGED


def listed(stories: Iterable[KeptStory], wanted: Wanted, rehearsed_at: Mapping[int, datetime]) -> Sequence[KeptStory]:
    """Return the wanted stories in their order. `rehearsed_at` has the time of each story's last rehearsal, by its id.

    Changed last comes first; so do the weakest level, and the longest without a rehearsal.
    """
    found = [kept for kept in stories if _is_wanted(kept, wanted)]
    found.sort(key=lambda kept: (kept.version.created_at, kept.story.id), reverse=True)
    if wanted.order is Order.TITLE:
        found.sort(key=lambda kept: kept.story.title.casefold())
    if wanted.order is Order.LEVEL:
        found.sort(key=lambda kept: (is_whole(kept), _LEVELS.index(Level(kept.version.level))))
    if wanted.order is Order.REHEARSED:
        found.sort(key=lambda kept: rehearsed_at.get(kept.story.id, _NEVER))
    return found


def last_told(tellings: Iterable[Telling], answers: Iterable[Answer]) -> Mapping[int, date]:
    """Return the last local day on which an answer told each story, by the story's id."""
    days = {answer.id: answer.local_date for answer in answers}
    told: dict[int, date] = {}
    for telling in tellings:
        day = days.get(telling.answer_id)
        if day is not None:
            told[telling.story_id] = max(day, told.get(telling.story_id, day))
    return told


def _is_wanted(kept: KeptStory, wanted: Wanted) -> bool:
    level = kept.version.level if is_whole(kept) else BEGUN
    return (wanted.archetype is None or wanted.archetype in archetypes_of(kept)) and (
        wanted.level is None or wanted.level == level
    )
