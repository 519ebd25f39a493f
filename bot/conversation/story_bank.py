"""The story bank: each state of a story's six parts is a version, stored with its review."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.conversation.context import Context
from bot.conversation.judges import ToJudge
from bot.conversation.logic.history import signs
from bot.conversation.logic.same_project import ProjectText
from bot.conversation.logic.story_text import told
from bot.review.reviewer import CISCO
from bot.review.rubric import count_words
from bot.review.types import Review
from question_bank.models import ArchetypeId
from storage.records import KeptStory, StoryCause, StoryVersion

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
    parts: Mapping[str, str],
    cause: StoryCause,
    **tags: Any,
) -> KeptStory:
    """Store a new story and return it.

    `parts` is keyed by the letters of the moves; `tags` are those of `Stories.add`.
    """
    return await keep_all(context, title, archetypes, [(parts, cause, context.now)], begun_at=context.now, **tags)


async def keep_all(
    context: Context,
    title: str,
    archetypes: Sequence[ArchetypeId],
    versions: Sequence[tuple[Mapping[str, str], StoryCause, datetime]],
    begun_at: datetime,
    **tags: Any,
) -> KeptStory:
    """Store a new story with a history, and return it.

    `versions` are oldest first, at least one; each is judged by today's rules. After every KEPT_AT_ONCE versions the
    event loop gets a turn, because a story may have thousands.
    """
    story = await context.uow.stories.add(context.user_id, title, list(archetypes), begun_at, **tags)
    kept = []
    for n, (parts, cause, at) in enumerate(versions, 1):
        judged = _judged(context, story.archetypes, parts)
        kept.append(StoryVersion(story_id=story.id, n=n, parts=dict(parts), **judged, cause=cause, created_at=at))
        if n % KEPT_AT_ONCE == 0 or n == len(versions):
            await context.uow.stories.add_versions(kept[-((n - 1) % KEPT_AT_ONCE + 1) :])
            await asyncio.sleep(0)
    return KeptStory(story=story, version=kept[-1])


async def change_parts(context: Context, kept: KeptStory, parts: Mapping[str, str], cause: StoryCause) -> KeptStory:
    """Change the text of a story, and return it.

    A version that is being typed is filled as long as nothing in it is overwritten. Otherwise a version is added.
    """
    judged = _judged(context, kept.story.archetypes, parts)
    stories, version = context.uow.stories, kept.version
    if cause is version.cause and cause in TYPED and only_adds(version.parts, parts):
        await stories.fill_version(kept.story.id, version.n, parts, **judged)
        return replace(kept, version=replace(version, parts=dict(parts), **judged))
    added = await stories.add_version(kept.story.id, parts, **judged, cause=cause, at=context.now)
    return replace(kept, version=added)


async def change_archetypes(context: Context, kept: KeptStory, archetypes: Sequence[ArchetypeId]) -> KeptStory:
    """Change the archetypes of a story, the main one first, and return it.

    The newest version is judged again for the main archetype, so that its trap counts.
    """
    await context.uow.stories.change(kept.story.id, archetypes=tuple(archetypes))
    story = replace(kept.story, archetypes=tuple(archetypes))
    judged = _judged(context, story.archetypes, kept.version.parts)
    await context.uow.stories.fill_version(story.id, kept.version.n, kept.version.parts, **judged)
    return KeptStory(story=story, version=replace(kept.version, **judged))


def tale_of(kept: KeptStory) -> ProjectText:
    """Return a story's newest text for comparison with others."""
    return ProjectText(text=told(kept.version.parts), project=kept.story.project)


def to_judge(archetypes: Sequence[str], parts: Mapping[str, str]) -> ToJudge:
    """Return the text of a story's parts, to be judged for its first archetype."""
    return ToJudge(text=told(parts), archetype=archetypes[0] if archetypes else CISCO)


def review_of(context: Context, kept: KeptStory) -> Review:
    """Return the review of a story's newest version, for its first archetype."""
    return _review(context, kept.story.archetypes, kept.version.parts)


def _review(context: Context, archetypes: Sequence[str], parts: Mapping[str, str]) -> Review:
    asked = to_judge(archetypes, parts)
    return context.reviewer.review(asked.text, archetype=asked.archetype)


def _judged(context: Context, archetypes: Sequence[str], parts: Mapping[str, str]) -> dict[str, Any]:
    review = _review(context, archetypes, parts)
    return {
        "level": review.level.value,
        "moves": signs(verdict.verdict for verdict in review.parts.values()),
        "structural_change": review.structural_change,
        "words": count_words(told(parts)),
    }


def only_adds(old: Mapping[str, str], new: Mapping[str, str]) -> bool:
    """Return whether each part of the old text is the beginning of its part of the new one."""
    return all(new.get(letter, "").startswith(text) for letter, text in old.items())
