"""What an import offers for the stories that it brought: an archetype for a core story, key learnings as the reflection."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from bot.conversation.context import Context
from bot.conversation.doors import ShowStories, ShowStory
from bot.conversation.logic.stories.letter_paragraphs import order_of, with_more
from bot.conversation.logic.stories.mapping import archetype_of_core
from bot.conversation.logic.stories.story_text import letters_missing
from bot.conversation.payload import ByNumber, Payload
from bot.conversation.replies import Button, Reply
from bot.conversation.stale_buttons import StaleButton
from bot.conversation.stories.story_bank import bank_of, change_archetypes, change_text, to_judge
from bot.conversation.texts.html import on_button
from bot.conversation.texts.names import ARCHETYPE_LABELS
from bot.features.transfer.storybook.markdown_lines import without_bullets
from bot.features.transfer.texts import offers as say
from question_bank.models import CISCO, ArchetypeId, Move
from storage.records import KeptStory, StoryCause

BUTTON_TITLE = 28


@dataclass(frozen=True, slots=True)
class FileStory(Payload, code="Xp"):
    """File a story under an archetype."""

    story_id: int
    archetype: Annotated[ArchetypeId, ByNumber()]


@dataclass(frozen=True, slots=True)
class FileCoreStories(Payload, code="Xq"):
    """File each core story that has no archetype under the one that it is mostly asked for."""


@dataclass(frozen=True, slots=True)
class TakeLearnings(Payload, code="Xl"):
    """Take the key learnings of a story as its reflection."""

    story_id: int


def offers(context: Context, stories: Sequence[KeptStory]) -> list[Reply]:
    """Return what is offered for these stories. Empty where nothing is."""
    return [*_archetypes(context, stories), *_learnings(stories)]


async def file_story(context: Context, kept: KeptStory, archetype: ArchetypeId) -> list[Reply]:
    """File a story under an archetype, where it is filed under none, and offer the rest again."""
    if not kept.story.archetypes:
        kept = await change_archetypes(context, kept, [archetype])
    filed = [(kept.story.title, ArchetypeId(each)) for each in kept.story.archetypes]
    rest = _archetypes(context, await bank_of(context))
    return [Reply(text=say.filed_text(filed), buttons=((_open(kept),), (_to_stories(),))), *rest]


async def file_core_stories(context: Context) -> list[Reply]:
    """File every core story of the bank that has no archetype."""
    filed = []
    proposed = _proposed(context, await bank_of(context))
    context.reviewer.prepare([to_judge([archetype], kept.version.told.text) for kept, archetype in proposed])
    for kept, archetype in proposed:
        await change_archetypes(context, kept, [archetype])
        filed.append((kept.story.title, archetype))
    if not filed:
        raise StaleButton
    return [Reply(text=say.filed_text(filed), buttons=((_to_stories(),),))]


async def take_learnings(context: Context, kept: KeptStory) -> list[Reply]:
    """Add the key learnings to a story's text as its reflection, where it has none."""
    words = without_bullets(kept.story.learnings or "")
    if not words or Move.REFLECTION not in letters_missing(kept.version.told):
        return [Reply(text=say.has_reflection_text(kept.story.title), buttons=((_open(kept),),))]
    told = with_more(kept.version.told, Move.REFLECTION, words, order_of(kept.version.told))
    kept = await change_text(context, kept, told, StoryCause.EDITED)
    return [Reply(text=say.taken_text(kept.story.title, words), buttons=((_open(kept),), (_to_stories(),)))]


def _archetypes(context: Context, stories: Sequence[KeptStory]) -> list[Reply]:
    proposed = _proposed(context, stories)
    rows: list[tuple[Button, ...]] = [
        (Button(text=_filing(kept, archetype), press=FileStory(kept.story.id, archetype)),)
        for kept, archetype in proposed[: say.SHOWN]
    ]
    if len(proposed) == 1:
        kept, archetype = proposed[0]
        yes = Button(text=say.YES, press=FileStory(kept.story.id, archetype))
        rows = [(yes, _open(kept, say.ANOTHER))]
    elif proposed:
        rows.insert(0, (Button(text=say.FILE_ALL.format(number=len(proposed)), press=FileCoreStories()),))
    said = say.archetypes_text([(kept.story.title, archetype) for kept, archetype in proposed])
    return [Reply(text=said, buttons=tuple(rows))] if proposed else []


def _learnings(stories: Sequence[KeptStory]) -> list[Reply]:
    lacking = [
        kept for kept in stories if kept.story.learnings and Move.REFLECTION in letters_missing(kept.version.told)
    ]
    rows = tuple(
        (
            Button(
                text=say.TAKE.format(title=on_button(kept.story.title, BUTTON_TITLE)),
                press=TakeLearnings(kept.story.id),
            ),
        )
        for kept in lacking[: say.SHOWN]
    )
    said = say.learnings_text([(kept.story.title, kept.story.learnings or "") for kept in lacking])
    return [Reply(text=said, buttons=rows)] if lacking else []


def _proposed(context: Context, stories: Sequence[KeptStory]) -> list[tuple[KeptStory, ArchetypeId]]:
    """Return the core stories that have no archetype, each with the one that it is mostly asked for."""
    questions = context.bank.of_track(CISCO)
    unfiled = [kept for kept in stories if kept.story.core is not None and not kept.story.archetypes]
    found = [(kept, archetype_of_core(kept.story.core or 0, questions)) for kept in unfiled]
    return [(kept, archetype) for kept, archetype in found if archetype is not None]


def _filing(kept: KeptStory, archetype: ArchetypeId) -> str:
    return f"{on_button(kept.story.title, BUTTON_TITLE)}: {ARCHETYPE_LABELS[archetype]}"


def _open(kept: KeptStory, text: str | None = None) -> Button:
    return Button(
        text=text or say.OPEN.format(title=on_button(kept.story.title, BUTTON_TITLE)), press=ShowStory(kept.story.id)
    )


def _to_stories() -> Button:
    return Button(text=say.STORIES, press=ShowStories())
