"""Ends updates that cannot be handled and tells their users: crashed ones fail, others are set aside.

The text is kept.
"""

import logging
import secrets
from collections.abc import Sequence

from bot.conversation.replies import Reply
from bot.conversation.texts.apologies import SET_ASIDE, UNREADABLE, crash_text
from bot.delivery.clock import Clock
from bot.delivery.receiving.raw_update import NO_CHAT
from bot.delivery.sending.outbox import Outbox
from bot.delivery.watching.log_privacy import error_in_one_line, traceback_without_message
from bot.delivery.watching.metrics import Metrics
from storage.engine import Database
from storage.errors import Unavailable
from storage.records import InboxState, InboxUpdate

log = logging.getLogger(__name__)

MOST_DEATHS = 3
"""An update is set aside once the process died this often while it alone was in hand."""


def is_deadly(row: InboxUpdate) -> bool:
    """Return whether the process died too often in handling this update to try it once more."""
    return row.deaths >= MOST_DEATHS


class Unhandled:
    """Ends updates, each in a unit of work of its own, since that of the handling was rolled back.

    Every method raises storage.errors.Unavailable where the database does not answer; then nothing has ended.
    """

    def __init__(self, *, database: Database, outbox: Outbox, clock: Clock, metrics: Metrics) -> None:
        self._database = database
        self._outbox = outbox
        self._clock = clock
        self._metrics = metrics

    async def fail(self, row: InboxUpdate, error: BaseException) -> None:
        """Fail an update whose handling crashed; the user and the log get the same reference."""
        reference = secrets.token_hex(3).upper()
        log.error("Handling an update crashed; reference %s\n%s", reference, traceback_without_message(error))
        replies = [Reply(text=crash_text(reference))] if row.chat_id != NO_CHAT else []
        await self._end(row, InboxState.FAILED, replies, reference)

    async def set_unreadable_aside(self, row: InboxUpdate, error: BaseException) -> None:
        """Set aside an update that cannot be decrypted or parsed. A known user is told, a stranger is not."""
        log.error("Update %d cannot be read and is set aside; %s", row.number, error_in_one_line(error))
        async with self._database.read() as uow:
            is_known = await uow.users.get(row.chat_id) is not None
        await self._end(row, InboxState.SET_ASIDE, [Reply(text=UNREADABLE)] if is_known else [])

    async def set_deadly_aside(self, row: InboxUpdate) -> None:
        """Set aside an update that killed the process too often while it was the only one in hand."""
        log.error("Update %d is set aside: the process died %d times while handling it.", row.number, row.deaths)
        is_private = row.chat_id > NO_CHAT
        await self._end(row, InboxState.SET_ASIDE, [Reply(text=SET_ASIDE)] if is_private else [])

    async def _end(
        self, row: InboxUpdate, state: InboxState, replies: Sequence[Reply], reference: str | None = None
    ) -> None:
        try:
            ended = await self._commit(row, state, replies, reference)
        except Unavailable:
            raise
        except Exception as error:
            if not replies:
                raise
            # A reply that cannot be stored must not keep the update pending and its chat waiting.
            log.error("The user could not be told\n%s", traceback_without_message(error))  # noqa: TRY400 -- see bot.delivery.watching.log_privacy
            ended = await self._commit(row, state, (), reference)
        if ended:
            self._metrics.updates.labels(outcome=state.value).inc()
            self._outbox.wake()

    async def _commit(
        self, row: InboxUpdate, state: InboxState, replies: Sequence[Reply], reference: str | None
    ) -> bool:
        """End the update and enqueue the replies; return False where another replica has handled it meanwhile."""
        now = self._clock.now()
        async with self._database.begin() as uow:
            if not await uow.inbox.give_up(row.id, state, now, reference):
                return False
            thread_id = await uow.conversations.thread(row.chat_id) if replies else None
            await self._outbox.enqueue(uow, row.chat_id, replies, now, thread_id)
            await uow.commit()
        return True
