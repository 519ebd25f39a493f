"""Stories of a bank, made up for the tests of what is said of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from question_bank.models import ArchetypeId

NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Tags:
    """A story's title and tags."""

    id: int
    title: str
    project: str | None
    archetypes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Text:
    """A story's newest version."""

    parts: Mapping[str, str] = field(default_factory=dict)
    level: str = "staff"
    moves: str = "++++++"
    structural_change: bool = True
    words: int = 300
    created_at: datetime = NOON


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A story with its newest version."""

    story: Tags
    version: Text


def kept(
    story_id: int, *archetypes: str, project: str | None = None, title: str | None = None, **version: object
) -> Kept:
    """A story of that id; without a project, one of its own."""
    tags = Tags(id=story_id, title=title or f"Story {story_id}", project=project, archetypes=archetypes)
    return Kept(story=tags, version=Text(**version))  # type: ignore[arg-type]


def eight_stories() -> list[Kept]:
    """One whole story an archetype, with ids from 1, each of a project of its own."""
    return [kept(n, archetype, project=f"Project {n}") for n, archetype in enumerate(ArchetypeId, 1)]
