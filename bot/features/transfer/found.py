"""A story found in a file, with its versions where the file has them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.features.transfer.storybook.draft import Draft
from question_bank.models import ArchetypeId
from storage.records import KeptStory, StoryCause


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """One version of a story in a file."""

    parts: Mapping[str, str]
    cause: StoryCause
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A story in a file."""

    draft: Draft
    versions: tuple[Past, ...] = ()
    """Empty where the file has only the newest version, as Markdown does."""
    created_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFile:
    """The stories of a file."""

    found: tuple[Found, ...]
    empty: int = 0
    """Number of forms that nobody has filled in."""


def draft_of(kept: KeptStory) -> Draft:
    """Return a story of the bank as a draft, which is how files hold it."""
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
