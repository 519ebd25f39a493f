"""Renderings of `bot.conversation.texts.typed_days`."""

from datetime import date, timedelta

from bot.conversation.logic.dates.date_reading import MOST_DAYS, Doubt
from bot.conversation.texts import typed_days as say
from bot.features.plan.texts.plan import WHICH_DAY
from tests.texts.renderings import of

DAY = date(2026, 9, 30)
DAYS = [DAY + timedelta(days=n) for n in range(MOST_DAYS)]
RENDERINGS = [
    of(say.day, DAY),
    of(say.day_with_year, DAY),
    *[of(say.which_day_text, DAYS, doubt, WHICH_DAY) for doubt in (*Doubt, None)],
    *[of(say.which_day_text, [DAY], doubt, WHICH_DAY) for doubt in Doubt],
]
