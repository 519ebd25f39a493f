"""Use cases of the days of the daily question, the day and hour of the weekly summary, and pauses."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Annotated

from bot.conversation.context import Context
from bot.conversation.logic.dates.clock_times import read_clock
from bot.conversation.logic.dates.date_reading import read_date
from bot.conversation.logic.dates.local_time import quiet_covers
from bot.conversation.payload import Payload, Range
from bot.conversation.prompts.prompt_schedule import plan_all, plan_daily
from bot.conversation.replies import Button, Reply
from bot.conversation.side_question import step_aside
from bot.conversation.texts.typed_days import day_with_year, which_day_text
from bot.features.settings.settings import next_line, page, show, weekly_switch
from bot.features.settings.states import TypingPause, TypingWeekly
from bot.features.settings.texts import settings as say

LONGEST_PAUSE = 365
SURPRISING_PAUSE = 180
"""Days beyond which a slip is likelier than a pause, so the day is said back first."""
Weekday = Annotated[int, Range(1, 7)]
"""ISO day of the week."""


@dataclass(frozen=True, slots=True)
class ToggleDay(Payload, code="Zt"):
    """Switch the daily question on or off for a day of the week."""

    day: Weekday


@dataclass(frozen=True, slots=True)
class SetWeeklyDay(Payload, code="Zy"):
    """Set the day of the weekly summary."""

    day: Weekday


@dataclass(frozen=True, slots=True)
class SetWeeklyTime(Payload, code="Zh"):
    """Set the time of the weekly summary."""

    at: time


@dataclass(frozen=True, slots=True)
class PauseFor(Payload, code="pd"):
    """Pause the unasked messages for a number of local days, counted from today."""

    days: Annotated[int, Range(1, LONGEST_PAUSE)]


async def ask_for_days(context: Context) -> list[Reply]:
    """Show the days of the week, each as a switch."""
    return [await _days_page(context)]


async def toggle_day(context: Context, iso_day: int) -> list[Reply]:
    """Switch an ISO day of the week on or off. The last one stays on."""
    days = context.settings.daily_days ^ {iso_day}
    if not days:
        return [await _days_page(context, note=say.ONE_DAY_STAYS)]
    await context.change(daily_days=frozenset(days))
    await plan_daily(context)
    return [await _days_page(context)]


async def ask_for_weekly(context: Context) -> list[Reply]:
    """Ask for the day and hour of the weekly summary."""
    await step_aside(context, TypingWeekly)
    return [_weekly_page(context)]


async def weekly_day(context: Context, iso_day: int) -> list[Reply]:
    """Set the ISO day of the weekly summary."""
    await context.change(weekly_day=iso_day, weekly_on=True)
    await plan_all(context)
    return [_weekly_page(context)]


async def weekly_typed(context: Context, _: int, text: str) -> list[Reply]:
    """Take a typed time of day for the weekly summary."""
    clock = read_clock(text)
    return [Reply(text=say.TIME_NOT_READ)] if clock is None else await weekly_time(context, clock, fresh=True)


async def weekly_time(context: Context, clock: time, *, fresh: bool = False) -> list[Reply]:
    """Set the time of the weekly summary. A time inside the quiet hours is refused."""
    settings = context.settings
    if quiet_covers(clock, settings.quiet_from, settings.quiet_to):
        note = say.quiet_text(clock, settings.quiet_from, settings.quiet_to)
        return [_weekly_page(context, fresh=fresh, note=note)]
    await context.change(weekly_time=clock, weekly_on=True)
    await plan_all(context)
    return [_weekly_page(context, fresh=fresh)]


async def ask_for_pause(context: Context) -> list[Reply]:
    """Ask for the length of the pause, with four buttons or a day typed."""
    await step_aside(context, TypingPause)
    row = [Button(text=label, press=PauseFor(days)) for days, label in say.PAUSES.items()]
    return [page(say.PAUSE_FOR, [tuple(row[:2]), tuple(row[2:])])]


async def pause_typed(context: Context, _: int, text: str) -> list[Reply]:
    """Take a typed day on which messages may come again. Ask which where it can be two days."""
    read = read_date(text, context.today)
    if not read.days:
        return [Reply(text=say.PAUSE_NOT_READ)]
    coming = [day for day in read.days if 1 <= (day - context.today).days <= LONGEST_PAUSE]
    if not coming:
        return [Reply(text=say.pause_not_ahead_text(read.days[0]))]
    if read.certain(coming) and (coming[0] - context.today).days <= SURPRISING_PAUSE:
        return await _pause_until(context, coming[0], fresh=True)
    rows = [(Button(text=day_with_year(day), press=PauseFor((day - context.today).days)),) for day in coming]
    return [page(which_day_text(coming, read.doubt, say.PAUSE_WHICH), rows, fresh=True)]


async def pause(context: Context, days: int) -> list[Reply]:
    """Pause the unasked messages for a number of local days, counted from today."""
    return await _pause_until(context, context.today + timedelta(days=days), fresh=False)


async def resume(context: Context) -> list[Reply]:
    """End the pause."""
    await context.change(paused_until=None)
    await context.uow.pauses.end(context.user_id, context.today)
    await plan_all(context)
    return await show(context, fresh=False, note=say.PAUSE_OVER)


async def _pause_until(context: Context, until: date, *, fresh: bool) -> list[Reply]:
    await context.change(paused_until=until)
    await context.uow.pauses.begin(context.user_id, context.today, until)
    await plan_all(context)
    return await show(context, fresh=fresh, note=say.paused_text(until))


async def _days_page(context: Context, note: str | None = None) -> Reply:
    chosen = context.settings.daily_days
    row = [
        Button(text=say.choice(name[:3], chosen=n in chosen), press=ToggleDay(n))
        for n, name in enumerate(say.WEEKDAYS, 1)
    ]
    return page(
        say.days_page_text(context.settings, await next_line(context)), [tuple(row[:4]), tuple(row[4:])], note=note
    )


def _weekly_page(context: Context, *, fresh: bool = False, note: str | None = None) -> Reply:
    settings = context.settings
    days = [
        Button(text=say.choice(name[:3], chosen=n == settings.weekly_day), press=SetWeeklyDay(n))
        for n, name in enumerate(say.WEEKDAYS, 1)
    ]
    times = tuple(
        Button(text=say.choice(say.at(each), chosen=each == settings.weekly_time), press=SetWeeklyTime(each))
        for each in say.WEEKLY_TIMES
    )
    rows = [tuple(days[:4]), tuple(days[4:]), times, (weekly_switch(context),)]
    return page(say.weekly_page_text(settings), rows, fresh=fresh, note=note)
