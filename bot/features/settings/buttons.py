"""Presses in the set-up and the settings."""

from datetime import time

from bot.conversation.actions import Action
from bot.conversation.callback_data import BadCallbackData, Press
from bot.conversation.context import Turn
from bot.conversation.guards import Presses, PressMap, plain
from bot.conversation.logic.local_time import LocalTimeError
from bot.conversation.replies import Reply
from bot.features.settings import settings, settings_days, settings_times, settings_zone
from bot.features.settings.texts.settings import MOCK_SIZES
from storage.records import Purpose


def _clock(press: Press, place: int) -> time:
    """The argument at that place as a time of day. Raises BadCallbackData where it is none."""
    clock = press.number(place)
    if not (0 <= clock // 100 < 24 and 0 <= clock % 100 < 60):
        raise BadCallbackData("not a time of day")
    return time(clock // 100, clock % 100)


def _weekday(press: Press) -> int:
    if not 1 <= press.number(0) <= 7:
        raise BadCallbackData("not a day of the week")
    return press.number(0)


async def _shift_zone(turn: Turn, press: Press) -> list[Reply]:
    if press.number(0) not in (-1, 1):
        raise BadCallbackData("not an hour")
    try:
        return await settings_zone.zone_shifted(turn, press.number(0), *press.args[1:2])
    except LocalTimeError as error:
        raise BadCallbackData("no such zone") from error


async def _set_zone(turn: Turn, press: Press) -> list[Reply]:
    try:
        return await settings_zone.set_zone(turn, press.word(0))
    except LocalTimeError as error:
        raise BadCallbackData("no such zone") from error


async def _daily_time(turn: Turn, press: Press) -> list[Reply]:
    return await settings_times.daily_time(turn, _clock(press, 0))


async def _quiet_from(turn: Turn, press: Press) -> list[Reply]:
    return await settings_times.quiet_until(turn, _clock(press, 0))


async def _quiet_hours(turn: Turn, press: Press) -> list[Reply]:
    return await settings_times.quiet_hours(turn, _clock(press, 0), _clock(press, 1))


async def _toggle_day(turn: Turn, press: Press) -> list[Reply]:
    return await settings_days.toggle_day(turn, _weekday(press))


async def _weekly_day(turn: Turn, press: Press) -> list[Reply]:
    return await settings_days.weekly_day(turn, _weekday(press))


async def _weekly_time(turn: Turn, press: Press) -> list[Reply]:
    return await settings_days.weekly_time(turn, _clock(press, 0))


async def _purpose(turn: Turn, press: Press) -> list[Reply]:
    if press.word(0) not in set(Purpose):
        raise BadCallbackData("no such purpose")
    return await settings.purpose(turn, Purpose(press.word(0)))


async def _mock_size(turn: Turn, press: Press) -> list[Reply]:
    if press.number(0) not in MOCK_SIZES:
        raise BadCallbackData("not a length of a mock")
    return await settings.mock_size(turn, press.number(0))


async def _pause(turn: Turn, press: Press) -> list[Reply]:
    return await settings_days.pause(turn, press.number(0))


def _switch_daily(*, on: bool) -> Presses:
    """Pressed in the settings it answers in place, pressed elsewhere in a message of its own."""

    async def handle(turn: Turn, press: Press) -> list[Reply]:
        return await settings.switch_daily(turn, on=on, fresh=not press.args)

    return handle


def _switch_weekly(*, on: bool) -> Presses:
    """As for the daily question."""

    async def handle(turn: Turn, press: Press) -> list[Reply]:
        return await settings.switch_weekly(turn, on=on, fresh=not press.args)

    return handle


PRESSES: PressMap = {
    Action.SETTINGS: plain(settings.show),
    Action.SETTINGS_BACK: plain(settings.go_back),
    Action.ASK_ZONE: plain(settings_zone.ask_for_zone),
    Action.ZONE_YES: plain(settings_zone.zone_confirmed),
    Action.ZONE_SHIFT: _shift_zone,
    Action.SET_ZONE: _set_zone,
    Action.ASK_DAILY_TIME: plain(settings_times.ask_for_time),
    Action.SET_DAILY_TIME: _daily_time,
    Action.ASK_QUIET: plain(settings_times.ask_for_quiet),
    Action.QUIET_FROM: _quiet_from,
    Action.QUIET_HOURS: _quiet_hours,
    Action.ASK_DAYS: plain(settings_days.ask_for_days),
    Action.TOGGLE_DAY: _toggle_day,
    Action.ASK_WEEKLY: plain(settings_days.ask_for_weekly),
    Action.WEEKLY_DAY: _weekly_day,
    Action.WEEKLY_TIME: _weekly_time,
    Action.ASK_PAUSE: plain(settings_days.ask_for_pause),
    Action.PAUSE_DAYS: _pause,
    Action.RESUME: plain(settings_days.resume),
    Action.ASK_PURPOSE: plain(settings.ask_for_purpose),
    Action.SET_PURPOSE: _purpose,
    Action.ASK_MOCK_SIZE: plain(settings.ask_for_mock_size),
    Action.SET_MOCK_SIZE: _mock_size,
    Action.DAILY_ON: _switch_daily(on=True),
    Action.DAILY_OFF: _switch_daily(on=False),
    Action.WEEKLY_ON: _switch_weekly(on=True),
    Action.WEEKLY_OFF: _switch_weekly(on=False),
}
