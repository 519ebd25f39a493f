"""The update queue that stores before it acknowledges: what `put()` returned from is in the database.

python-telegram-bot asks Telegram for more, and so acknowledges, only after `put()`; a crash before it leaves the update
with Telegram, a crash after it leaves it in the inbox, from where `recover()` hands it out again.
"""

import asyncio
import json
import logging

from telegram import Bot, Update
from telegram.error import NetworkError

from bot.delivery.clock import Clock
from bot.delivery.outage import Outage
from storage.engine import Database
from storage.errors import Unavailable

log = logging.getLogger(__name__)

FIRST_WAIT_S = 0.5
LONGEST_WAIT_S = 15.0
NO_CHAT = 0


def chat_of(update: Update) -> int:
    """The chat whose order the update belongs to; NO_CHAT where it belongs to none."""
    chat = update.effective_chat
    return chat.id if chat is not None else NO_CHAT


class InboxQueue(asyncio.Queue[object]):
    """An `asyncio.Queue` for PTB's `Application` whose `put()` commits the update to the inbox first."""

    def __init__(self, database: Database, clock: Clock, outage: Outage) -> None:
        super().__init__()
        self._database = database
        self._clock = clock
        self._outage = outage
        self._in_hand: set[int] = set()

    async def put(self, item: object) -> None:
        """Store the update, then queue it. Waits while the database is away; raises NetworkError alone.

        Anything but NetworkError would end PTB's polling for good while the process lives on.
        """
        if not isinstance(item, Update):
            await super().put(item)
            return
        wait = FIRST_WAIT_S
        while True:
            try:
                await self.store(item)
            except Unavailable:
                self._outage.noticed()
                await self._clock.sleep(wait)
                wait = min(wait * 2, LONGEST_WAIT_S)
            except Exception as error:
                log.error("An update could not be stored: %s", type(error).__name__)  # noqa: TRY400 -- see bot.delivery.quiet
                raise NetworkError("The update could not be stored") from error
            else:
                self._outage.over()
                return

    async def store(self, update: Update) -> None:
        """Store and queue one update, trying once; one that was seen before is left alone.

        Raises storage.errors.Unavailable where the database does not answer.
        """
        async with self._database.begin() as uow:
            fresh = await uow.inbox.put(update.update_id, chat_of(update), update.to_json(), self._clock.now())
            await uow.commit()
        if fresh:
            await self._hand_out(update)

    async def recover(self, bot: Bot) -> int:
        """Queue again every stored update that nobody here has in hand; how many those were."""
        async with self._database.read() as uow:
            rows = await uow.inbox.pending()
        found = [row for row in rows if row.update_id not in self._in_hand]
        for row in found:
            update = Update.de_json(json.loads(row.payload), bot)
            await self._hand_out(update)
        return len(found)

    def done_with(self, update_id: int) -> None:
        """Forget an update that has been handled, here or elsewhere."""
        self._in_hand.discard(update_id)

    async def _hand_out(self, update: Update) -> None:
        self._in_hand.add(update.update_id)
        await super().put(update)
