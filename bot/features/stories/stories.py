"""Use cases of the story bank: its slots at a glance, the page of a story, and its removal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.doors import (
    AskFriend,
    ProposeRetrieval,
    PushBack,
    Rehearse,
    ShowForForm,
    ShowStories,
    ShowStory,
    WriteStory,
)
from bot.conversation.hints import explained
from bot.conversation.logic.questions.history import is_whole
from bot.conversation.payload import Payload
from bot.conversation.replies import Button, Reply
from bot.conversation.stories.friend_visits import end_visits
from bot.conversation.stories.story_bank import bank_of, review_of
from bot.conversation.texts.names import WHICH_STORY
from bot.features.stories.states import RetypingStory, TaggingStory, WritingStory
from bot.features.stories.texts import stories as say
from question_bank.models import ArchetypeId, Level, Move
from storage.records import KeptStory, Story

KEPT_FOR = timedelta(days=30)
BESIDE_SHOWN = 6
PER_PAGE = 8
LABEL = 40
"""Characters of a title on a button. A phone shows about as many."""
LEVELS = tuple(Level)


@dataclass(frozen=True, slots=True)
class AddStory(Payload, code="Sa"):
    """Choose the archetype of a new story."""


@dataclass(frozen=True, slots=True)
class ListStories(Payload, code="Se"):
    """Show a page of all stories."""

    page: int
    """Number of the page, from 0."""


@dataclass(frozen=True, slots=True)
class ShowCoreStories(Payload, code="S1"):
    """Show the second view of the bank."""


@dataclass(frozen=True, slots=True)
class ShowWholeStory(Payload, code="Sb"):
    """Show the whole text of a story."""

    story_id: int


@dataclass(frozen=True, slots=True)
class RemoveStory(Payload, code="Sp"):
    """Remove a story from the bank."""

    story_id: int


@dataclass(frozen=True, slots=True)
class PutStoryBack(Payload, code="Su"):
    """Undo the removal of a story."""

    story_id: int


@dataclass(frozen=True, slots=True)
class ReadLetter(Payload, code="Sl"):
    """Read one letter of a story."""

    story_id: int
    letter: Move


@dataclass(frozen=True, slots=True)
class FinishStory(Payload, code="Si"):
    """Name and tag a written story."""

    story_id: int


@dataclass(frozen=True, slots=True)
class ShowTags(Payload, code="St"):
    """Show the tags of a story."""

    story_id: int


@dataclass(frozen=True, slots=True)
class ShowVersions(Payload, code="Sv"):
    """Show the versions of a story."""

    story_id: int
    skipped: int
    """Number of newer versions to skip."""


async def show_bank(context: Context) -> list[Reply]:
    """Show the bank. Stories removed a month ago are erased."""
    await context.uow.stories.purge(context.user_id, context.now - KEPT_FOR)
    await leave_quietly(context)
    return await explained(context, "stories", say.HINT, [_bank(context, await bank_of(context))])


async def show_list(context: Context, page: int) -> list[Reply]:
    """Show a page of all stories. Pages count from 0. One out of range becomes the nearest."""
    stories = await bank_of(context)
    if not stories:
        return [_bank(context, stories)]
    page = min(max(page, 0), (len(stories) - 1) // PER_PAGE)
    shown = stories[page * PER_PAGE : (page + 1) * PER_PAGE]
    turning = []
    if page:
        turning.append(Button(text=say.EARLIER, press=ListStories(page - 1)))
    if (page + 1) * PER_PAGE < len(stories):
        turning.append(Button(text=say.LATER, press=ListStories(page + 1)))
    rows = [*((open_button(kept),) for kept in shown), *([tuple(turning)] if turning else []), (_to_bank(),)]
    return [Reply(text=say.list_text(shown, page * PER_PAGE + 1, len(stories)), buttons=tuple(rows))]


async def show_story(context: Context, kept: KeptStory) -> list[Reply]:
    """Show the page of a story."""
    await leave_quietly(context)
    return [page(context, kept)]


def page(context: Context, kept: KeptStory, said: str | None = None) -> Reply:
    """Return the page of a story as a message, below `said` (HTML) if given."""
    names = [context.bank.archetypes[ArchetypeId(each)].name for each in kept.story.archetypes]
    text = say.page_text(kept, review_of(context, kept), names)
    return Reply(text=f"{said}\n\n{text}" if said else text, buttons=_page_buttons(context, kept))


async def remove(context: Context, kept: KeptStory) -> list[Reply]:
    """Remove a story from the bank, and show how to put it back."""
    await leave_quietly(context)
    taken_away = await take_out(context, kept)
    undo = Button(text=say.UNDO, press=PutStoryBack(kept.story.id))
    return [
        Reply(text=say.removed_text(kept.story.title, KEPT_FOR.days), buttons=((undo,), (_to_bank(),))),
        *taken_away,
    ]


async def take_out(context: Context, kept: KeptStory) -> list[Reply]:
    """Remove a story from the bank. It can be put back until it is erased.

    Its links for friends are closed; return what takes it away from guests who have it open.
    """
    taken_away = await end_visits(context.uow, await context.uow.friend_links.end(story_id=kept.story.id))
    await context.uow.stories.change(kept.story.id, removed_at=context.now)
    return taken_away


async def put_back(context: Context, story: Story) -> list[Reply]:
    """Undo a removal."""
    await context.uow.stories.change(story.id, removed_at=None)
    kept = await context.uow.stories.one(story.id, context.user_id)
    return [page(context, kept, say.RESTORED)] if kept is not None else [_bank(context, await bank_of(context))]


def can_be_put_back(context: Context, story: Story | None) -> bool:
    """Return whether a story is removed and may still be put back."""
    return story is not None and story.removed_at is not None and context.now - story.removed_at <= KEPT_FOR


async def leave_quietly(context: Context) -> None:
    """Leave the states in which a story is written or tagged, so that the next text goes into no story."""
    if context.at(WritingStory) or context.at(RetypingStory) or context.at(TaggingStory):
        await context.enter(Idle())


def slots_of(stories: Sequence[KeptStory]) -> dict[ArchetypeId, KeptStory]:
    """Return the story of each archetype's slot: whole before begun, filed under it first, the best level, the newest."""
    slots: dict[ArchetypeId, KeptStory] = {}
    for archetype in ArchetypeId:
        told_for = [kept for kept in stories if archetype in kept.story.archetypes]
        if told_for:
            slots[archetype] = max(told_for, key=partial(_fit, archetype))
    return slots


