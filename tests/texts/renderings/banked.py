"""Stories at their longest, for the renderings of what speaks of stories."""

from datetime import UTC, datetime
from functools import cache

from bot.conversation.logic.stories.letter_paragraphs import joined_letters
from bot.review.types import Review
from question_bank.models import ArchetypeId, Move
from storage.records import KeptStory, Story, StoryCause, StoryScope, StoryVersion
from tests.review.engine import review
from tests.texts.renderings import LONG, LONG_LINE

AT = datetime(2025, 3, 3, 12, tzinfo=UTC)
TOLD = LONG * 4


def kept(story_id: int = 1, *, long: bool = True) -> KeptStory:
    """A story with everything that it can have; without `long` one with next to nothing."""
    line = LONG_LINE if long else "A"
    story = Story(
        id=story_id,
        user_id=1,
        title=line,
        project=line if long else None,
        year=2023 if long else None,
        archetypes=tuple(ArchetypeId) if long else (),
        category=line if long else None,
        learnings=LONG if long else None,
        core=8 if long else None,
        created_at=AT,
        scope=StoryScope.TEAMS if long else None,
    )
    return KeptStory(story=story, version=version(long=long))


def version(n: int = 99, *, long: bool = True) -> StoryVersion:
    """A version whose six parts are long, or one with one letter alone."""
    return StoryVersion(
        story_id=1,
        n=n,
        told=joined_letters({move.value: LONG for move in Move} if long else {"S": "A"}),
        level="passing",
        moves="+~-+~-",
        structural_change=True,
        words=12_000 if long else 1,
        cause=StoryCause.FROM_ANSWER,
        created_at=AT,
    )


@cache
def verdicts() -> Review:
    """A review of a text that no message holds."""
    return review(f"I wrote {'the long long thing and ' * 400}. We got 30 percent. {TOLD}")
