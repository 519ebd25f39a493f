"""Use cases of one outline of a gap drill: its project, a paragraph a letter, two time marks, and its end."""

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.conversation.answers.answer_from_messages import LONGEST_ANSWER, is_sent_twice
from bot.conversation.context import Context
from bot.conversation.doors import ShowStory
from bot.conversation.double_taps import came_at_once
from bot.conversation.logic.stories.edited_words import with_words_edited
from bot.conversation.logic.stories.letter_paragraphs import joined_letters, with_more
from bot.conversation.logic.stories.same_project import Likeness
from bot.conversation.logic.stories.story_text import letter_text, letters_told
from bot.conversation.payload import Payload
from bot.conversation.replies import Button, Reply
from bot.conversation.side_question import open_beneath
from bot.conversation.stories.story_bank import bank_of, change_archetypes, change_text, keep, review_of, tale_of
from bot.conversation.texts.hearing import FILED_ALREADY, count_label, counted_text, hearing_text, uncounted_text
from bot.conversation.texts.names import MOVE_NAMES
from bot.features.drill import drill_findings
from bot.features.drill.logic.drill import FULL_TIME, after, goes_on_at, named, next_mark
from bot.features.drill.outline_prompts import (
    archetype_of,
    finish_button,
    heading,
    letter_buttons,
    letter_prompt,
    project_prompt,
    seconds_of,
)
from bot.features.drill.states import Drilling, Step
from bot.features.drill.texts import drill as say
from bot.features.stories.texts.stories import OPEN
from bot.review.rubric import count_words
from question_bank.models import ArchetypeId, Move
from storage.records import Drill, DrillState, Due, DueKind, KeptStory, MarkedText, Outline, OutlineState, StoryCause
from storage.unit_of_work import UnitOfWork

LATE_MARK = timedelta(minutes=15)
"""A time mark that is later than this, as after an outage, gives no reply."""


@dataclass(frozen=True, slots=True)
class CountOutline(Payload, code="Dc"):
    """File an outlined story under an archetype, because the user says so."""

    story_id: int
    archetype: ArchetypeId


async def next_outline(context: Context, drill: Drill) -> list[Reply]:
    """Begin the first waiting outline. Without one, begin the look back."""
    outlines = await context.uow.drills.outlines(drill.id)
    waiting = next((outline for outline in outlines if outline.state is OutlineState.WAITING), None)
    if waiting is None:
        return await drill_findings.look_back(context, drill)
    outline = replace(waiting, state=OutlineState.OPEN, started_at=context.now)
    await context.uow.drills.put_outline(outline)
    return await take_up(context, outline)


async def take_up(context: Context, outline: Outline) -> list[Reply]:
    """Ask for the next part of an open outline, and plan its next time mark. Time away does not count."""
    if outline.started_at is not None and outline.ended_at is not None:
        away = context.now - outline.ended_at
        outline = replace(outline, started_at=outline.started_at + away, ended_at=None)
        await context.uow.drills.put_outline(outline)
    await _plan_mark(context, outline)
    kept = await _kept(context, outline)
    if kept is None:
        await _enter(context, outline, Step.PROJECT)
        return [project_prompt(context, outline)]
    return [await _ask_letter(context, outline, goes_on_at(kept.version.told), kept.version.told)]


async def pause(context: Context, outline: Outline) -> None:
    """Stop the clock of an open outline."""
    await context.uow.due.cancel(context.user_id, DueKind.DRILL_MARK)
    await context.uow.drills.put_outline(replace(outline, ended_at=context.now))


async def hear(context: Context, message_id: int, text: str) -> list[Reply]:
    """Take a text during a drill as the project's name, or as a part of the open letter. One sent twice is told once."""
    state, outline = context.at(Drilling), await current(context)
    if state is None or outline is None:
        return [Reply(text=say.TAP_A_BUTTON)]
    if not text.strip():
        return [Reply(text=say.EMPTY)]
    letter = state.letter
    if letter is None:
        return await _name(context, outline, text)
    again = is_sent_twice(state.typed, text)
    if again and came_at_once(context):
        return []
    replies = await _add(context, outline, letter, "" if again else text)
    await context.enter(replace(state, message_id=message_id, typed=text))
    return replies


