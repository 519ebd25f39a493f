"""At a start: handles what the last process died with, one update at a time, and counts the deaths of each.

At most the oldest pending update of each chat was in hand. Before each of these is handled again, a death is counted: if
the process dies now, it was with this update alone. One that took it three times is set aside.
"""

import logging
from functools import partial

from bot.conversation.texts.html import count
from bot.delivery.clock import Clock
from bot.delivery.database_outage import Outage
from bot.delivery.log_privacy import where
from bot.delivery.retry import until_available
from bot.delivery.update_processor import MOST_DEATHS, UpdateProcessor
from storage.engine import Database
from storage.errors import StorageError
from storage.records import InboxUpdate

log = logging.getLogger(__name__)


class Replay:
    """Runs once, before anything new is taken in and before anything else is done."""

    def __init__(self, *, database: Database, turns: UpdateProcessor, clock: Clock, outage: Outage) -> None:
        self._database = database
        self._turns = turns
        self._clock = clock
        self._outage = outage

    async def run(self) -> None:
        """Handle the oldest pending update of each chat, but for those that a living replica has in hand.

        Where this is cancelled, as by a graceful stop, or a fault of ours ends it, no death is counted for the update.
        """
        found = await until_available(self._oldest_of_each_chat, self._clock, self._outage)
        if found:
            chats = f"{count(len(found), 'chat')} {'waits' if len(found) == 1 else 'wait'}"
            log.info("Taking up what the last process had in hand, one at a time: %s.", chats)
        for inbox_id in found:
            try:
                await self._take_up(inbox_id)
            except Exception as error:  # noqa: BLE001 -- one bad row must not keep the bot from starting
                log.error("An update could not be taken up\n%s", where(error))  # noqa: TRY400 -- see bot.delivery.quiet

    async def _oldest_of_each_chat(self) -> list[int]:
        async with self._database.read() as uow:
            return [*await uow.inbox.oldest_of_each_chat()]

    async def _take_up(self, inbox_id: int) -> None:
        row = await until_available(partial(self._count_death, inbox_id), self._clock, self._outage)
        if row is None:
            return
        if row.deaths >= MOST_DEATHS:
            await self._turns.take(row.chat_id)
            return
        try:
            await self._turns.take_alone(row)
        except BaseException:
            # A death counts none of this: the process lives.
            await self._take_back(row)
            raise

    async def _count_death(self, inbox_id: int) -> InboxUpdate | None:
        """Count the death that is to come if it comes; return the row as it was before, None where it is not ours."""
        async with self._database.begin() as uow:
            row = await uow.inbox.in_no_hand(inbox_id)
            if row is not None and row.deaths < MOST_DEATHS:
                await uow.inbox.count_deaths(inbox_id, 1)
                await uow.commit()
        return row

    async def _take_back(self, row: InboxUpdate) -> None:
        try:
            async with self._database.begin() as uow:
                await uow.inbox.count_deaths(row.id, -1)
                await uow.commit()
        except StorageError as error:
            log.warning("What was no death is counted as one of update %d: %s", row.number, type(error).__name__)
