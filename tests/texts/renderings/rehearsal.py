"""Renderings of `bot.features.rehearsal.texts.rehearsal`."""

from datetime import UTC, datetime

from bot.conversation.logic.stories.recorded_length import Length
from bot.conversation.logic.stories.rehearsal_counts import Rehearsed
from bot.features.rehearsal.logic.rehearsal_length import TimedTelling
from bot.features.rehearsal.texts import rehearsal as say
from tests.texts.renderings import LONG, LONG_LINE, of

STANDING = Rehearsed(aloud=12, in_time=2, pushbacks=1, number_defended=True, last_at=datetime(2026, 3, 2, tzinfo=UTC))
TOO_LONG = TimedTelling(length=Length.LONG, seconds=36_000, written=240, apart=35_760, situation=100)
SHORT = TimedTelling(length=Length.SHORT, seconds=60, written=130, apart=-70, situation=None)
AS_WRITTEN = TimedTelling(length=Length.SHORT, seconds=60, written=60, apart=0, situation=None)
SLIP = TimedTelling(length=Length.SLIP, seconds=1, written=60, apart=-59, situation=None)

RENDERINGS = [
    of(say.begin_text, LONG, 900, LONG_LINE),
    *(of(say.told_text, LONG, told, LONG_LINE, STANDING) for told in (TOO_LONG, SHORT, AS_WRITTEN, SLIP)),
    of(say.standing_text, STANDING),
    of(say.which_text, 3600),
    of(say.clock, 3599),
]
