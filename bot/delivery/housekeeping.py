"""Housekeeping once a minute: deletes what is kept for a time only, and plans anew what a wrong clock put out of reach."""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.delivery.clock import Clock
from bot.delivery.watching.heartbeat import beat
from bot.delivery.watching.outage import Outage
from storage.engine import Database
from storage.errors import StorageError
from storage.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

KEEP_HANDLED = timedelta(hours=48)
"""Time for which handled updates and sent messages are kept: so long a redelivery is recognised."""
KEEP_FILES = timedelta(days=7)
"""Time for which a file that was sent waits for its user: an import, or a résumé of which bullets are chosen."""
KEEP_DUE = timedelta(days=14)
"""Time for which handled due rows are kept: no day's question is asked twice, in any zone or after a clock change."""
FARTHEST_AHEAD = timedelta(days=15)
"""With one weekday chosen, the next question is at most two weeks after one already asked."""
SWEPT_AT_ONCE = 1_000
"""Conversations checked in one run of housekeeping: with a million users each is checked once a day."""
PLANNED_AT_ONCE = 50
"""Users for whom one run plans anew."""

PlanFor = Callable[[UnitOfWork, int], Awaitable[None]]
"""Plans the next prompts of a user."""


class Housekeeping:
    """Keeps the database to what is still needed, in one transaction a run.

    `on_far_ahead` plans anew for a user whose next row lies impossibly far ahead, because the clock was wrong.
    """

    def __init__(self, *, database: Database, clock: Clock, outage: Outage, on_far_ahead: PlanFor) -> None:
        self._database = database
        self._clock = clock
        self._outage = outage
        self._on_far_ahead = on_far_ahead
        self._swept_to: int | None = None

    async def run(self) -> None:
        """Store a heartbeat; prune updates and messages after KEEP_HANDLED, due rows after KEEP_DUE, files after KEEP_FILES.

        Chats of people who were never admitted are forgotten after KEEP_HANDLED without a message.
        """
        now = self._clock.now()
        try:
            async with self._database.begin() as uow:
                await beat(uow, now)
                await uow.erasure.forget_erased(now)
                await uow.inbox.prune(now - KEEP_HANDLED)
                await uow.outbox.prune(now - KEEP_HANDLED)
                await uow.due.prune(now - KEEP_DUE)
                await uow.imports.prune(now - KEEP_FILES)
                swept_to = await uow.conversations.prune_strangers(now - KEEP_HANDLED, self._swept_to, SWEPT_AT_ONCE)
                await uow.commit()
            self._swept_to = swept_to
            self._outage.over()
            await self._plan_anew(now)
        except StorageError:
            self._outage.noticed()

    async def _plan_anew(self, now: datetime) -> None:
        """Plan anew for users whose next row was planned with a clock far ahead: they would hear nothing until then."""
        async with self._database.read() as uow:
            users = await uow.due.planned_beyond(now + FARTHEST_AHEAD, now.date(), PLANNED_AT_ONCE)
        for user_id in users:
            log.warning(
                "What is due for user %d lies too far ahead, as after a wrong clock: it is planned anew.", user_id
            )
            async with self._database.begin() as uow:
                await uow.conversations.lock(user_id, now)
                await self._on_far_ahead(uow, user_id)
                await uow.commit()
