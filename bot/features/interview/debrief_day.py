"""Use cases of the debrief that comes by itself: on the day of the interview, and once where it was left open."""

from dataclasses import replace
from datetime import date, timedelta

from bot.conversation.answers.collecting import Collecting
from bot.conversation.answers.open_answer import words_of
from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.doors import BeginDebrief, StopDaily
from bot.conversation.offered_debrief import OfferedDebrief, offer_debrief
from bot.conversation.prompts.prompt_schedule import debrief_at
from bot.conversation.replies import Button, Reply
from bot.conversation.side_question import step_back
from bot.conversation.texts import what_next
from bot.features.interview import how_it_went
from bot.features.interview.briefs import is_bare, name_of
from bot.features.interview.payloads import DebriefLater, GoOnWithDebrief, SnoozeDebrief
from bot.features.interview.texts import debrief_day as say
from bot.features.interview.texts import debrief_steps as steps
from storage.records import AnswerKind, AnswerState, Due, DueKind, Interview

SNOOZE = timedelta(hours=1)


async def instead_of_daily(context: Context, due: Due) -> list[Reply] | None:
    """Return the debrief in place of the question of the interview's day. None on any other day.

    It is also None where the question comes before the time of the debrief, as one that was planned by an older version
    does. Where the debrief is written already, nothing comes.
    """
    held_on = context.settings.interview_on
    if held_on is None or due.local_date != held_on or due.answer_id is not None:
        return None
    if due.kind is DueKind.DAILY and context.now < debrief_at(context, held_on):
        return None
    written = [each for each in await context.uow.interviews.of_user(context.user_id) if each.held_on == held_on]
    asked = {each.id: len(await context.uow.interviews.questions(each.id)) for each in written}
    written = [each for each in written if not is_bare(each, asked[each.id])]
    left = next((each for each in written if each.ended_at is None), None)
    if left is not None:
        return [await _named(context, left)]
    return [] if written else [await _asked_for(context, held_on)]


async def snooze(context: Context, press: SnoozeDebrief) -> list[Reply]:
    """Ask for the debrief again in an hour."""
    await _close_offer(context)
    await context.uow.due.put_off(context.user_id, DueKind.SNOOZED, press.held_on, context.now + SNOOZE, None)
    return [Reply(text=say.SNOOZED)]


async def later(context: Context) -> list[Reply]:
    """Leave the debrief for another time: what is typed next is no question of it."""
    await _close_offer(context)
    idle = context.at(Idle)
    if idle is not None:
        await context.enter(replace(idle, debrief_left=True))
    return [Reply(text=say.LATER)]


async def name_left(context: Context) -> list[Reply]:
    """Name a debrief that was left open, once at the daily time. From the next time on it is kept aside."""
    interview = await context.uow.interviews.unfinished(context.user_id)
    if interview is None or not await context.uow.interviews.questions(interview.id):
        return []
    if interview.reminded_at is not None:
        await how_it_went.leave_state(context, interview)
        return []
    return [await _named(context, interview)]


async def _asked_for(context: Context, held_on: date) -> Reply:
    """Return the message that asks for the debrief. A text is taken as the first question where nothing else takes it."""
    begin = Button(text=say.BEGIN, press=BeginDebrief(held_on))
    later = Button(text=say.IN_AN_HOUR, press=SnoozeDebrief(held_on))
    rows = (
        (begin,),
        (later, Button(text=say.NOT_TODAY, press=DebriefLater())),
        (Button(text=say.STOP_DAILY, press=StopDaily()),),
    )
    if not await _takes_text(context):
        return Reply(text=say.day_text_beside_draft(held_on, context.today), buttons=rows)
    await offer_debrief(context, held_on)
    return Reply(text=say.day_text(held_on, context.today), buttons=rows)


async def _named(context: Context, interview: Interview) -> Reply:
    await context.uow.interviews.change(interview.id, reminded_at=context.now)
    asked = len(await context.uow.interviews.questions(interview.id))
    on = Button(text=steps.GO_ON, press=GoOnWithDebrief(interview.id))
    text = f"{say.open_text(name_of(interview), asked)}\n\n{what_next.TOMORROW}"
    return Reply(text=text, buttons=((on,), (Button(text=say.NOT_TODAY, press=DebriefLater()),)))


async def _takes_text(context: Context) -> bool:
    """Return whether the next text may be taken as the first question: nothing is open but a question without a word."""
    if context.at(Idle) is not None:
        return True
    answer = await context.uow.answers.current(context.user_id)
    if context.at(Collecting) is None or answer is None or answer.kind is AnswerKind.MOCK:
        return False
    if await words_of(context, answer):
        return False
    await context.uow.answers.set_state(answer.id, AnswerState.LAPSED, context.now)
    await context.enter(Idle())
    return True


async def _close_offer(context: Context) -> None:
    if context.at(OfferedDebrief) is not None:
        await step_back(context)
