"""Use cases of the interview's hour: asked for, set, and the reminder two hours before it, on a page of their own."""

from dataclasses import dataclass
from datetime import date, time

from bot.conversation.beneath import hear_beneath
from bot.conversation.context import Context
from bot.conversation.doors import RemindBefore, ShowDayCard, ShowPlan
from bot.conversation.logic.dates.clock_times import read_clock
from bot.conversation.logic.dates.local_time import in_quiet
from bot.conversation.payload import Payload
from bot.conversation.prompts.interview_hour import (
    cancel_reminder,
    is_reminded,
    plan_reminder,
    remind_button,
    reminder_time,
)
from bot.conversation.replies import Button, Reply, in_rows
from bot.conversation.side_question import step_aside, step_back
from bot.conversation.texts.interview_hour import DAY_CARD
from bot.features.plan.states import TypingInterviewHour
from bot.features.plan.texts import plan_hour as say

SLOT = "interview_hour"
EARLIEST_HOUR = 7
"""Hour before which hardly any interview begins: who types `half past four` means the afternoon."""


@dataclass(frozen=True, slots=True)
class SetInterviewHour(Payload, code="Pi"):
    """Set the hour of the interview. The day is the one for which the button was made."""

    on: date
    at: time


@dataclass(frozen=True, slots=True)
class TypeInterviewHour(Payload, code="Pj"):
    """Ask for the hour in words, for one that has no button."""


@dataclass(frozen=True, slots=True)
class ForgetInterviewHour(Payload, code="Pl"):
    """Forget the hour of the interview."""


@dataclass(frozen=True, slots=True)
class ForgetReminder(Payload, code="Pn"):
    """Cancel the reminder before the interview."""


async def show(context: Context) -> list[Reply]:
    """Show the hour and its reminder in a new message. Without an hour, take what is typed next as one."""
    if context.settings.interview_at is not None:
        await step_back(context)
        return [await hour_page(context, fresh=True)]
    return await _ask(context, fresh=True)


async def ask_typed(context: Context) -> list[Reply]:
    """Take what is typed next as the hour."""
    return await _ask(context, fresh=False)


async def ask_below_date(context: Context, note: str | None) -> Reply:
    """Ask for the hour below the date that was just told. A text that is no hour belongs to what was open before."""
    if context.settings.interview_at is None:
        await step_aside(context, TypingInterviewHour, asked=False)
    return await hour_page(context, fresh=True, note=note)


async def hour_typed(context: Context, message_id: int, text: str) -> list[Reply]:
    """Take a typed hour."""
    at, state = read_clock(text), context.at(TypingInterviewHour)
    if at is not None:
        return await _set(context, at, fresh=True)
    if state is not None and not state.asked:
        return await hear_beneath(context, message_id, text)
    return [Reply(text=say.HOUR_NOT_READ)]


async def set_hour(context: Context, on: date, at: time) -> list[Reply]:
    """Set the hour of a button. One that was made for another day changes nothing."""
    if on != context.settings.interview_on:
        return [await hour_page(context, fresh=False)]
    return await _set(context, at, fresh=False)


async def forget_hour(context: Context) -> list[Reply]:
    """Forget the hour, and with it the reminder."""
    await step_back(context)
    await context.change(interview_at=None)
    return [await hour_page(context, fresh=False)]


async def remind(context: Context, asked: RemindBefore) -> list[Reply]:
    """Plan the reminder. A button that was made for another day or hour, or whose time has passed, plans none."""
    settings, at = context.settings, reminder_time(context)
    if at is not None and (asked.on, asked.at) == (settings.interview_on, settings.interview_at):
        await plan_reminder(context, at)
    return [await hour_page(context, fresh=not asked.in_place)]


async def forget_reminder(context: Context) -> list[Reply]:
    """Cancel the reminder."""
    await cancel_reminder(context)
    return [await hour_page(context, fresh=False)]


async def hour_page(context: Context, *, fresh: bool, typed: bool = False, note: str | None = None) -> Reply:
    """Return the page of the interview's day and hour. `typed` is True where the next text is taken as the hour."""
    settings, plan = context.settings, Button(text=say.PLAN, press=ShowPlan())
    on, at = settings.interview_on, settings.interview_at
    if on is None or on < context.today:
        return Reply(text=say.NO_INTERVIEW, buttons=((plan,),), slot=SLOT, fresh=fresh)
    if at is None or typed:
        hours = [Button(text=say.clock(each), press=SetInterviewHour(on, each)) for each in say.HOURS]
        other = plan if typed else Button(text=say.ANOTHER_HOUR, press=TypeInterviewHour())
        text = say.asks_hour_text(on, context.today, typed=typed)
        buttons = (*in_rows(hours, 3), (other,))
    else:
        text = say.hour_text(on, at, context.today, await _reminder_line(context))
        buttons = (
            *_afternoon_row(on, at),
            *await _reminder_row(context),
            *_change_rows(),
            (Button(text=DAY_CARD, press=ShowDayCard()), plan),
        )
    return Reply(text=f"{note}\n\n{text}" if note else text, buttons=buttons, slot=SLOT, fresh=fresh)


async def _ask(context: Context, *, fresh: bool) -> list[Reply]:
    await step_aside(context, TypingInterviewHour)
    return [await hour_page(context, fresh=fresh, typed=True)]


async def _set(context: Context, at: time, *, fresh: bool) -> list[Reply]:
    await step_back(context)
    if context.settings.interview_on is not None:
        await context.change(interview_at=at)
    return [await hour_page(context, fresh=fresh)]


async def _reminder_line(context: Context) -> str:
    at = reminder_time(context)
    if at is None:
        return say.NO_TIME_LEFT
    if not await is_reminded(context):
        return say.CAN_REMIND
    quiet = in_quiet(context.zone, at, context.settings.quiet_from, context.settings.quiet_to)
    return say.reminded_text(at.astimezone(context.zone), quiet=quiet)


async def _reminder_row(context: Context) -> tuple[tuple[Button, ...], ...]:
    button = await remind_button(context, in_place=True)
    if button is None and await is_reminded(context):
        button = Button(text=say.NO_REMINDER, press=ForgetReminder())
    return ((button,),) if button is not None else ()


def _afternoon_row(on: date, at: time) -> tuple[tuple[Button, ...], ...]:
    """Return the button for the same hour in the afternoon, where the one that was read is before any interview."""
    if not 1 <= at.hour < EARLIEST_HOUR:
        return ()
    later = at.replace(hour=at.hour + 12)
    return ((Button(text=say.afternoon_label(later), press=SetInterviewHour(on, later)),),)


def _change_rows() -> tuple[tuple[Button, ...], ...]:
    other = Button(text=say.ANOTHER_HOUR, press=TypeInterviewHour())
    return ((other, Button(text=say.FORGET_HOUR, press=ForgetInterviewHour())),)