async def edited(context: Context, message_id: int, text: str) -> list[Reply] | None:
    """Change the words of the message that was typed last for a letter. None where another message was edited."""
    state, outline = context.at(Drilling), await current(context)
    kept = await _kept(context, outline) if outline is not None else None
    if state is None or state.letter is None or outline is None or kept is None or state.message_id != message_id:
        return None
    if state.typed == text:
        return []
    told = with_words_edited(kept.version.told, state.typed, text, state.letter)
    if told is None:
        return None
    if len(told.text) > LONGEST_ANSWER:
        return [Reply(text=say.TOO_LONG)]
    await change_text(context, kept, told, StoryCause.EDITED)
    await context.amend(replace(state, typed=text))
    return [_kept_reply(context, outline, state.letter, told)]


async def current(context: Context) -> Outline | None:
    """Return the outline that is being written. None in the look back, and where it is closed."""
    state = open_beneath(context, Drilling)
    drill = await context.uow.drills.get(state.drill_id, context.user_id) if state is not None else None
    if state is None or drill is None or drill.state is not DrillState.OPEN:
        return None
    outlines = await context.uow.drills.outlines(drill.id)
    return next((o for o in outlines if o.n == state.n and o.state is OutlineState.OPEN), None)


async def last_typed(uow: UnitOfWork, state: Drilling, user_id: int) -> str | None:
    """Return the newest text of the drill's outlines, or None. The name of a project is a text too."""
    for outline in reversed(await uow.drills.outlines(state.drill_id)):
        kept = await uow.stories.one(outline.story_id or 0, user_id)
        if kept is not None:
            return kept.version.told.text.strip() or kept.story.title
    return None


async def pass_letter(context: Context, drill: Drill, outline: Outline, move: Move) -> list[Reply]:
    """Ask for the next letter, with or without a text in this one. After the last letter, finish the outline."""
    following = after(move)
    if following is None:
        return await finish(context, drill, outline)
    kept = await _kept(context, outline)
    return [await _ask_letter(context, outline, following, kept.version.told if kept is not None else MarkedText())]


async def no_story(context: Context, drill: Drill, outline: Outline) -> list[Reply]:
    """Close an outline without a story, as a finding. It rates nothing."""
    await _close(context, outline, OutlineState.NO_STORY)
    return [Reply(text=say.FOUND_A_GAP), *await next_outline(context, drill)]


async def stretch(context: Context, outline: Outline) -> list[Reply]:
    """Mark an outline as a stretch, or remove the mark. The prompt is edited in place."""
    outline = replace(outline, stretch=not outline.stretch)
    await context.uow.drills.put_outline(outline)
    return [replace(project_prompt(context, outline), fresh=False)]


async def finish(context: Context, drill: Drill, outline: Outline) -> list[Reply]:
    """Close an outline, and go on to the next."""
    return [*await close(context, outline), *await next_outline(context, drill)]


async def close(context: Context, outline: Outline) -> list[Reply]:
    """Close an open outline. Its text stays in the story bank."""
    kept = await _kept(context, outline)
    written = len(letters_told(kept.version.told)) if kept is not None else 0
    if kept is None or not written:
        await _close(context, outline, OutlineState.PASSED)
        return [Reply(text=say.NOTHING_KEPT)]
    await _close(context, outline, OutlineState.WRITTEN)
    said = [Reply(text=say.finished_text(archetype_of(context, outline).name, seconds_of(context, outline), written))]
    return [*said, *await _elsewhere(context, outline, kept), *await _same_coat(context, kept, Likeness.WORDS)]


async def count_as(context: Context, kept: KeptStory, archetype: ArchetypeId) -> list[Reply]:
    """File an outlined story without an archetype under one, because the user says so."""
    if not kept.story.archetypes:
        kept = await change_archetypes(context, kept, [archetype])
    filed = archetype in kept.story.archetypes
    said = counted_text(archetype) if filed else FILED_ALREADY
    return [Reply(text=said, buttons=((Button(text=OPEN, press=ShowStory(kept.story.id)),),))]


async def _elsewhere(context: Context, outline: Outline, kept: KeptStory) -> list[Reply]:
    """Say where an outline fits another archetype. It is then filed under none until the user says that it counts."""
    asked, review = ArchetypeId(outline.archetype), review_of(context, kept)
    if not review.off_topic or kept.story.archetypes != (asked,):
        return []
    await change_archetypes(context, kept, [])
    count = Button(text=count_label(review.heard_as), press=CountOutline(kept.story.id, review.heard_as or asked))
    return [Reply(text=f"{hearing_text(review.heard_as, asked)} {uncounted_text(review)}", buttons=((count,),))]


async def has_text(context: Context, outline: Outline) -> bool:
    """Return whether any letter of an outline has a text."""
    kept = await _kept(context, outline)
    return kept is not None and bool(kept.version.told.text.strip())


