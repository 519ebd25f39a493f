"""Renderings of `bot.conversation.texts.interview_hour`."""

from datetime import UTC, date, datetime, time

from bot.conversation.texts import interview_hour as say
from tests.texts.renderings import of

EARLY = datetime(2026, 9, 29, 23, 30, tzinfo=UTC)
ON = date(2026, 9, 30)
RENDERINGS = [
    of(say.remind_label, EARLY, ON),
    of(say.hour_label, time(23, 59)),
    of(say.clock_on, EARLY, ON),
]
