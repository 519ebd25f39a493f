"""Presses in the set-up and the settings."""

from datetime import time

from bot.handlers.callback_data import BadCallbackData, Press
from bot.handlers.presses.guards import PressMap, plain
from bot.services import onboarding, settings
from bot.services.actions import Action
from bot.services.replies import Reply
from bot.services.turn import Turn
from storage.records import Purpose


async def _shift_zone(turn: Turn, press: Press) -> list[Reply]:
    return await onboarding.zone_shifted(turn, press.number(0))


async def _daily_time(turn: Turn, press: Press) -> list[Reply]:
    clock = press.number(0)
    if not (0 <= clock // 100 < 24 and 0 <= clock % 100 < 60):
        raise BadCallbackData("not a time of day")
    return await settings.daily_time(turn, time(clock // 100, clock % 100))


async def _purpose(turn: Turn, press: Press) -> list[Reply]:
    if press.word(0) not in set(Purpose):
        raise BadCallbackData("no such purpose")
    return await settings.purpose(turn, Purpose(press.word(0)))


async def _pause(turn: Turn, press: Press) -> list[Reply]:
    return await settings.pause(turn, press.number(0))


async def _switch_daily_on(turn: Turn) -> list[Reply]:
    return await settings.switch_daily(turn, on=True)


async def _switch_daily_off(turn: Turn) -> list[Reply]:
    return await settings.switch_daily(turn, on=False)


async def _switch_weekly_on(turn: Turn) -> list[Reply]:
    return await settings.switch_weekly(turn, on=True)


async def _switch_weekly_off(turn: Turn) -> list[Reply]:
    return await settings.switch_weekly(turn, on=False)


PRESSES: PressMap = {
    Action.ZONE_YES: plain(settings.zone_confirmed),
    Action.ZONE_SHIFT: _shift_zone,
    Action.SET_DAILY_TIME: _daily_time,
    Action.SET_PURPOSE: _purpose,
    Action.ASK_ZONE: plain(settings.ask_for_zone),
    Action.ASK_DAILY_TIME: plain(settings.ask_for_time),
    Action.ASK_PURPOSE: plain(settings.ask_for_purpose),
    Action.ASK_PAUSE: plain(settings.ask_for_pause),
    Action.PAUSE_DAYS: _pause,
    Action.RESUME: plain(settings.resume),
    Action.DAILY_ON: plain(_switch_daily_on),
    Action.DAILY_OFF: plain(_switch_daily_off),
    Action.WEEKLY_ON: plain(_switch_weekly_on),
    Action.WEEKLY_OFF: plain(_switch_weekly_off),
    Action.SETTINGS: plain(settings.show),
}
