"""The daily time, the quiet hours, and the times of day that people type for them."""

import re
from dataclasses import dataclass
from datetime import time

from bot.conversation.context import Context
from bot.conversation.logic.local_time import quiet_covers
from bot.conversation.payload import Payload
from bot.conversation.prompt_schedule import plan_all
from bot.conversation.replies import Button, Reply
from bot.conversation.side_question import step_aside
from bot.features.settings.onboarding import SET_UP_DONE, daily_time_buttons, daily_time_chosen
from bot.features.settings.settings import page, show
from bot.features.settings.states import TypingQuiet, TypingTime
from bot.features.settings.texts import settings as say

CLOCK = re.compile(r"^\s*(\d{1,2})(?:[:.h ]?([0-5]\d))?\s*(am|pm)?\s*$", re.IGNORECASE)
SPAN = re.compile(r"^\s*(?:from\s)?(.{1,8}?)\s*(?:-|–|to|until|till)\s*(.{1,8}?)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SetQuietFrom(Payload, code="Zf"):
    """Choose when the quiet hours begin; when they end is asked next."""

    quiet_from: time


@dataclass(frozen=True, slots=True)
class SetQuietHours(Payload, code="Zu"):
    """Be quiet between those times; there are no quiet hours where they are the same."""

    quiet_from: time
    quiet_to: time


async def ask_for_time(context: Context) -> list[Reply]:
    """Ask for the daily time: four buttons, or any time typed."""
    await step_aside(context, TypingTime)
    return [page(say.TYPE_TIME, daily_time_buttons())]


async def time_typed(context: Context, _: int, text: str) -> list[Reply]:
    """Take a time of day for the daily question, as people type it."""
    clock = read_clock(text)
    return [Reply(text=say.TIME_NOT_READ)] if clock is None else await daily_time(context, clock, fresh=True)


async def daily_time(context: Context, clock: time, *, fresh: bool = False) -> list[Reply]:
    """Change the daily time; one inside the quiet hours is refused."""
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
    """Ask from when it is to be quiet: the first of two taps, or both typed."""
    await step_aside(context, TypingQuiet)
    return [_quiet_page(context)]


async def quiet_until(_: Context, quiet_from: time) -> list[Reply]:
    """Ask until when it is to be quiet: the second tap."""
    row = tuple(Button(text=say.at(each), press=SetQuietHours(quiet_from, each)) for each in say.QUIET_TO)
    return [page(say.quiet_until_text(quiet_from), [row])]


async def quiet_typed(context: Context, _: int, text: str) -> list[Reply]:
    """Take both times, as people type them: `22-7`, `from 22:30 to 06:45`."""
    found = SPAN.match(text)
    clocks = [read_clock(found[1]), read_clock(found[2])] if found else [None]
    read = [clock for clock in clocks if clock is not None]
    if len(read) < 2:
        return [Reply(text=say.QUIET_NOT_READ)]
    return await quiet_hours(context, read[0], read[1], fresh=True)


async def quiet_hours(context: Context, quiet_from: time, quiet_to: time, *, fresh: bool = False) -> list[Reply]:
    """Change the quiet hours; those that would silence what the user asked for are refused."""
    settings = context.settings
    for clock, what in ((settings.daily_time, say.DAILY_NAME), (settings.weekly_time, say.WEEKLY_NAME)):
        if quiet_covers(clock, quiet_from, quiet_to):
            return [_quiet_page(context, fresh=fresh, note=say.quiet_refused_text(quiet_from, quiet_to, clock, what))]
    await context.change(quiet_from=quiet_from, quiet_to=quiet_to)
    return await show(context, fresh=fresh, note=say.quiet_set_text(context.settings))


def read_clock(text: str) -> time | None:
    """Read a time of day from `18:30`, `1830`, `7`, `6 pm`; None where it is none."""
    found = CLOCK.match(text)
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 else None


def _quiet_page(context: Context, *, fresh: bool = False, note: str | None = None) -> Reply:
    chosen = context.settings.quiet_from
    row = [
        Button(text=say.choice(say.at(each), chosen=each == chosen), press=SetQuietFrom(each))
        for each in say.QUIET_FROM
    ]
    none = Button(text=say.NO_QUIET, press=SetQuietHours(time(), time()))
    rows = [tuple(row[:3]), tuple(row[3:]), (none,)]
    return page(say.quiet_page_text(context.settings), rows, fresh=fresh, note=note)
