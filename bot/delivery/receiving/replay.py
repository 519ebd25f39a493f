"""Handles at the start what the last process died with, one update at a time, and counts the deaths of each.

At most the oldest pending update of each chat was in hand. A death is counted before such an update is handled again:
if the process dies now, this update alone is the cause. After three deaths it is set aside.
"""

import logging
from functools import partial

from bot.conversation.texts.html import count
from bot.delivery.clock import Clock
from bot.delivery.receiving.unhandled import is_deadly
from bot.delivery.receiving.update_processor import UpdateProcessor
from bot.delivery.retry import until_available
from bot.delivery.watching.log_privacy import traceback_without_message
from bot.delivery.watching.outage import Outage
from storage.engine import Database
from storage.errors import StorageError
from storage.records import InboxUpdate

log = logging.getLogger(__name__)


class Replay:
    """The replay, which runs once, before any new update is taken."""

    def __init__(self, *, database: Database, processor: UpdateProcessor, clock: Clock, outage: Outage) -> None:
        self._database = database
        self._processor = processor
        self._clock = clock
        self._outage = outage

    async def run(self) -> None:
        """Handle the oldest pending update of each chat, except those that a living replica has in hand.

        No death is counted where this is cancelled, as by a graceful stop, or an exception ends it.
        """
        found = await until_available(self._oldest_of_each_chat, self._clock, self._outage)
        if found:
            chats = f"{count(len(found), 'chat')} {'waits' if len(found) == 1 else 'wait'}"
            log.info("Taking up what the last process had in hand, one at a time: %s.", chats)
        for inbox_id in found:
            try:
                await self._take_up(inbox_id)
            except Exception as error:  # noqa: BLE001 -- one bad row must not keep the bot from starting
                log.error("An update could not be taken up\n%s", traceback_without_message(error))  # noqa: TRY400 -- see bot.delivery.watching.log_privacy

    async def _oldest_of_each_chat(self) -> list[int]:
        async with self._database.read() as uow:
            return [*await uow.inbox.oldest_of_each_chat()]

    async def _take_up(self, inbox_id: int) -> None:
        row = await until_available(partial(self._count_death, inbox_id), self._clock, self._outage)
        if row is None:
            return
        if is_deadly(row):
            await self._processor.take(row.chat_id)
            return
        try:
            await self._processor.take_alone(row)
        except BaseException:
            # The process lives, so this was no death.
            await self._take_back(row)
            raise

    async def _count_death(self, inbox_id: int) -> InboxUpdate | None:
        """Count a death in advance; return the row as it was before, None where another process has it."""
        async with self._database.begin() as uow:
            row = await uow.inbox.in_no_hand(inbox_id)
            if row is not None and not is_deadly(row):
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
