"""The hour of the interview, and the reminder two hours before it, which comes only where the user asked for it."""

from datetime import datetime, timedelta

from bot.conversation.context import Context
from bot.conversation.doors import AskInterviewHour, RemindBefore
from bot.conversation.logic.dates.local_time import at_local, local_date
from bot.conversation.replies import Button
from bot.conversation.texts import interview_hour as say
from storage.records import DueKind

REMINDED_BEFORE = timedelta(hours=2)


def begins_at(context: Context) -> datetime | None:
    """Return the instant at which the interview begins, aware UTC. None where its day or its hour is not known."""
    settings = context.settings
    if settings.interview_on is None or settings.interview_at is None:
        return None
    return at_local(context.zone, settings.interview_on, settings.interview_at)


def reminder_time(context: Context) -> datetime | None:
    """Return when a reminder would come, aware UTC. None where the hour is not known, or that time has passed."""
    begins = begins_at(context)
    if begins is None or begins - REMINDED_BEFORE <= context.now:
        return None
    return begins - REMINDED_BEFORE


async def is_reminded(context: Context) -> bool:
    """Return whether a reminder is still to come."""
    return bool(await context.uow.due.pending(context.user_id, DueKind.INTERVIEW_REMINDER))


async def offered_reminder(context: Context) -> datetime | None:
    """Return when a reminder would come, aware UTC. None where it cannot come, or is to come already."""
    return None if await is_reminded(context) else reminder_time(context)


async def plan_reminder(context: Context, at: datetime) -> None:
    """Plan the reminder."""
    await cancel_reminder(context)
    day = local_date(context.zone, at)
    await context.uow.due.put_off(context.user_id, DueKind.INTERVIEW_REMINDER, day, at, None)


async def cancel_reminder(context: Context) -> None:
    """Cancel the reminder, where there is one."""
    await context.uow.due.cancel(context.user_id, DueKind.INTERVIEW_REMINDER)


async def remind_button(context: Context, *, in_place: bool = False) -> Button | None:
    """Return the button that asks for the reminder and says when it will come. None where it is not offered.

    `in_place` is True where its message is to show what the press did.
    """
    at, settings = await offered_reminder(context), context.settings
    if at is None or settings.interview_on is None or settings.interview_at is None:
        return None
    text = say.remind_label(at.astimezone(context.zone), settings.interview_on)
    return Button(text=text, press=RemindBefore(settings.interview_on, settings.interview_at, in_place))


def hour_button(context: Context) -> Button:
    """Return the button that asks for the hour of the interview, or for another one."""
    at = context.settings.interview_at
    return Button(text=say.SET_HOUR if at is None else say.hour_label(at), press=AskInterviewHour())
