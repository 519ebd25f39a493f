"""Stores updates before they are acknowledged, then queues their chats: a stored update is always handled.

After a crash before the commit Telegram still has the update; after one behind it `recover()` finds it in the inbox.
"""

import logging
from collections.abc import Sequence
from functools import partial

from bot.delivery.clock import Clock
from bot.delivery.receiving.chat_queue import ChatQueue
from bot.delivery.receiving.raw_update import NO_CHAT, RawUpdate
from bot.delivery.retry import until_available
from bot.delivery.watching.metrics import Metrics
from bot.delivery.watching.outage import Outage
from storage.engine import Database
from storage.errors import StorageError, Unavailable

log = logging.getLogger(__name__)

NO_UPDATE = -1
"""An update id that Telegram never uses."""


class UpdateStore:
    """The writer of the inbox."""

    def __init__(self, *, database: Database, queue: ChatQueue, clock: Clock, outage: Outage, metrics: Metrics) -> None:
        self._database = database
        self._queue = queue
        self._clock = clock
        self._outage = outage
        self._metrics = metrics

    async def store(self, updates: Sequence[RawUpdate]) -> None:
        """Store updates in one commit, without a retry; one that was stored before is left alone.

        Raises storage.errors.StorageError.
        """
        if not updates:
            return
        now = self._clock.now()
        fresh: list[tuple[int, int]] = []
        async with self._database.begin() as uow:
            for update in updates:
                inbox_id = await uow.inbox.put(update.update_id, update.chat_id, update.payload, now)
                if inbox_id is not None:
                    fresh.append((update.chat_id, inbox_id))
            await uow.commit()
        self._outage.over()
        for chat_id, inbox_id in fresh:
            self._queue.add(chat_id, inbox_id)

    async def store_in_time(self, updates: Sequence[RawUpdate]) -> None:
        """Store updates, with retries while the database is away.

        An update that is refused by a database that takes others is skipped: it would keep all later ones from being
        stored.
        """
        try:
            await until_available(partial(self._store_unless_refused, updates), self._clock, self._outage)
        except Exception as error:  # noqa: BLE001 -- a fault of one update, whatever it is
            await self._store_apart(updates, error)

    async def _store_unless_refused(self, updates: Sequence[RawUpdate]) -> None:
        """Store updates.

        Raises Unavailable where the database takes none, and StorageError where it refuses these alone.
        """
        try:
            await self.store(updates)
        except Unavailable:
            raise
        except StorageError:
            await self._see_that_others_are_taken()
            # The failure may have passed in the meantime.
            await self.store(updates)

    async def _see_that_others_are_taken(self) -> None:
        """Store a dummy update and roll back. Raises Unavailable where it is refused."""
        try:
            async with self._database.begin() as uow:
                await uow.inbox.put(NO_UPDATE, NO_CHAT, "{}", self._clock.now())
        except StorageError as error:
            raise Unavailable("the database takes no updates") from error

    async def _store_apart(self, updates: Sequence[RawUpdate], error: Exception) -> None:
        if len(updates) > 1:
            for update in updates:
                await self.store_in_time([update])
            return
        number, kind = updates[0].update_id, type(error).__name__
        log.error("Update %d cannot be stored (%s): it is stepped over.", number, kind)
        self._metrics.updates.labels(outcome="unreadable").inc()

    async def recover(self) -> int:
        """Queue every chat with a pending update, also those of a replica that died; return how many chats."""
        async with self._database.read() as uow:
            waiting = await uow.inbox.waiting_chats()
        for chat_id, newest in waiting.items():
            self._queue.add(chat_id, newest)
        return len(waiting)
