"""Ends the visits of guests whose time is over, and deletes the rows of guests whose every visit has ended."""

import logging
from datetime import timedelta

from bot.conversation.stories.friend_visits import SLOTS, end_visits
from bot.delivery.clock import Clock
from bot.delivery.sending.outbox import Outbox
from bot.delivery.watching.outage import Outage
from storage.engine import Database
from storage.errors import StorageError
from storage.records import StoredGuest

log = logging.getLogger(__name__)

MOST_AT_ONCE = 200
WAIT_AT_MOST = timedelta(hours=25)
"""Time from the opening of a link after which a guest's rows go although a message to them is still to be sent.

A visit lasts 24 hours: this leaves an hour for a Telegram that does not answer.
"""


class VisitSweep:
    """The sweep, which fires from an interval job. `is_on` is False where the operator has links for friends off."""

    def __init__(self, *, database: Database, outbox: Outbox, clock: Clock, outage: Outage, is_on: bool) -> None:
        self._database = database
        self._outbox = outbox
        self._clock = clock
        self._outage = outage
        self._is_on = is_on

    async def run(self) -> None:
        """End what is over, then forget who has left. A guest is forgotten once the story is out of their chat."""
        try:
            await self._end_visits()
            forgotten = [await self._forget(guest) for guest in await self._left()]
            if any(forgotten):
                await self._database.forget_deleted()
        except StorageError:
            self._outage.noticed()

    async def _end_visits(self) -> None:
        now = self._clock.now()
        async with self._database.begin() as uow:
            links = uow.friend_links
            ended = await (links.end_expired(now) if self._is_on else links.end_all())
            for reply in await end_visits(uow, ended):
                await self._outbox.enqueue(uow, reply.chat_id or 0, [reply], now, None)
            await uow.commit()
        if ended:
            log.info("Links for friends whose time was over: %d.", len(ended))
            self._outbox.wake()

    async def _left(self) -> list[StoredGuest]:
        async with self._database.read() as uow:
            return [*await uow.guests.left(MOST_AT_ONCE)]

    async def _forget(self, guest: StoredGuest) -> bool:
        """Delete the rows of a guest, under the lock of the chat; return whether they are gone."""
        now = self._clock.now()
        async with self._database.begin() as uow:
            await uow.conversations.lock(guest.chat_id, now)
            if now - guest.since < WAIT_AT_MOST and await uow.outbox.is_waiting(guest.chat_id):
                return False
            is_gone = await uow.guests.forget(guest.chat_id, now, SLOTS)
            if is_gone:
                await uow.commit()
        return is_gone
