"""Use cases of /log: keep a moment in a line, list, open, edit and delete moments, and open one as a story."""

import re
from dataclasses import dataclass

from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.doors import ShowStory
from bot.conversation.logic.typed.edited_lines import line_edits
from bot.conversation.logic.typed.typed_lines import lines_in
from bot.conversation.payload import Payload
from bot.conversation.replies import Button, Reply, in_rows
from bot.conversation.side_question import step_aside, step_back
from bot.conversation.stories.moments import NewMoment, keep_moments
from bot.conversation.stories.story_bank import keep
from bot.features.moments.states import TypingMoment
from bot.features.moments.texts import moments as say
from storage.records import MarkedText, Moment, StoryCause

SLOT = "moments"
PER_PAGE = 6
LONGEST_TITLE = 60
_WORD_ENDS = " ,.;:!?"
_COMMAND = re.compile(r"\A/log(?:@\w+)?\s+", re.IGNORECASE)


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
class ShowMoments(Payload, code="Jn"):
    """Show the newest moments in a new message."""


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
    """Show the newest moments, and take what is typed next as one."""
    await step_aside(context, TypingMoment)
    return [await _page(context, 0, fresh=True)]


async def show_list(context: Context) -> list[Reply]:
    """Show the newest moments in a new message. What is typed next goes where it went before."""
    return [await _page(context, 0, fresh=True)]


async def ask(context: Context) -> list[Reply]:
    """Ask for a moment."""
    await step_aside(context, TypingMoment)
    return [Reply(text=say.ASK)]


async def typed(context: Context, message_id: int, text: str) -> list[Reply]:
    """Keep each line of a message as a moment, and return to what was open before."""
    lines = lines_in(text)
    if not lines:
        return [Reply(text=say.EMPTY)]
    await step_back(context)
    kept = await keep_moments(context, [NewMoment(text=line, message_id=message_id) for line in lines])
    if not kept:
        return [full()]
    total = await context.uow.moments.count(context.user_id)
    rows = ((Button(text=say.MAKE_STORY, press=MakeStory(kept[0].id)),),) if len(lines) == 1 else ()
    said = [Reply(text=say.kept_text([moment.text for moment in kept], total), buttons=(*rows, (_to_list(),)))]
    return [*said, full()] if len(kept) < len(lines) else said


async def edited(context: Context, message_id: int, text: str) -> list[Reply] | None:
    """Change the moments that an edited message holds; a new line is another one. None where it holds none."""
    held = await context.uow.moments.in_message(context.user_id, message_id)
    if not held:
        return None
    lines = lines_in(_COMMAND.sub("", text))
    edits = line_edits([moment.text for moment in held], lines)
    for place, line in edits.changed:
        await context.uow.moments.change(held[place].id, line)
    new = [NewMoment(text=line, message_id=message_id) for line in edits.added]
    kept = await keep_moments(context, new)
    if not (edits.changed or new or edits.gone):
        return []
    told = any(held[place].story_id is not None for place, _ in edits.changed)
    noted = say.edited_text(len(edits.changed), len(kept), len(edits.gone), told=told)
    said = [Reply(text=noted, buttons=((_to_list(),),))] if noted else []
    return [*said, full()] if len(kept) < len(new) else said


async def turn_to(context: Context, page: int) -> list[Reply]:
    """Show a page in place. One out of range becomes the nearest."""
    return [await _page(context, page, fresh=False)]


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
        if context.at(Idle) is not None:
            await context.enter(Idle())  # what is typed now answers no follow-up of an earlier answer
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
    return [await _page(context, page, fresh=False, note=say.DELETED)]


def full() -> Reply:
    """Return the reply where there is no room for another moment."""
    return Reply(text=say.FULL, buttons=((_to_list(),),))


def title_from(text: str) -> str:
    """Return the first words of a moment as the title of a story."""
    if len(text) <= LONGEST_TITLE:
        return text.rstrip(_WORD_ENDS)
    cut = text[:LONGEST_TITLE]
    return (cut.rpartition(" ")[0] or cut).rstrip(_WORD_ENDS) + "…"


async def _page(context: Context, page: int, *, fresh: bool, note: str = "") -> Reply:
    """Return a page of the list, below a note. One out of range becomes the nearest."""
    total = await context.uow.moments.count(context.user_id)
    awaited = context.at(TypingMoment) is not None
    other: tuple[Button, ...] = (Button(text=say.FROM_RESUME, press=AskResume()),)
    if not awaited or total:
        other = (Button(text=say.ADD, press=AddMoment()), *other)
    if not total:
        text = say.ASK if awaited else say.NONE_YET
        return Reply(text=note + text, buttons=(other,), slot=SLOT, fresh=fresh)
    page = min(max(page, 0), (total - 1) // PER_PAGE)
    skipped = page * PER_PAGE
    shown = await context.uow.moments.page(context.user_id, skipped, PER_PAGE)
    lines = [say.Line(text=moment.text, on=moment.on, story=await _title_of_story(context, moment)) for moment in shown]
    numbers = [Button(text=str(n), press=OpenMoment(moment.id, page)) for n, moment in enumerate(shown, skipped + 1)]
    newer = (Button(text=say.NEWER, press=TurnToMoments(page - 1)),) if page else ()
    older = (Button(text=say.OLDER, press=TurnToMoments(page + 1)),) if skipped + PER_PAGE < total else ()
    rows = (*in_rows(numbers, 3), (*newer, *older), other)
    text = note + say.list_text(lines, skipped + 1, total, awaited=awaited)
    return Reply(text=text, buttons=tuple(filter(None, rows)), slot=SLOT, fresh=fresh)


async def _title_of_story(context: Context, moment: Moment) -> str | None:
    """Return the title of the story that a moment became. None where there is none, or it was removed."""
    if moment.story_id is None:
        return None
    kept = await context.uow.stories.one(moment.story_id, context.user_id)
    return kept.story.title if kept is not None else None


def _to_list() -> Button:
    return Button(text=say.ALL, press=ShowMoments())
