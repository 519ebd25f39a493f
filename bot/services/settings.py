"""/settings: what is chosen now, and every change of it, each followed by a new plan of what is due."""

import re
from datetime import time, timedelta

from bot.coach.local_time import LocalTimeError, local_clock, quiet_covers, read_zone, zone_label
from bot.messages import settings as say
from bot.services.actions import Action
from bot.services.onboarding import SET_UP_DONE, ask_zone, daily_time_buttons, daily_time_chosen, purpose_buttons
from bot.services.onboarding import purpose_chosen as purpose_in_set_up
from bot.services.onboarding import zone_confirmed as zone_in_set_up
from bot.services.planning import plan_all
from bot.services.replies import Button, Reply
from bot.services.turn import State, Turn
from storage.records import Purpose

CLOCK = re.compile(r"^\s*(\d{1,2})(?:[:.h ]?([0-5]\d))?\s*(am|pm)?\s*$", re.IGNORECASE)
SLOT = "settings"


async def show(turn: Turn, *, fresh: bool = True, note: str | None = None) -> list[Reply]:
    """Everything that is chosen, with a button for each change; `note` says what has just changed."""
    settings = turn.settings
    text = say.settings_text(settings, zone_label(settings.time_zone), local_clock(turn.zone, turn.now))
    return [Reply(text=f"{note}\n\n{text}" if note else text, buttons=_buttons(turn), slot=SLOT, fresh=fresh)]


async def ask_for_zone(turn: Turn) -> list[Reply]:
    """By city or by offset, typed; or by an hour's shift."""
    await _type(turn, State.TYPING_ZONE)
    return [Reply(text=say.TYPE_ZONE), ask_zone(turn, fresh=True)]


async def zone_typed(turn: Turn, text: str) -> list[Reply]:
    """A city or an offset."""
    try:
        name = read_zone(text)
    except LocalTimeError as error:
        return [Reply(text=str(error))]
    await turn.change(time_zone=name)
    if turn.settings.set_up < SET_UP_DONE:
        return [ask_zone(turn, fresh=True)]
    return await zone_confirmed(turn)


async def zone_confirmed(turn: Turn) -> list[Reply]:
    """The zone is right."""
    if turn.settings.set_up < SET_UP_DONE:
        return await zone_in_set_up(turn)
    await _leave_typing(turn)
    await plan_all(turn)
    note = say.zone_set_text(zone_label(turn.settings.time_zone), local_clock(turn.zone, turn.now))
    return await show(turn, note=note)


async def ask_for_time(turn: Turn) -> list[Reply]:
    """Four buttons, or any time typed."""
    await _type(turn, State.TYPING_TIME)
    return [Reply(text=say.TYPE_TIME, buttons=daily_time_buttons())]


async def time_typed(turn: Turn, text: str) -> list[Reply]:
    """A time of day, as people type it."""
    clock = read_clock(text)
    return [Reply(text=say.TIME_NOT_READ)] if clock is None else await daily_time(turn, clock)


async def daily_time(turn: Turn, clock: time) -> list[Reply]:
    """Change the daily time; one inside the quiet hours is refused."""
    settings = turn.settings
    if quiet_covers(clock, settings.quiet_from, settings.quiet_to):
        return [Reply(text=say.quiet_text(clock, settings.quiet_from, settings.quiet_to), buttons=daily_time_buttons())]
    if settings.set_up < SET_UP_DONE:
        return await daily_time_chosen(turn, clock)
    await _leave_typing(turn)
    await turn.change(daily_time=clock, daily_on=True)
    await plan_all(turn)
    return await show(turn, note=say.time_set_text(clock))


async def ask_for_purpose(_: Turn) -> list[Reply]:
    """What for: it sets the mix of questions."""
    return [Reply(text=say.CHANGE_PURPOSE, buttons=purpose_buttons())]


async def purpose(turn: Turn, chosen: Purpose) -> list[Reply]:
    """Change what the user prepares for."""
    if turn.settings.set_up < SET_UP_DONE:
        return await purpose_in_set_up(turn, chosen)
    await turn.change(purpose=chosen)
    return await show(turn)


async def ask_for_pause(_: Turn) -> list[Reply]:
    """For how long."""
    row = tuple(Button(text=label, action=Action.PAUSE_DAYS, args=(days,)) for days, label in say.PAUSES.items())
    return [Reply(text=say.PAUSE_FOR, buttons=(row[:2], row[2:]))]


async def pause(turn: Turn, days: int) -> list[Reply]:
    """Nothing unasked for so many local days, today being the first."""
    until = turn.today + timedelta(days=min(max(days, 1), 365))
    await turn.change(paused_until=until)
    await plan_all(turn)
    return await show(turn, note=say.paused_text(until))


async def resume(turn: Turn) -> list[Reply]:
    """End the pause."""
    await turn.change(paused_until=None)
    await plan_all(turn)
    return await show(turn, note=say.PAUSE_OVER)


async def switch_daily(turn: Turn, *, on: bool) -> list[Reply]:
    """The daily question on or off."""
    await turn.change(daily_on=on)
    await plan_all(turn)
    return await show(turn, note=say.DAILY_STARTED if on else say.DAILY_STOPPED)


async def switch_weekly(turn: Turn, *, on: bool) -> list[Reply]:
    """The weekly summary on or off."""
    await turn.change(weekly_on=on)
    await plan_all(turn)
    return await show(turn, note=say.WEEKLY_STARTED if on else say.WEEKLY_STOPPED)


def read_clock(text: str) -> time | None:
    """A time of day from `18:30`, `1830`, `7`, `6 pm`; None where it is none."""
    found = CLOCK.match(text)
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 else None


async def _type(turn: Turn, state: State) -> None:
    """Let the next text be a setting; an answer that is open goes on afterwards."""
    back = dict(turn.conversation.data) if turn.state == State.COLLECTING else None
    await turn.enter(state, back=back)


async def _leave_typing(turn: Turn) -> None:
    if turn.state in (State.TYPING_ZONE, State.TYPING_TIME):
        back = turn.conversation.data.get("back")
        await (turn.enter(State.COLLECTING, **back) if back else turn.enter(State.IDLE))


def _buttons(turn: Turn) -> tuple[tuple[Button, ...], ...]:
    settings = turn.settings
    paused = settings.paused_until is not None and settings.paused_until > turn.today
    daily = (say.DAILY_OFF, Action.DAILY_OFF) if settings.daily_on else (say.DAILY_ON, Action.DAILY_ON)
    weekly = (say.WEEKLY_OFF, Action.WEEKLY_OFF) if settings.weekly_on else (say.WEEKLY_ON, Action.WEEKLY_ON)
    rest = (say.RESUME, Action.RESUME) if paused else (say.PAUSE, Action.ASK_PAUSE)
    choices = (
        (say.CHANGE_ZONE, Action.ASK_ZONE),
        (say.CHANGE_TIME, Action.ASK_DAILY_TIME),
        (say.CHANGE_PURPOSE, Action.ASK_PURPOSE),
        daily,
        weekly,
        rest,
    )
    return tuple((Button(text=text, action=action),) for text, action in choices)
