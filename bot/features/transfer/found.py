"""A story that was found in a file, with its past where the file tells it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.features.transfer.storybook.draft import Draft
from question_bank.models import ArchetypeId
from storage.records import KeptStory, StoryCause


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """One version of a story as a file tells it."""

    parts: Mapping[str, str]
    cause: StoryCause
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A story in a file. `versions` is empty where the file tells only the newest, as Markdown does."""

    draft: Draft
    versions: tuple[Past, ...] = ()
    created_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFile:
    """What a file holds; `empty` counts the forms in it that nobody has filled in."""

    found: tuple[Found, ...]
    empty: int = 0


def draft_of(kept: KeptStory) -> Draft:
    """A story of the bank as a file tells it."""
    story = kept.story
    return Draft(
        title=story.title,
        project=story.project,
        year=story.year,
        archetypes=tuple(ArchetypeId(archetype) for archetype in story.archetypes),
        category=story.category,
        learnings=story.learnings,
        core=story.core,
        parts=kept.version.parts,
    )
