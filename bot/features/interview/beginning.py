"""Use cases that begin a debrief: which interview it was, by its name, its round and its day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.conversation.answers.open_answer import draft_of, make_way
from bot.conversation.answers.question_of_answer import question_of
from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.doors import BeginDebrief
from bot.conversation.hints import explained
from bot.conversation.logic.dates.date_reading import read_date
from bot.conversation.logic.logged_interview_limits import MOST_INTERVIEWS
from bot.conversation.logic.typed.typed_lines import on_one_line, says_something
from bot.conversation.offered_debrief import OfferedDebrief
from bot.conversation.replies import Button, Keyboard, Reply, in_rows
from bot.conversation.side_question import step_back
from bot.conversation.texts.typed_days import day_with_year, which_day_text
from bot.features.interview import how_it_went, interviews, what_was_asked
from bot.features.interview.briefs import is_bare, name_of
from bot.features.interview.logic.interview_name import read_name
from bot.features.interview.logic.past_days import is_certain, read_past_day
from bot.features.interview.logic.steps import DebriefStep
from bot.features.interview.logic.typed_questions import questions_in
from bot.features.interview.payloads import OF_QUESTION, GoOnWithDebrief, PassField, SetHeldOn, SetRound
from bot.features.interview.states import Debriefing
from bot.features.interview.texts import debrief_steps as say
from storage.records import Interview

FEATURE = "debrief_steps"


async def show(context: Context) -> list[Reply]:
    """Show the interviews that were written down. Without any, begin with one."""
    asked = await context.uow.interviews.numbers_asked(context.user_id)
    if all(is_bare(each, asked.get(each.id, 0)) for each in await context.uow.interviews.of_user(context.user_id)):
        return await begin(context, None)
    return await interviews.turn_to(context, 0, fresh=True)


async def begin(context: Context, held_on: date | None) -> list[Reply]:
    """Begin to write down an interview. One of that day that is open is gone on with, and so is one without a word.

    `held_on` is the user's local day of it, None where it is asked.
    """
    await step_back(context)
    await _leave_bare(context)
    way = await make_way(context, BeginDebrief(held_on))
    if not way.free:
        return way.said
    interview = await _started(context, held_on)
    if interview is None:
        return [*way.said, interviews.full()]
    if interview.label or await context.uow.interviews.questions(interview.id):
        return [*way.said, *await go_on(context, interview)]
    first = await _ask(context, interview, DebriefStep.LABEL, dated=held_on is not None)
    said = await explained(context, FEATURE, say.HINT, [first])
    return [*way.said, *said]


async def begin_with(context: Context, message_id: int, words: str) -> list[Reply]:
    """Begin to write down the interview that stands behind the command, as in `/interview Cisco`."""
    said = await begin(context, None)
    state = context.at(Debriefing)
    interview = await _of(context, state) if state is not None and state.at is DebriefStep.LABEL else None
    return await name_typed(context, interview, message_id, words) if interview is not None else said


async def offered_typed(context: Context, message_id: int, text: str) -> list[Reply]:
    """Take a text after the offer as the first question that was asked.

    Where a draft is open, the question is kept and the draft goes on.
    """
    state = context.at(OfferedDebrief)
    held_on = state.held_on if state is not None else None
    await step_back(context)
    interview = await _started(context, held_on or context.today)
    if interview is None:
        return [interviews.full()]
    draft = await draft_of(context)
    if draft is None:
        way = await make_way(context, GoOnWithDebrief(interview.id))
        return [*way.said, *await what_was_asked.typed(context, interview, message_id, text)]
    added = await what_was_asked.add(context, interview, message_id, questions_in(text))
    if not added:
        return [Reply(text=say.NO_WORD)]
    on = Button(text=say.GO_ON, press=GoOnWithDebrief(interview.id))
    question = await question_of(context, draft)
    return [Reply(text=say.kept_beside_text(added[-1].n, draft=question.text), buttons=((on,),))]


async def go_on(context: Context, interview: Interview) -> list[Reply]:
    """Go on with a debrief where it was left: at the step at which the chat is, else at what is not said yet."""
    state = context.at(Debriefing)
    if state is not None and state.interview_id == interview.id:
        return await _take_up(context, interview, state)
    await step_back(context)
    way = await make_way(context, GoOnWithDebrief(interview.id))
    if not way.free:
        return way.said
    said = way.said
    questions = await context.uow.interviews.questions(interview.id)
    if all(each.told is None for each in questions):
        return [*said, *await what_was_asked.ask(context, interview)]
    return [*said, *await how_it_went.begin(context, interview, fresh=True)]


async def name_typed(context: Context, interview: Interview, message_id: int, text: str) -> list[Reply]:
    """Take a text as the name of the interview. One that is no name is taken as the first question that was asked."""
    if not says_something(text):
        return [Reply(text=say.NO_WORD_IN_NAME)]
    name = read_name(text)
    if name is None:
        return await what_was_asked.typed(context, interview, message_id, text)
    await context.uow.interviews.change(interview.id, label=name.label, round=name.round)
    interview = replace(interview, label=name.label, round=name.round)
    return (
        [await _ask(context, interview, DebriefStep.ROUND)] if name.round is None else await _date(context, interview)
    )


async def round_typed(context: Context, interview: Interview, message_id: int, text: str) -> list[Reply]:
    """Take a text as the round of the interview. One that is none is taken as the first question that was asked."""
    if not says_something(text):
        return [Reply(text=say.NO_WORD_IN_NAME)]
    if read_name(text) is None:
        return await what_was_asked.typed(context, interview, message_id, text)
    return await round_said(context, interview, on_one_line(text))


async def round_said(context: Context, interview: Interview, words: str) -> list[Reply]:
    """Take the round of the interview."""
    await context.uow.interviews.change(interview.id, round=words)
    return await _date(context, replace(interview, round=words))


async def pass_field(context: Context, interview: Interview, step: DebriefStep) -> list[Reply]:
    """Go on without a name or a round."""
    if step is DebriefStep.LABEL:
        return [await _ask(context, interview, DebriefStep.ROUND)]
    return await _date(context, interview)


async def date_typed(context: Context, interview: Interview, text: str) -> list[Reply]:
    """Take a typed day of the interview. Ask which where it can be two."""
    replies, day = read_day(context, interview, text)
    return replies if day is None else await date_said(context, interview, day)


async def date_said(context: Context, interview: Interview, day: date) -> list[Reply]:
    """Store the day of the interview, and ask what was asked."""
    if day > context.today:
        return [Reply(text=say.DATE_AHEAD)]
    await context.uow.interviews.change(interview.id, held_on=day)
    return await what_was_asked.ask(context, replace(interview, held_on=day), named=True)


def read_day(context: Context, interview: Interview, text: str) -> tuple[list[Reply], date | None]:
    """Return the day that a text names, or the reply that asks again and None."""
    read = read_past_day(text, context.today)
    if is_certain(read):
        return [], read.days[0]
    if not read.days:
        ahead = bool(read_date(text, context.today).days)
        return [Reply(text=say.DATE_AHEAD if ahead else say.DATE_NOT_READ)], None
    rows = tuple((Button(text=day_with_year(day), press=SetHeldOn(interview.id, day)),) for day in read.days)
    return [Reply(text=which_day_text(read.days, read.doubt, say.WHICH_DAY), buttons=rows)], None


async def leave(context: Context) -> list[Reply]:
    """Leave a debrief by /cancel. It is kept, unless nothing was noted."""
    state = context.at(Debriefing)
    interview = await _of(context, state) if state is not None else None
    if interview is None:
        await context.enter(Idle())
        return [Reply(text=say.CLOSED, keyboard=Keyboard())]
    await how_it_went.leave_state(context, interview)
    if await _is_bare(context, interview):
        await context.uow.interviews.remove(interview.id)
        return [Reply(text=say.CLOSED, keyboard=Keyboard())]
    asked = len(await context.uow.interviews.questions(interview.id))
    on = Button(text=say.GO_ON, press=GoOnWithDebrief(interview.id))
    return [Reply(text=say.left_text(name_of(interview), asked), buttons=((on,),))]


async def _take_up(context: Context, interview: Interview, state: Debriefing) -> list[Reply]:
    if state.at in OF_QUESTION:
        return await how_it_went.take_up(context, interview, state)
    if state.at is DebriefStep.ASKED:
        return await what_was_asked.ask(context, interview)
    return [await _ask(context, interview, state.at)]


async def _started(context: Context, held_on: date | None) -> Interview | None:
    """Return an open interview to write on: one of that day, or one of which nothing was noted, else a new one.

    None where the user has as many as are kept.
    """
    mine = await context.uow.interviews.of_user(context.user_id)
    asked = await context.uow.interviews.numbers_asked(context.user_id)
    for each in reversed(mine):
        if each.ended_at is None and (each.held_on == held_on or is_bare(each, asked.get(each.id, 0))):
            day = held_on or each.held_on
            await context.uow.interviews.change(each.id, held_on=day)
            return replace(each, held_on=day)
    if len(mine) >= MOST_INTERVIEWS:
        return None
    day = held_on or await _likely_day(context)
    return await context.uow.interviews.add(context.user_id, day, context.now)


async def _is_bare(context: Context, interview: Interview) -> bool:
    """Return whether nothing was noted of an interview yet."""
    return is_bare(interview, len(await context.uow.interviews.questions(interview.id)))


async def _leave_bare(context: Context) -> None:
    """Leave a debrief of which nothing was noted without a word: the next one goes on with its row."""
    state = context.at(Debriefing)
    interview = await _of(context, state) if state is not None else None
    if interview is not None and await _is_bare(context, interview):
        await context.enter(Idle())


async def _likely_day(context: Context) -> date:
    """Return the planned day where it is over and not written down, else today."""
    planned = context.settings.interview_on
    written = {each.held_on for each in await context.uow.interviews.of_user(context.user_id)}
    return planned if planned is not None and planned <= context.today and planned not in written else context.today


async def _date(context: Context, interview: Interview) -> list[Reply]:
    """Ask for the day, unless it was set when the debrief began, as from the plan."""
    state = context.at(Debriefing)
    if state is not None and state.dated:
        return await what_was_asked.ask(context, interview, named=True)
    return [await _ask(context, interview, DebriefStep.DATE)]


async def _ask(context: Context, interview: Interview, step: DebriefStep, *, dated: bool = False) -> Reply:
    state = context.at(Debriefing)
    dated = dated or (state is not None and state.dated)
    await context.enter(Debriefing(interview.id, step, dated=dated))
    if step is DebriefStep.DATE:
        return Reply(text=say.ASK_DATE, buttons=_days(context, interview))
    skip = (Button(text=say.SKIP, press=PassField(interview.id, step)),)
    if step is DebriefStep.LABEL:
        return Reply(text=say.ASK_LABEL, buttons=(skip,))
    rounds = [Button(text=text, press=SetRound(interview.id, at)) for at, text in enumerate(say.ROUNDS, 1)]
    return Reply(text=say.ASK_ROUND, buttons=(*in_rows(rounds, 2), skip))


def _days(context: Context, interview: Interview) -> tuple[tuple[Button, ...], ...]:
    """Return the days that are one tap away: the one that is likely, today and yesterday."""
    today = context.today
    days: Sequence[date] = [*dict.fromkeys((interview.held_on, today, today - timedelta(days=1)))]
    buttons = [Button(text=say.day_label(day, today), press=SetHeldOn(interview.id, day)) for day in days]
    return tuple(in_rows(buttons, 3))


async def _of(context: Context, state: Debriefing) -> Interview | None:
    return await context.uow.interviews.get(state.interview_id, context.user_id)
