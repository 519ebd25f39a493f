"""Renderings of `bot.messages.settings`."""

from datetime import date, time

from bot.messages import settings as say
from storage.records import Settings
from tests.messages.renderings import LONG_LINE, of

DAY, CLOCK = date(2026, 9, 30), time(23, 59)
RENDERINGS = [
    of(say.settings_text, Settings(user_id=1, paused_until=DAY), LONG_LINE, "23:59"),
    of(say.settings_text, Settings(user_id=1, daily_on=False, weekly_on=False), "Berlin", "23:59"),
    of(say.at, CLOCK),
    of(say.day, DAY),
    of(say.zone_set_text, LONG_LINE, "23:59"),
    of(say.time_set_text, CLOCK),
    of(say.quiet_text, CLOCK, CLOCK, CLOCK),
    of(say.paused_text, DAY),
]
