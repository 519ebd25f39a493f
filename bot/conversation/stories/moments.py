"""What features share of a user's moments: how long and how many they may be, and how new ones are kept."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.conversation.context import Context
from storage.records import Moment, MomentSource

LONGEST_MOMENT = 4_096
"""Most characters of a moment: as many as a message has, so that none is refused for its length."""
LONGEST_JOB = 300
"""Most characters of the line of a résumé that stands above a bullet."""
MOST_MOMENTS = 500
"""Most moments that a user has at a time: one each weekday of two years."""
KEPT_AT_ONCE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMoment:
    """A moment to keep."""

    text: str
    source: MomentSource = MomentSource.TYPED
    job: str | None = None
    message_id: int | None = None
    on: date | None = None
    """The user's local day; today where it is None."""
    at: datetime | None = None
    """When it was kept, aware UTC; now where it is None."""
    story_id: int | None = None


async def keep_moments(context: Context, new: Sequence[NewMoment]) -> Sequence[Moment]:
    """Keep moments in their order. Those past MOST_MOMENTS are left out.

    After every KEPT_AT_ONCE the event loop gets a turn.
    """
    room = max(0, MOST_MOMENTS - await context.uow.moments.count(context.user_id))
    kept = []
    for moment in new[:room]:
        added = await context.uow.moments.add(
            context.user_id,
            moment.text,
            source=moment.source,
            job=moment.job[:LONGEST_JOB] if moment.job is not None else None,
            message_id=moment.message_id,
            on=moment.on or context.today,
            at=moment.at or context.now,
            story_id=moment.story_id,
        )
        kept.append(added)
        if len(kept) % KEPT_AT_ONCE == 0:
            await asyncio.sleep(0)
    return kept
