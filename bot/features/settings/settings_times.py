"""Use cases of the daily time and the quiet hours."""

from dataclasses import dataclass
from datetime import time

from bot.conversation.context import Context
from bot.conversation.logic.dates.clock_times import read_clock, read_clocks
from bot.conversation.logic.dates.local_time import quiet_covers
from bot.conversation.payload import Payload
from bot.conversation.prompts.prompt_schedule import plan_all, plan_daily
from bot.conversation.replies import Button, Reply
from bot.conversation.side_question import step_aside
from bot.features.settings.onboarding import SET_UP_DONE, daily_time_buttons, daily_time_chosen
from bot.features.settings.settings import page, show
from bot.features.settings.states import TypingQuiet, TypingTime
from bot.features.settings.texts import settings as say


@dataclass(frozen=True, slots=True)
class SetQuietFrom(Payload, code="Zf"):
    """Choose the start of the quiet hours. Their end is asked next."""

    quiet_from: time


@dataclass(frozen=True, slots=True)
class SetQuietHours(Payload, code="Zu"):
    """Set the quiet hours. There are none where both times are equal."""

    quiet_from: time
    quiet_to: time


async def ask_for_time(context: Context) -> list[Reply]:
    """Ask for the daily time, with four buttons or any time typed."""
    await step_aside(context, TypingTime)
    return [page(say.TYPE_TIME, daily_time_buttons())]


async def time_typed(context: Context, _: int, text: str) -> list[Reply]:
    """Take a typed time of day for the daily question."""
    clock = read_clock(text)
    return [Reply(text=say.TIME_NOT_READ)] if clock is None else await daily_time(context, clock, fresh=True)


async def daily_time(context: Context, clock: time, *, fresh: bool = False) -> list[Reply]:
    """Set the daily time. A time inside the quiet hours is refused."""
    settings = context.settings
    if quiet_covers(clock, settings.quiet_from, settings.quiet_to):
        why = say.quiet_text(clock, settings.quiet_from, settings.quiet_to)
        if settings.set_up < SET_UP_DONE:
            return [Reply(text=why, buttons=daily_time_buttons())]
        return [page(say.TYPE_TIME, daily_time_buttons(), fresh=fresh, note=why)]
    if settings.set_up < SET_UP_DONE:
        return await daily_time_chosen(context, clock)
    await context.change(daily_time=clock, daily_on=True)
    await plan_all(context)
    return await show(context, fresh=fresh, note=say.time_set_text(clock))


async def ask_for_quiet(context: Context) -> list[Reply]:
    """Ask for the start of the quiet hours, the first of two taps. Both times can be typed."""
    await step_aside(context, TypingQuiet)
    return [_quiet_page(context)]


async def quiet_until(_: Context, quiet_from: time) -> list[Reply]:
    """Ask for the end of the quiet hours, the second tap."""
    row = tuple(Button(text=say.at(each), press=SetQuietHours(quiet_from, each)) for each in say.QUIET_TO)
    return [page(say.quiet_until_text(quiet_from), [row])]


async def quiet_typed(context: Context, _: int, text: str) -> list[Reply]:
    """Take both times of the quiet hours, such as `22-7` or `from 22:30 to 06:45`."""
    clocks = read_clocks(text)
    return [Reply(text=say.QUIET_NOT_READ)] if clocks is None else await quiet_hours(context, *clocks, fresh=True)


async def quiet_hours(context: Context, quiet_from: time, quiet_to: time, *, fresh: bool = False) -> list[Reply]:
    """Set the quiet hours. Hours that would silence the daily question or the weekly summary are refused."""
    settings = context.settings
    for clock, what in ((settings.daily_time, say.DAILY_NAME), (settings.weekly_time, say.WEEKLY_NAME)):
        if quiet_covers(clock, quiet_from, quiet_to):
            return [_quiet_page(context, fresh=fresh, note=say.quiet_refused_text(quiet_from, quiet_to, clock, what))]
    await context.change(quiet_from=quiet_from, quiet_to=quiet_to)
    await plan_daily(context)
    return await show(context, fresh=fresh, note=say.quiet_set_text(context.settings))


def _quiet_page(context: Context, *, fresh: bool = False, note: str | None = None) -> Reply:
    chosen = context.settings.quiet_from
    row = [
        Button(text=say.choice(say.at(each), chosen=each == chosen), press=SetQuietFrom(each))
        for each in say.QUIET_FROM
    ]
    none = Button(text=say.NO_QUIET, press=SetQuietHours(time(), time()))
    rows = [tuple(row[:3]), tuple(row[3:]), (none,)]
    return page(say.quiet_page_text(context.settings), rows, fresh=fresh, note=note)
