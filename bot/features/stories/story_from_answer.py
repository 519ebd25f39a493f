"""Use cases that turn a judged answer into a story of the bank, and a later answer into a new version."""

import json
from dataclasses import dataclass

from bot.conversation.context import Context
from bot.conversation.doors import ShowStory
from bot.conversation.payload import Payload
from bot.conversation.replies import Button, Reply
from bot.conversation.story_bank import change_archetypes, change_parts, keep
from bot.conversation.work import Job
from bot.features.stories.logic.split import parts_of, split
from bot.features.stories.logic.tags import suggested_title
from bot.features.stories.same_project import noticed
from bot.features.stories.stories import page
from bot.features.stories.story_writing import FinishStory
from bot.features.stories.texts import stories as say
from bot.review.review_json import from_json
from bot.review.rubric import FEWEST_WORDS
from bot.review.types import Review
from question_bank.models import ArchetypeId
from storage.records import Answer, KeptStory, StoryCause, TellingHow

TELLINGS_BACK = 12
"""Most rewrites and repairs to go back in search of the answer's story."""
JUDGED_WHILE_SPLIT = 2
"""Number of characters that are split in the time that it takes to judge one."""


@dataclass(frozen=True, slots=True)
class SaveAsStory(Payload, code="Ss"):
    """Make a story of a judged answer."""

    answer_id: int


@dataclass(frozen=True, slots=True)
class UpdateStory(Payload, code="Sy"):
    """Update the story that an answer tells with the text of the answer."""

    answer_id: int


async def bank_button(context: Context, answer: Answer, text: str, review: Review) -> Button | None:
    """Return the button below the feedback: save a story, update the one that it tells, or open it.

    None for no story.
    """
    if review.moves is None or review.reasons.not_judged is not None or review.words < FEWEST_WORDS:
        return None
    kept = await _told_by(context, answer)
    if kept is None:
        return Button(text=say.SAVE, press=SaveAsStory(answer.id))
    if kept.version.parts == _taken_apart(context, text, review):
        return Button(text=say.OPEN, press=ShowStory(kept.story.id))
    return Button(text=say.UPDATE, press=UpdateStory(answer.id))


async def save(context: Context, answer: Answer) -> list[Reply]:
    """Make a story of a judged answer. Pressed again, it opens that story."""
    kept = await _told_by(context, answer)
    if kept is not None:
        return [page(context, kept)]
    parts = await _parts(context, answer)
    title = suggested_title(next(iter(parts.values()), ""))
    archetypes = [ArchetypeId(answer.counts_as)] if answer.counts_as else []
    kept = await keep(context, title, archetypes, parts, StoryCause.FROM_ANSWER)
    await context.uow.stories.tell(answer.id, kept.story.id, TellingHow.KEPT)
    name = Button(text=say.NAME_IT, press=FinishStory(kept.story.id))
    shown = page(context, kept, say.SAVED)
    return [_with(shown, name), *await noticed(context, kept)]


async def update(context: Context, answer: Answer) -> list[Reply]:
    """Update the story that an answer tells with the answer's newest text, as a new version."""
    kept = await _told_by(context, answer)
    if kept is None:
        return await save(context, answer)
    parts = await _parts(context, answer)
    if kept.version.parts != parts:
        kept = await change_parts(context, kept, parts, StoryCause.FROM_ANSWER)
    await context.uow.stories.tell(answer.id, kept.story.id, TellingHow.KEPT)
    return [page(context, kept, say.UPDATED)]


async def file_story(context: Context, answer: Answer, archetype: ArchetypeId) -> None:
    """File the story made of an answer under an archetype, where it is filed under none."""
    story = await context.uow.stories.told_by(answer.id, context.user_id)
    kept = await context.uow.stories.one(story.id, context.user_id) if story is not None else None
    if kept is not None and not kept.story.archetypes:
        await change_archetypes(context, kept, [archetype])


async def _told_by(context: Context, answer: Answer) -> KeptStory | None:
    """Return the story that the answer tells, or that an earlier answer tells which it rewrites or repairs."""
    telling: Answer | None = answer
    for _ in range(TELLINGS_BACK):
        if telling is None:
            return None
        story = await context.uow.stories.told_by(telling.id, context.user_id)
        kept = await context.uow.stories.one(story.id, context.user_id) if story is not None else None
        if kept is not None:
            return kept
        before = telling.repairs
        telling = await context.uow.answers.get(before, context.user_id) if before is not None else None
    return None


async def _parts(context: Context, answer: Answer) -> dict[str, str]:
    version = await context.uow.answers.latest_version(answer.id)
    stored = await context.uow.reviews.latest(answer.id)
    if version is None or stored is None:
        return {}
    return _taken_apart(context, version.text, from_json(json.loads(stored.body)))


def _taken_apart(context: Context, text: str, review: Review) -> dict[str, str]:
    """Return the six parts of an answer, by letter. Raises NeedsWork for a long one."""
    evidence = tuple((part, verdict.evidence) for part, verdict in review.parts.items())
    job = Job(
        key=("parts", text, evidence),
        size=len(text) // JUDGED_WHILE_SPLIT,
        compute=lambda: parts_of(text, split(text, review)),
    )
    return context.work.result(job)


def _with(shown: Reply, button: Button) -> Reply:
    return Reply(text=shown.text, buttons=((button,), *shown.buttons))
