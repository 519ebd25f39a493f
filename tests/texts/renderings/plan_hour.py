"""Renderings of `bot.features.plan.texts.plan_hour`."""

from datetime import UTC, date, datetime, time

from bot.features.plan.texts import plan_hour as say
from tests.texts.renderings import of

ON, TODAY = date(2026, 9, 30), date(2025, 10, 1)
LATE = datetime(2026, 9, 30, 21, 59, tzinfo=UTC)
RENDERINGS = [
    of(say.interview_text, ON, time(23, 59), TODAY),
    of(say.asks_hour_text, ON, TODAY, typed=True),
    of(say.asks_hour_text, ON, ON, typed=False),
    of(say.hour_text, ON, time(23, 59), TODAY, say.reminded_text(LATE, quiet=True)),
    of(say.reminded_text, LATE, quiet=True),
    of(say.afternoon_label, time(16, 30)),
    of(say.clock, time(23, 59)),
]
