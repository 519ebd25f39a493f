"""Use cases of /log: keep a moment in a line, list, open, edit and delete moments, and open one as a story."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation.context import Context
from bot.conversation.doors import ShowStory
from bot.conversation.payload import Payload
from bot.conversation.replies import Button, Reply, in_rows
from bot.conversation.side_question import step_aside, step_back
from bot.conversation.story_bank import keep
from bot.features.moments.states import TypingMoment
from bot.features.moments.texts import moments as say
from storage.records import MarkedText, Moment, StoryCause

SLOT = "moments"
PER_PAGE = 6
LONGEST_TITLE = 60
_WORD_ENDS = " ,.;:!?"


@dataclass(frozen=True, slots=True)
class AddMoment(Payload, code="Ja"):
    """Ask for a moment."""


@dataclass(frozen=True, slots=True)
class AskResume(Payload, code="Jf"):
    """Ask for a résumé."""


@dataclass(frozen=True, slots=True)
class TurnToMoments(Payload, code="Jb"):
    """Show a page of the moments in place."""

    page: int
    """Number of the page, from 0."""


@dataclass(frozen=True, slots=True)
class OpenMoment(Payload, code="Jc"):
    """Show one moment in place."""

    moment_id: int
    page: int
    """The page of the list to go back to."""


@dataclass(frozen=True, slots=True)
class MakeStory(Payload, code="Jd"):
    """Open a moment as the draft of a story."""

    moment_id: int


@dataclass(frozen=True, slots=True)
class DeleteMoment(Payload, code="Je"):
    """Delete a moment, once the user is sure."""

    moment_id: int
    page: int
    sure: bool = False


async def show(context: Context) -> list[Reply]:
    """Show the newest moments, and take what is typed next as one. Without any, ask for the first."""
    moments = await context.uow.moments.of_user(context.user_id)
    await step_aside(context, TypingMoment)
    return [await _page(context, moments, 0, fresh=True)]


async def ask(context: Context) -> list[Reply]:
    """Ask for a moment."""
    await step_aside(context, TypingMoment)
    return [Reply(text=say.ASK)]


async def typed(context: Context, message_id: int, text: str) -> list[Reply]:
    """Keep each line of a message as a moment, and return to what was open before."""
    lines = [line for line in map(_one_line, text.splitlines()) if line]
    if not lines:
        return [Reply(text=say.EMPTY)]
    if any(len(line) > say.LONGEST for line in lines):
        return [Reply(text=say.TOO_LONG)]
    await step_back(context)
    kept = [
        await context.uow.moments.add(context.user_id, line, message_id=message_id, on=context.today, at=context.now)
        for line in lines
    ]
    total = len(await context.uow.moments.of_user(context.user_id))
    rows = ((Button(text=say.MAKE_STORY, press=MakeStory(kept[0].id)),),) if len(kept) == 1 else ()
    return [Reply(text=say.kept_text(lines, total), buttons=(*rows, (_to_list(),)))]


async def edited(context: Context, message_id: int, text: str) -> list[Reply] | None:
    """Change the moment that an edited message holds. None where it holds none."""
    held = await context.uow.moments.in_message(context.user_id, message_id)
    if not held:
        return None
    words = text.partition(" ")[2] if text.startswith("/") else text
    lines = [line for line in map(_one_line, words.splitlines()) if line]
    if len(lines) != len(held):
        return [Reply(text=say.MANY_LINES if len(held) > 1 or lines else say.EMPTY)]
    if any(len(line) > say.LONGEST for line in lines):
        return [Reply(text=say.TOO_LONG)]
    changed = [(moment, line) for moment, line in zip(held, lines, strict=True) if moment.text != line]
    for moment, line in changed:
        await context.uow.moments.change(moment.id, line)
    if not changed:
        return []
    told = any(moment.story_id is not None for moment, _ in changed)
    return [Reply(text=say.EDITED_STORY if told else say.EDITED, slot=SLOT)]


async def turn_to(context: Context, page: int) -> list[Reply]:
    """Show a page in place. One out of range becomes the nearest."""
    return [await _page(context, await context.uow.moments.of_user(context.user_id), page, fresh=False)]


async def open_moment(context: Context, moment: Moment, page: int) -> list[Reply]:
    """Show one moment, with what can be done with it."""
    title = await _title_of_story(context, moment)
    story = (
        Button(text=say.MAKE_STORY, press=MakeStory(moment.id))
        if title is None or moment.story_id is None
        else Button(text=say.OPEN_STORY, press=ShowStory(moment.story_id))
    )
    delete = Button(text=say.DELETE, press=DeleteMoment(moment.id, page))
    rows = ((story,), (delete, Button(text=say.ALL, press=TurnToMoments(page))))
    text = say.moment_text(moment.text, moment.on, moment.job, title)
    return [Reply(text=text, buttons=rows, slot=SLOT, fresh=False)]


async def make_story(context: Context, moment: Moment) -> list[Reply]:
    """Open a moment as the draft of a story, or the story that it became. Its line is the beginning of the text."""
    title = await _title_of_story(context, moment)
    replies = []
    if title is None or moment.story_id is None:
        title = title_from(moment.text)
        kept = await keep(context, title, [], MarkedText(text=moment.text), StoryCause.WRITTEN)
        await context.uow.moments.tell(moment.id, kept.story.id)
        story_id = kept.story.id
        replies.append(Reply(text=say.opened_text(title)))
    else:
        story_id = moment.story_id
    press = ShowStory(story_id)
    return [*replies, *await context.registry.presses[ShowStory](context, press)]


async def delete(context: Context, moment: Moment, page: int, *, sure: bool) -> list[Reply]:
    """Ask whether to delete a moment, then delete it."""
    if not sure:
        rows = (
            (Button(text=say.REALLY, press=DeleteMoment(moment.id, page, sure=True)),),
            (Button(text=say.KEEP, press=OpenMoment(moment.id, page)),),
        )
        return [Reply(text=say.REALLY_DELETE, buttons=rows, slot=SLOT, fresh=False)]
    await context.uow.moments.delete(moment.id)
    return [await _page(context, await context.uow.moments.of_user(context.user_id), page, fresh=False)]


def title_from(text: str) -> str:
    """Return the first words of a moment as the title of a story."""
    if len(text) <= LONGEST_TITLE:
        return text.rstrip(_WORD_ENDS)
    cut = text[:LONGEST_TITLE]
    return (cut.rpartition(" ")[0] or cut).rstrip(_WORD_ENDS) + "…"


async def _page(context: Context, moments: Sequence[Moment], page: int, *, fresh: bool) -> Reply:
    resume = (Button(text=say.FROM_RESUME, press=AskResume()),)
    if not moments:
        return Reply(text=say.ASK, buttons=(resume,), slot=SLOT, fresh=fresh)
    page = min(max(page, 0), (len(moments) - 1) // PER_PAGE)
    skipped = page * PER_PAGE
    shown = moments[skipped : skipped + PER_PAGE]
    lines = [say.Line(text=moment.text, on=moment.on, story=await _title_of_story(context, moment)) for moment in shown]
    numbers = [Button(text=str(n), press=OpenMoment(moment.id, page)) for n, moment in enumerate(shown, skipped + 1)]
    newer = (Button(text=say.NEWER, press=TurnToMoments(page - 1)),) if page else ()
    older = (Button(text=say.OLDER, press=TurnToMoments(page + 1)),) if skipped + PER_PAGE < len(moments) else ()
    add = Button(text=say.ADD, press=AddMoment())
    rows = (*in_rows(numbers, 3), (*newer, *older), (add, *resume))
    text = say.list_text(lines, skipped + 1, len(moments))
    return Reply(text=text, buttons=tuple(filter(None, rows)), slot=SLOT, fresh=fresh)


def _one_line(text: str) -> str:
    return " ".join(text.split())


async def _title_of_story(context: Context, moment: Moment) -> str | None:
    """Return the title of the story that a moment became. None where there is none, or it was removed."""
    if moment.story_id is None:
        return None
    kept = await context.uow.stories.one(moment.story_id, context.user_id)
    return kept.story.title if kept is not None else None


def _to_list() -> Button:
    return Button(text=say.ALL, press=TurnToMoments(0))
