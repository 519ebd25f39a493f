"""Renderings of `bot.conversation.texts.daily`."""

from datetime import UTC, datetime

from bot.conversation.texts import daily as say
from tests.texts.renderings import LONG_LINE, of

SINCE, UNTIL = datetime(2026, 3, 1, 23, 59, tzinfo=UTC), datetime(2026, 3, 11, 23, 59, tzinfo=UTC)
RENDERINGS = [of(say.outage_text, SINCE, UNTIL), of(say.last_arrived_text, LONG_LINE.replace("<", "").replace(">", ""))]
