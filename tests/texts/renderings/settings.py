"""Renderings of `bot.features.settings.texts.settings`."""

from dataclasses import replace
from datetime import date, time

from bot.features.settings.texts import settings as say
from storage.records import Settings
from tests.texts.renderings import LONG_LINE, of

DAY, CLOCK = date(2026, 9, 30), time(23, 59)
CHOSEN = Settings(user_id=1, paused_until=DAY, daily_days=frozenset({1, 2, 3, 4, 6, 7}))
NEXT = say.next_text((DAY, CLOCK), DAY)
RENDERINGS = [
    of(say.once_a_week_text, 3),
    of(say.settings_text, CHOSEN, [LONG_LINE] * 20, LONG_LINE, "23:59", NEXT),
    of(say.settings_text, Settings(user_id=1, daily_on=False, weekly_on=False), ["Cisco"], "Berlin", "23:59", NEXT),
    of(say.tracks_line, ["R&D", "Cisco", "Amazon"]),
    of(say.tracks_line, ["R&D", "Cisco", "Amazon", "General"]),
    of(say.daily_text, CHOSEN),
    of(say.days_text, CHOSEN.daily_days),
    of(say.days_text, {1, 2, 3, 4, 5}),
    of(say.next_text, (DAY, CLOCK), DAY),
    of(say.next_text, None, None),
    of(say.quiet_span, CHOSEN),
    of(say.at, CLOCK),
    of(say.choice, "Mon", chosen=True),
    of(say.zone_text, LONG_LINE, "23:59"),
    of(say.place_text, LONG_LINE, "23:59"),
    of(say.which_zone_text, ""),
    of(say.which_zone_text, LONG_LINE),
    of(say.zone_label_text, "Marseille, Provence-Alpes-Côte d'Azur, France", "23:59"),
    of(say.zone_set_text, LONG_LINE, "23:59"),
    of(say.zone_set_text, LONG_LINE, "23:59", LONG_LINE),
    of(say.time_set_text, CLOCK),
    of(say.quiet_text, CLOCK, CLOCK, CLOCK),
    of(say.quiet_refused_text, CLOCK, CLOCK, CLOCK, say.DAILY_NAME),
    of(say.quiet_page_text, CHOSEN),
    of(say.quiet_until_text, CLOCK),
    of(say.quiet_set_text, CHOSEN),
    of(say.quiet_set_text, replace(CHOSEN, quiet_from=CLOCK, quiet_to=CLOCK)),
    of(say.days_page_text, CHOSEN, NEXT),
    of(say.weekly_page_text, CHOSEN),
    of(say.pause_not_ahead_text, DAY),
    of(say.paused_text, DAY),
]
