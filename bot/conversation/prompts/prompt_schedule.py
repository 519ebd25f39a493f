"""Schedule of unasked prompts: one row for each user, kind and local day, in step with the settings."""

from datetime import date, datetime, time, timedelta

from bot.conversation.context import Context
from bot.conversation.logic.dates.local_time import at_local, next_daily, next_weekly
from bot.conversation.logic.debrief_time import debrief_clock
from storage.records import DueKind

MOST_DAYS_AHEAD = 40


async def plan_all(context: Context) -> None:
    """Plan the daily question and the weekly summary again, after settings changed."""
    await plan_daily(context)
    await plan_weekly(context)


async def plan_missing(context: Context) -> None:
    """Plan the daily question and the weekly summary where none is pending. Existing plans stay."""
    for kind, plan in ((DueKind.DAILY, plan_daily), (DueKind.WEEKLY, plan_weekly)):
        if not await context.uow.due.pending(context.user_id, kind):
            await plan(context)


async def plan_daily(context: Context, after: datetime | None = None) -> None:
    """Plan the next daily question after an instant, by default now. A local day that was asked is not asked again.

    On the day of the interview it comes later: its debrief takes the place of the question.
    """
    await context.uow.due.cancel(context.user_id, DueKind.DAILY)
    settings = context.settings
    if not settings.daily_on or not settings.daily_days or settings.set_up == 0:
        return
    after = _after_the_pause(context, after or context.now)
    for _ in range(MOST_DAYS_AHEAD):
        day, due_at = _next_day(context, after)
        paused = settings.paused_until is not None and day < settings.paused_until
        if not paused and await context.uow.due.add(context.user_id, DueKind.DAILY, day, due_at):
            return
        after = due_at + timedelta(seconds=1)


async def plan_weekly(context: Context, after: datetime | None = None) -> None:
    """Plan the next weekly summary after an instant, by default now."""
    await context.uow.due.cancel(context.user_id, DueKind.WEEKLY)
    settings = context.settings
    if not settings.weekly_on or settings.set_up == 0:
        return
    after = _after_the_pause(context, after or context.now)
    for _ in range(MOST_DAYS_AHEAD // 7):
        day, due_at = next_weekly(context.zone, after, settings.weekly_day, settings.weekly_time)
        paused = settings.paused_until is not None and day < settings.paused_until
        if not paused and await context.uow.due.add(context.user_id, DueKind.WEEKLY, day, due_at):
            return
        after = due_at + timedelta(seconds=1)


def debrief_at(context: Context, day: date) -> datetime:
    """Return the instant in UTC at which the debrief of an interview on that local day is asked for."""
    settings = context.settings
    clock = debrief_clock(settings.daily_time, settings.quiet_from, settings.quiet_to)
    return at_local(context.zone, day, clock)


def _next_day(context: Context, after: datetime) -> tuple[date, datetime]:
    """Return the next local day with a daily question after an instant, and its time: later on the interview's day."""
    settings = context.settings
    day, due_at = next_daily(context.zone, after, settings.daily_time, settings.daily_days)
    held_on = settings.interview_on
    if held_on is None or held_on > day or held_on.isoweekday() not in settings.daily_days:
        return day, due_at
    later = debrief_at(context, held_on)
    return (held_on, later) if later > after else (day, due_at)


def _after_the_pause(context: Context, after: datetime) -> datetime:
    """Return the instant, or the last second before the pause ends if that is later."""
    until = context.settings.paused_until
    if until is None:
        return after
    return max(after, at_local(context.zone, until, time()) - timedelta(seconds=1))
