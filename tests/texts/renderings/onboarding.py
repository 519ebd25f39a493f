"""Renderings of `bot.features.settings.texts.onboarding`."""

from bot.features.settings.texts import onboarding as say
from tests.texts.renderings import LONG_LINE, of

RENDERINGS = [
    of(say.ask_zone_text, "23:59", first=True),
    of(say.ask_zone_text, "23:59", first=False),
    of(say.ask_zone_text, "23:59", first=False, place=LONG_LINE),
    of(say.ask_daily_text),
    of(say.welcome_back_text),
]
