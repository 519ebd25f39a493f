"""Use cases of the steps of each question: the story that was told, how it went, where it ran dry.

What ran dry rates its archetype Again, once an archetype and local day, beside the rating of that day's answer. A
rating is never taken back: changing or deleting later what was said leaves it, because the schedule has moved on, and it
does no more than bring a story back a little early. A question that comes to run dry later, or under another archetype,
rates on the day of that change. A question without a story ran dry as a whole.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.logic.logged_interview_limits import LONGEST_NOTE
from bot.conversation.logic.questions.history import archetypes_of
from bot.conversation.questions.card_rating import rate_card
from bot.conversation.replies import Button, Reply, in_rows
from bot.conversation.side_question import open_beneath, step_back
from bot.conversation.stories.story_bank import bank_of
from bot.conversation.texts.html import on_button
from bot.features.interview import interviews
from bot.features.interview.interviews import SLOT
from bot.features.interview.logic.scorecard import archetype_of, dry_moves, ran_dry
from bot.features.interview.logic.steps import DebriefStep, first_step, question_after, step_after
from bot.features.interview.payloads import (
    DryNamed,
    NothingDry,
    PassStep,
    SetOwnLevel,
    ShowAsked,
    TellOther,
    TellStory,
    ToggleDry,
    TurnTitles,
)
from bot.features.interview.states import Debriefing
from bot.features.interview.texts import debrief_steps as say
from bot.features.interview.texts import interviews as page_say
from bot.features.interview.texts import scorecard as card_say
from question_bank.models import Level, Move
from storage.records import AskedQuestion, Interview, KeptStory, RatingSource, StoryTold

TITLES_A_PAGE = 6
Rows = list[tuple[Button, ...]]


async def begin(context: Context, interview: Interview, *, fresh: bool) -> list[Reply]:
    """Ask of the first question of which something is not said. Finish where nothing is left."""
    asked = question_after(await context.uow.interviews.questions(interview.id), None)
    return await _ask_of(context, interview, asked, fresh=fresh)


async def take_up(context: Context, interview: Interview, state: Debriefing) -> list[Reply]:
    """Ask the step at which the chat stands again, in a new message."""
    asked = await context.uow.interviews.question(state.asked_id or 0, context.user_id)
    if asked is None:
        return await begin(context, interview, fresh=True)
    return [await _step(context, interview, asked, state.at, fresh=True)]


async def say_of(
    context: Context,
    interview: Interview,
    asked: AskedQuestion,
    step: DebriefStep,
    *,
    fresh: bool = False,
    **fields: Any,
) -> list[Reply]:
    """Store what is said at a step of a question, then go on; on the question's own page, show it.

    `fresh` True, as after a typed text, sends a new message instead of editing the one with the step.
    """
    before, asked = asked, await _store(context, asked, **fields)
    if asked.dry if step is DebriefStep.DRY else ran_dry(asked) and not ran_dry(before):
        await rate_dry(context, asked)
    return await pass_on(context, interview, asked, step, fresh=fresh)


async def pass_on(
    context: Context, interview: Interview, asked: AskedQuestion, step: DebriefStep, *, fresh: bool = False
) -> list[Reply]:
    """Go on to what comes after a step. Outside of the flow, show the question."""
    if not _is_asked_of(context, asked):
        return await interviews.show_question(context, interview, asked)
    following = step_after(asked, step)
    if following is not None:
        return [await _enter(context, interview, asked, following, fresh=fresh)]
    questions = await context.uow.interviews.questions(interview.id)
    return await _ask_of(context, interview, question_after(questions, asked), fresh=fresh)


async def ask_again(context: Context, interview: Interview, asked: AskedQuestion, step: DebriefStep) -> list[Reply]:
    """Ask a step of a question from its own page."""
    return [await _step(context, interview, asked, step, fresh=False)]


async def toggle_dry(
    context: Context, interview: Interview, asked: AskedQuestion, move: Move, *, fresh: bool = False
) -> list[Reply]:
    """Tick or untick a move as run dry. It counts once the user goes on."""
    dry = {*dry_moves(asked)} ^ {move}
    asked = await _store(context, asked, dry="".join(each.value for each in Move if each in dry) or None)
    return [await _step(context, interview, asked, DebriefStep.DRY, fresh=fresh)]


async def turn_titles(context: Context, interview: Interview, asked: AskedQuestion, page: int) -> list[Reply]:
    """Show another page of stories."""
    return [await _step(context, interview, asked, DebriefStep.STORY, fresh=False, page=page)]


async def note(
    context: Context, interview: Interview, asked: AskedQuestion, step: DebriefStep, text: str
) -> list[Reply]:
    """Keep a typed line beside the question that is asked of, behind an earlier one, and ask the step again."""
    words = f"{asked.note}\n{text}" if asked.note else text
    if len(words) > LONGEST_NOTE:
        return [Reply(text=say.NOTE_FULL)]
    asked = await _store(context, asked, note=words)
    return [await _enter(context, interview, asked, step, fresh=True)]


async def finish(context: Context, interview: Interview, *, fresh: bool = False) -> list[Reply]:
    """Close the debrief: show the interview with its scorecard, and say what comes back because it ran dry."""
    questions = await context.uow.interviews.questions(interview.id)
    if interview.ended_at is None:
        await context.uow.interviews.change(interview.id, ended_at=context.now)
        interview = replace(interview, ended_at=context.now)
    await leave_state(context, interview)
    dry = dict.fromkeys(archetype for each in questions if ran_dry(each) and (archetype := archetype_of(each)))
    return await interviews.show(context, interview, note=card_say.rated_text(tuple(dry)) if dry else "", fresh=fresh)


async def leave_state(context: Context, interview: Interview) -> None:
    """Leave the state of this debrief, also beneath a side question. Ticked moves count as named."""
    state = open_beneath(context, Debriefing)
    if state is None or state.interview_id != interview.id:
        return
    await step_back(context)
    await context.enter(Idle())
    asked = await context.uow.interviews.question(state.asked_id or 0, context.user_id)
    if asked is not None and state.at is DebriefStep.DRY and ran_dry(asked):
        await rate_dry(context, asked)


async def rate_dry(context: Context, asked: AskedQuestion) -> None:
    """Rate the archetype of a question that ran dry Again, where it has one and was not rated so today."""
    archetype = archetype_of(asked)
    if archetype is not None:
        await rate_card(context, archetype, Level.WEAK, source=RatingSource.INTERVIEW)


async def _ask_of(context: Context, interview: Interview, asked: AskedQuestion | None, *, fresh: bool) -> list[Reply]:
    step = first_step(asked) if asked is not None else None
    if asked is None or step is None:
        return await finish(context, interview, fresh=fresh)
    return [await _enter(context, interview, asked, step, fresh=fresh)]


async def _enter(
    context: Context, interview: Interview, asked: AskedQuestion, step: DebriefStep, *, fresh: bool
) -> Reply:
    await context.enter(Debriefing(interview.id, step, asked.id))
    return await _step(context, interview, asked, step, fresh=fresh)


def _is_asked_of(context: Context, asked: AskedQuestion) -> bool:
    """Return whether the chat is at this question, so that the flow goes on from it."""
    state = open_beneath(context, Debriefing)
    return state is not None and state.asked_id == asked.id


async def _store(context: Context, asked: AskedQuestion, **fields: Any) -> AskedQuestion:
    if fields:
        await context.uow.interviews.change_question(asked.id, **fields)
    return replace(asked, **fields)


async def _step(
    context: Context,
    interview: Interview,
    asked: AskedQuestion,
    step: DebriefStep,
    *,
    fresh: bool,
    page: int = 0,
) -> Reply:
    """Return a step of a question."""
    questions = await context.uow.interviews.questions(interview.id)
    number = 1 + [each.id for each in questions].index(asked.id)
    heading = say.step_heading(number, len(questions), asked.text, archetype_of(asked))
    if step is DebriefStep.STORY:
        stories = await _titles(context, asked)
        text, rows = say.ask_story_text(heading, any_story=bool(stories)), _story_rows(asked, stories, page)
    elif step is DebriefStep.LEVEL:
        text, rows = say.ask_level_text(heading), _level_rows(asked)
    else:
        text, rows = say.ask_dry_text(heading, dry_moves(asked)), _dry_rows(asked)
    if _is_asked_of(context, asked):
        rows.append((Button(text=say.SKIP, press=PassStep(asked.id, step)),))
    else:
        rows.append((Button(text=page_say.BACK_TO_QUESTION, press=ShowAsked(asked.id)),))
    return Reply(text=say.with_note(text, asked.note), buttons=tuple(rows), slot=SLOT, fresh=fresh)


async def _titles(context: Context, asked: AskedQuestion) -> Sequence[KeptStory]:
    """Return the user's stories: those of the question's archetype first, then the newest."""
    archetype = archetype_of(asked)
    newest = [*reversed(await bank_of(context))]
    return sorted(newest, key=lambda kept: archetype not in archetypes_of(kept))


def _story_rows(asked: AskedQuestion, stories: Sequence[KeptStory], page: int) -> Rows:
    pages = max(1, -(-len(stories) // TITLES_A_PAGE))
    first = page % pages * TITLES_A_PAGE
    rows: Rows = [
        (Button(text=on_button(kept.story.title), press=TellStory(asked.id, kept.story.id)),)
        for kept in stories[first : first + TITLES_A_PAGE]
    ]
    if pages > 1:
        rows.append((Button(text=say.MORE_TITLES, press=TurnTitles(asked.id, (page + 1) % pages)),))
    other = Button(text=say.NOT_HERE, press=TellOther(asked.id, StoryTold.ELSEWHERE))
    rows.append((other, Button(text=say.NO_STORY, press=TellOther(asked.id, StoryTold.NONE))))
    return rows


def _level_rows(asked: AskedQuestion) -> Rows:
    buttons = [
        Button(text=say.level_label(level, chosen=level == asked.level), press=SetOwnLevel(asked.id, level))
        for level in Level
    ]
    return in_rows(buttons, 2)


def _dry_rows(asked: AskedQuestion) -> Rows:
    dry = dry_moves(asked)
    switches = [Button(text=say.dry_label(move, dry=move in dry), press=ToggleDry(asked.id, move)) for move in Move]
    done = Button(text=say.NEXT, press=DryNamed(asked.id))
    nowhere = Button(text=say.NOWHERE, press=NothingDry(asked.id))
    return [*in_rows(switches, 2), (done,) if dry else (nowhere,)]