def _fit(archetype: ArchetypeId, kept: KeptStory) -> tuple[bool, bool, int, int]:
    first = kept.story.archetypes[0] == archetype
    return is_whole(kept), first, LEVELS.index(Level(kept.version.level)), kept.story.id


def _bank(context: Context, stories: Sequence[KeptStory]) -> Reply:
    slots = slots_of(stories)
    in_slots = {kept.story.id for kept in slots.values()}
    beside = [kept for kept in reversed(stories) if kept.story.id not in in_slots]
    rows = []
    for archetype in context.bank.archetypes.values():
        kept = slots.get(archetype.id)
        write = Button(
            text=say.WRITE.format(number=archetype.number, archetype=archetype.name),
            press=WriteStory(archetype.id),
        )
        rows.append((write if kept is None else open_button(kept, f"{archetype.number}. {label(kept)}"),))
    rows += [(open_button(kept),) for kept in beside[:BESIDE_SHOWN]]
    if len(beside) > BESIDE_SHOWN:
        rows.append((Button(text=say.ALL_STORIES.format(count=len(stories)), press=ListStories(0)),))
    rows.append((Button(text=say.ADD, press=AddStory()),))
    if stories:
        rows.append((Button(text=WHICH_STORY, press=ProposeRetrieval()),))
    rows.append((Button(text=say.SECOND_VIEW, press=ShowCoreStories()),))
    text = say.bank_text(tuple(context.bank.archetypes.values()), slots, beside[:BESIDE_SHOWN])
    return Reply(text=text, buttons=tuple(rows))


def _page_buttons(context: Context, kept: KeptStory) -> tuple[tuple[Button, ...], ...]:
    own = kept.story.id
    letters = tuple(Button(text=move.value, press=ReadLetter(own, move)) for move in Move)
    return (
        letters,
        (
            Button(text=say.TAGS, press=ShowTags(own)),
            Button(text=say.WHOLE, press=ShowWholeStory(own)),
        ),
        (
            Button(text=say.REHEARSE, press=Rehearse(own)),
            Button(text=say.PUSHBACK, press=PushBack(own)),
        ),
        (Button(text=say.FOR_FORM, press=ShowForForm(own)),),
        *(((Button(text=say.FRIEND, press=AskFriend(own)),),) if context.link_maker is not None else ()),
        (
            Button(text=say.VERSIONS, press=ShowVersions(own, 0)),
            Button(text=say.REMOVE, press=RemoveStory(own)),
        ),
        (_to_bank(),),
    )


def label(kept: KeptStory) -> str:
    """Return a story's title, shortened for a button."""
    title = " ".join(kept.story.title.split())
    return title if len(title) <= LABEL else f"{title[: LABEL - 1].rstrip()}…"


def open_button(kept: KeptStory, text: str | None = None) -> Button:
    """Return the button that opens a story."""
    return Button(text=text or label(kept), press=ShowStory(kept.story.id))


def _to_bank() -> Button:
    return Button(text=say.BANK, press=ShowStories())
