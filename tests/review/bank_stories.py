"""Stories of a bank, made up for the tests of what is said of them."""

from collections.abc import Mapping
from datetime import UTC, datetime

from bot.conversation.logic.stories.letter_paragraphs import joined_letters
from question_bank.models import ArchetypeId
from storage.records import KeptStory, Story, StoryCause, StoryVersion

NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)


def kept(
    story_id: int,
    *archetypes: str,
    project: str | None = None,
    title: str | None = None,
    parts: Mapping[str, str] | None = None,
    level: str = "staff",
    moves: str = "++++++",
    structural_change: bool = True,
    words: int = 300,
    created_at: datetime = NOON,
) -> KeptStory:
    """Return a story of that id; without a project, one of its own."""
    story = Story(
        id=story_id,
        user_id=1,
        title=title or f"Story {story_id}",
        project=project,
        year=None,
        archetypes=archetypes,
        category=None,
        learnings=None,
        core=None,
        created_at=NOON,
    )
    version = StoryVersion(
        story_id=story_id,
        n=1,
        told=joined_letters(parts or {}),
        level=level,
        moves=moves,
        structural_change=structural_change,
        words=words,
        cause=StoryCause.WRITTEN,
        created_at=created_at,
    )
    return KeptStory(story=story, version=version)


def eight_stories() -> list[KeptStory]:
    """Return one whole story an archetype, with ids from 1, each of a project of its own."""
    return [kept(n, archetype, project=f"Project {n}") for n, archetype in enumerate(ArchetypeId, 1)]