async def time_mark(context: Context, due: Due) -> list[Reply]:
    """Say that four or eight minutes of an outline are over. No reply where it is no longer open."""
    state, outline = open_beneath(context, Drilling), await current(context)
    if state is None or outline is None or outline.started_at is None or context.now - due.due_at > LATE_MARK:
        return []
    await _plan_mark(context, outline)
    head = heading(context, outline, MOVE_NAMES[state.letter] if state.letter is not None else None)
    if context.now - outline.started_at < FULL_TIME:
        return [Reply(text=say.half_time_text(head))]
    return [Reply(text=say.full_time_text(head), buttons=((finish_button(outline),),))]


async def _name(context: Context, outline: Outline, text: str) -> list[Reply]:
    """Store the story with its project's name. A text longer than a name is stored as its situation too."""
    naming = named(text)
    told = joined_letters({Move.SITUATION.value: naming.more or ""})
    kept = await keep(
        context,
        naming.title,
        [ArchetypeId(outline.archetype)],
        told,
        StoryCause.WRITTEN,
        project=naming.project,
        year=naming.year,
    )
    await context.uow.drills.put_outline(replace(outline, story_id=kept.story.id))
    said = [Reply(text=say.too_much_text(naming.title))] if naming.more else []
    said.extend(await _same_coat(context, kept, Likeness.TAG))
    return [*said, await _ask_letter(context, outline, Move.SITUATION, told)]


async def _add(context: Context, outline: Outline, move: Move, text: str) -> list[Reply]:
    """Store a message as a part of the letter. A story removed from the bank meanwhile is stored again."""
    kept = await _kept(context, outline)
    told = kept.version.told if kept is not None else MarkedText()
    if len(told.text) + len(text) > LONGEST_ANSWER:
        return [Reply(text=say.TOO_LONG)]
    told = with_more(told, move, text)
    if kept is not None:
        await change_text(context, kept, told, StoryCause.WRITTEN)
    else:
        name = archetype_of(context, outline).name
        kept = await keep(context, name, [ArchetypeId(outline.archetype)], told, StoryCause.WRITTEN)
        await context.uow.drills.put_outline(replace(outline, story_id=kept.story.id))
    return [_kept_reply(context, outline, move, told)]


def _kept_reply(context: Context, outline: Outline, move: Move, told: MarkedText) -> Reply:
    """Return how much of a letter is kept, with the buttons to go on."""
    words, last = count_words(letter_text(told, move)), after(move) is None
    said = say.kept_text(heading(context, outline, MOVE_NAMES[move]), words, last=last)
    return Reply(text=said, buttons=letter_buttons(outline, move, has_words=True))


async def _ask_letter(context: Context, outline: Outline, move: Move, told: MarkedText) -> Reply:
    await _enter(context, outline, Step(move))
    return letter_prompt(context, outline, move, told)


async def _enter(context: Context, outline: Outline, at: Step) -> None:
    await context.enter(Drilling(drill_id=outline.drill_id, n=outline.n, at=at))


async def _kept(context: Context, outline: Outline) -> KeptStory | None:
    return await context.uow.stories.one(outline.story_id, context.user_id) if outline.story_id is not None else None


async def _close(context: Context, outline: Outline, state: OutlineState) -> None:
    """Close an outline and cancel its time marks. Remove its story if it has no text."""
    await context.uow.due.cancel(context.user_id, DueKind.DRILL_MARK)
    kept = await _kept(context, outline)
    if kept is not None and not kept.version.told.text.strip():
        await context.uow.stories.change(kept.story.id, removed_at=context.now)
        outline = replace(outline, story_id=None)
    await context.uow.drills.put_outline(replace(outline, state=state, ended_at=context.now))


async def _plan_mark(context: Context, outline: Outline) -> None:
    await context.uow.due.cancel(context.user_id, DueKind.DRILL_MARK)
    at = next_mark(outline.started_at, context.now) if outline.started_at is not None else None
    if at is not None:
        await context.uow.due.put_off(context.user_id, DueKind.DRILL_MARK, context.today, at, None)


async def _same_coat(context: Context, kept: KeptStory, by: Likeness) -> list[Reply]:
    """Say kindly that another story of the bank is of the same project."""
    others = [other for other in await bank_of(context) if other.story.id != kept.story.id]
    likenesses = context.matcher.likenesses(tale_of(kept), [tale_of(other) for other in others])
    alike = next((other for other, found in zip(others, likenesses, strict=True) if found is by), None)
    return [Reply(text=say.same_project_again_text(alike.story.title))] if alike is not None else []
