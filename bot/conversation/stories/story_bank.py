"""The story bank: each state of a story's text and marks is a version, stored with its review."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.conversation.context import Context
from bot.conversation.judges import ToJudge, WorkReviewer
from bot.conversation.logic.questions.history import signs
from bot.conversation.logic.stories.hard_questions import AskedStory
from bot.conversation.logic.stories.letter_paragraphs import only_adds
from bot.conversation.logic.stories.same_project import ProjectText
from bot.review.reviewer import CISCO
from bot.review.rubric import count_words
from bot.review.types import Review
from question_bank.models import ArchetypeId
from storage.records import KeptStory, LetterMark, MarkedText, StoryCause, StoryVersion

KEPT_AT_ONCE = 50
TYPED = frozenset({StoryCause.WRITTEN, StoryCause.EDITED})
"""Causes of versions that grow message by message."""


async def bank_of(context: Context) -> Sequence[KeptStory]:
    """Return the user's stories, oldest first, without removed ones."""
    return await context.uow.stories.kept(context.user_id)


async def keep(
    context: Context,
    title: str,
    archetypes: Sequence[ArchetypeId],
    told: MarkedText,
    cause: StoryCause,
    **tags: Any,
) -> KeptStory:
    """Store a new story and return it. `tags` are those of `Stories.add`."""
    return await keep_all(context, title, archetypes, [(told, cause, context.now)], begun_at=context.now, **tags)


async def keep_all(
    context: Context,
    title: str,
    archetypes: Sequence[ArchetypeId],
    versions: Sequence[tuple[MarkedText, StoryCause, datetime]],
    begun_at: datetime,
    **tags: Any,
) -> KeptStory:
    """Store a new story with a history, and return it.

    `versions` are oldest first, at least one; each is judged by today's rules. After every KEPT_AT_ONCE versions the
    event loop gets a turn, because a story may have thousands.
    """
    story = await context.uow.stories.add(context.user_id, title, list(archetypes), begun_at, **tags)
    kept = []
    for n, (told, cause, at) in enumerate(versions, 1):
        judged = _judged(context, story.archetypes, told.text)
        kept.append(StoryVersion(story_id=story.id, n=n, told=told, **judged, cause=cause, created_at=at))
        if n % KEPT_AT_ONCE == 0 or n == len(versions):
            await context.uow.stories.add_versions(kept[-((n - 1) % KEPT_AT_ONCE + 1) :])
            await asyncio.sleep(0)
    return KeptStory(story=story, version=kept[-1])


async def change_text(
    context: Context, kept: KeptStory, told: MarkedText, cause: StoryCause, *, as_new: bool = False
) -> KeptStory:
    """Change the text of a story with its marks, and return it.

    A version that is being typed is filled as long as nothing in it is overwritten. Otherwise, or with `as_new` True, a
    version is added.
    """
    judged = _judged(context, kept.story.archetypes, told.text)
    stories, version = context.uow.stories, kept.version
    goes_on = cause is version.cause and cause in TYPED and not as_new
    if goes_on and only_adds(version.told.text, told.text):
        await stories.fill_version(kept.story.id, version.n, told, **judged)
        return replace(kept, version=replace(version, told=told, **judged))
    added = await stories.add_version(kept.story.id, told, **judged, cause=cause, at=context.now)
    return replace(kept, version=added)


async def change_marks(context: Context, kept: KeptStory, marks: Sequence[LetterMark]) -> KeptStory:
    """Change the marks of a story's newest version, and return the story. Its text, and so its verdicts, stay."""
    await context.uow.stories.set_marks(kept.story.id, kept.version.n, marks)
    told = MarkedText(text=kept.version.told.text, marks=tuple(marks))
    return replace(kept, version=replace(kept.version, told=told))


async def change_archetypes(context: Context, kept: KeptStory, archetypes: Sequence[ArchetypeId]) -> KeptStory:
    """Change the archetypes of a story, the main one first, and return it.

    The newest version is judged again for the main archetype, so that its trap counts.
    """
    await context.uow.stories.change(kept.story.id, archetypes=tuple(archetypes))
    story = replace(kept.story, archetypes=tuple(archetypes))
    judged = _judged(context, story.archetypes, kept.version.told.text)
    await context.uow.stories.fill_version(story.id, kept.version.n, kept.version.told, **judged)
    return KeptStory(story=story, version=replace(kept.version, **judged))


def tale_of(kept: KeptStory) -> ProjectText:
    """Return a story's newest text for comparison with others."""
    return ProjectText(text=kept.version.told.text, project=kept.story.project)


def to_judge(archetypes: Sequence[str], text: str) -> ToJudge:
    """Return the text of a story, to be judged for its first archetype."""
    return ToJudge(text=text, archetype=archetypes[0] if archetypes else CISCO)


def review_of(context: Context, kept: KeptStory) -> Review:
    """Return the review of a story's newest version, for its first archetype."""
    return _review(context.reviewer, kept.story.archetypes, kept.version.told.text)


def asked_story(reviewer: WorkReviewer, kept: KeptStory) -> AskedStory:
    """Return a story's newest version as hard questions are asked about it."""
    text = kept.version.told.text
    return AskedStory(
        told=kept.version.told,
        signals=reviewer.read(text),
        review=_review(reviewer, kept.story.archetypes, text),
        archetype=main_archetype(kept),
    )


def main_archetype(kept: KeptStory) -> ArchetypeId | None:
    """Return the first archetype of a story; None where it has none."""
    return ArchetypeId(kept.story.archetypes[0]) if kept.story.archetypes else None


def _review(reviewer: WorkReviewer, archetypes: Sequence[str], text: str) -> Review:
    asked = to_judge(archetypes, text)
    return reviewer.review(asked.text, archetype=asked.archetype)


def _judged(context: Context, archetypes: Sequence[str], text: str) -> dict[str, Any]:
    review = _review(context.reviewer, archetypes, text)
    return {
        "level": review.level.value,
        "moves": signs(verdict.verdict for verdict in review.parts.values()),
        "structural_change": review.structural_change,
        "words": count_words(text),
    }
