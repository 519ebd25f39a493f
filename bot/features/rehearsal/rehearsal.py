"""Use cases of a story told aloud: a voice note, judged by its length alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.conversation.answers.open_answer import make_way
from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.doors import PushBack, Rehearse, ShowStories, ShowStory
from bot.conversation.hints import explained
from bot.conversation.logic.stories.recorded_length import Length
from bot.conversation.logic.stories.rehearsal_counts import Rehearsed, rehearsed
from bot.conversation.payload import Payload
from bot.conversation.replies import Button, Keyboard, Reply
from bot.conversation.stories.story_bank import bank_of
from bot.conversation.texts import what_next
from bot.conversation.texts.html import on_button
from bot.features.rehearsal.logic.rehearsal_length import telling
from bot.features.rehearsal.states import Rehearsing
from bot.features.rehearsal.texts import rehearsal as say
from storage.records import KeptStory, Rehearsal

MOST_OFFERED = 5
TYPED = "typed-in-rehearsal"
"""Slot of the reply to a text where a voice note is awaited."""
SPARE_TIME_ADVICE = 3
"""Number of last lines of the bank's advice on preparation: recordings, practice with somebody, a loose tone."""


@dataclass(frozen=True, slots=True)
class LeaveRehearsal(Payload, code="Rl"):
    """Leave the rehearsal."""


async def begin(context: Context, kept: KeptStory) -> list[Reply]:
    """Ask for the story as a voice note."""
    if not kept.version.words:
        return [Reply(text=say.NO_TEXT, buttons=((_to(say.EDIT, ShowStory, kept),),))]
    way = await make_way(context, Rehearse(kept.story.id))
    if not way.free:
        return way.said
    await context.enter(Rehearsing(kept.story.id))
    standing = await standing_of(context, kept.story.id)
    written = telling(0, kept.version.told).written
    text = say.begin_text(kept.story.title, written, _before(context, standing))
    return [*way.said, *await explained(context, "rehearsal", say.HINT, [Reply(text=text, keyboard=Keyboard())])]


async def choose(context: Context) -> list[Reply]:
    """Ask which story to tell, or lead to the story bank where there is none."""
    rows = [(_to(label(kept), Rehearse, kept),) for kept in await newest(context)]
    if not rows:
        return [Reply(text=say.NO_STORIES, buttons=((Button(text=say.TO_THE_BANK, press=ShowStories()),),))]
    return [Reply(text=say.WHICH_TO_TELL, buttons=tuple(rows))]


async def told(context: Context, seconds: int) -> list[Reply] | None:
    """Store a voice note as a telling of the open story, and judge its length. Return None where that story is gone.

    The state stays for another telling.
    """
    kept = await _being_told(context)
    if kept is None:
        return None
    await context.uow.rehearsals.add(
        Rehearsal(
            user_id=context.user_id,
            answer_id=None,
            story_id=kept.story.id,
            seconds=seconds,
            words=kept.version.words,
            at=context.now,
        )
    )
    await context.enter(Rehearsing(kept.story.id))
    return [await judged(context, kept, seconds)]


async def typed(context: Context, _: int, __: str) -> list[Reply]:
    """Reply that a text is no rehearsal. The state stays."""
    kept = await _being_told(context)
    if kept is None:
        await context.enter(Idle())
        return await choose(context)
    row = (_to(say.EDIT, ShowStory, kept), _to(say.PUSHBACK, PushBack, kept))
    leave = Button(text=say.LEAVE, press=LeaveRehearsal())
    return [Reply(text=say.TYPING_IS_NO_REHEARSAL, buttons=(row, (leave,)), slot=TYPED, newest_only=True)]


async def leave(context: Context) -> list[Reply]:
    """Leave the rehearsal, and offer to start it again."""
    kept = await _being_told(context)
    await context.enter(Idle())
    said = Reply(text=say.LEFT, keyboard=Keyboard())
    if kept is None:
        return [said]
    row = (_to(say.ALOUD, Rehearse, kept), _to(say.STORY, ShowStory, kept))
    return [said, Reply(text=what_next.WHAT_NEXT, buttons=(row,))]


async def standing_of(context: Context, story_id: int) -> Rehearsed:
    """Return the rehearsals of a story so far."""
    rehearsals = await context.uow.rehearsals.of_stories(context.user_id)
    challenges = await context.uow.rehearsals.challenges_of(context.user_id)
    return rehearsed(rehearsals, challenges).get(story_id, Rehearsed())


async def _being_told(context: Context) -> KeptStory | None:
    state = context.at(Rehearsing)
    return await context.uow.stories.one(state.story_id, context.user_id) if state is not None else None


async def judged(context: Context, kept: KeptStory, seconds: int) -> Reply:
    length = telling(seconds, kept.version.told)
    standing = await standing_of(context, kept.story.id)
    row = (_to(say.AGAIN, Rehearse, kept), _to(say.PUSHBACK, PushBack, kept))
    return Reply(
        text=say.told_text(kept.story.title, length, _after(context, length.length, standing), standing),
        buttons=(row, (_to(say.STORY, ShowStory, kept),)),
    )


def _before(context: Context, standing: Rehearsed) -> str:
    """Return advice before a telling: on the situation before the first one, on practice before a later one."""
    topics = context.bank.guidance.topics
    return topics["the-six-moves"][0] if not standing.aloud else _practice(context, standing.aloud)


def _after(context: Context, length: Length, standing: Rehearsed) -> str:
    """Return advice after a telling: on the situation if it was long, on the ending if it was short, else on practice."""
    topics = context.bank.guidance.topics
    if length is Length.LONG:
        return topics["the-six-moves"][0]
    return topics["how-to-signal-it"][-1] if length is Length.SHORT else _practice(context, standing.aloud)


def _practice(context: Context, turns: int) -> str:
    lines = context.bank.guidance.topics["preparation"][-SPARE_TIME_ADVICE:]
    return lines[turns % len(lines)]


async def newest(context: Context) -> Sequence[KeptStory]:
    """Return the stories with a text, the newest first, as many as are offered."""
    told_stories = [kept for kept in await bank_of(context) if kept.version.words]
    return sorted(told_stories, key=lambda kept: kept.version.created_at, reverse=True)[:MOST_OFFERED]


def label(kept: KeptStory) -> str:
    return on_button(kept.story.title)


def _to(text: str, press: Callable[[int], Payload], kept: KeptStory) -> Button:
    return Button(text=text, press=press(kept.story.id))
