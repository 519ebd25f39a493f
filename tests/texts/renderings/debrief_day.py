"""Renderings of `bot.features.interview.texts.debrief_day`."""

from datetime import date

from bot.features.interview.texts import debrief_day as say
from tests.texts.renderings import of

DAY = date(2026, 9, 30)
RENDERINGS = [
    of(say.day_text, DAY, DAY),
    of(say.day_text, DAY, date(2026, 10, 1)),
    of(say.day_text_beside_draft, DAY, DAY),
    of(say.day_text_beside_draft, DAY, date(2026, 10, 1)),
    of(say.open_text, "&lt;Acme&gt;, " + "x" * 120, 60),
]
