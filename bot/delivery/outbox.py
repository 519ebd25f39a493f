"""Sends what has been committed to be said: in order within a chat, at least once, and obeying `retry_after`."""

import asyncio
import logging
import warnings
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from time import perf_counter
from typing import Protocol

from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.warnings import PTBDeprecationWarning

from bot.delivery.clock import Clock
from bot.delivery.correlation import about
from bot.delivery.metrics import Metrics
from bot.delivery.outage import Outage
from bot.delivery.outcome_log import log_outcome
from bot.delivery.pace import ChatPace
from bot.delivery.quiet import where
from bot.services.replies import FAREWELL, Reply
from storage.engine import Database
from storage.errors import StorageError
from storage.lease import SenderLease
from storage.records import OutboxMessage
from storage.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

SEND_TIMEOUT_S = 40.0
IDLE_S = 1.0
IDLE_SHARED_S = 0.2
"""How long what another replica enqueued may wait to be seen."""
FIRST_RETRY_S = 1.0
LONGEST_RETRY_S = 60.0


class MessageGone(Exception):
    """The message that was to be edited is no longer there, or can no longer be edited."""


class Courier(Protocol):
    """Turns a stored payload into one Bot API call."""

    async def send(self, message: OutboxMessage, edit_id: int | None) -> int | None:
        """Send it, or edit the message `edit_id`; the id of the message that now shows it.

        Raises telegram.error.TelegramError, and MessageGone where the message to edit is not there any more.
        """


class Outbox:
    """The sender: one message in flight a chat, a bounded number in all, and one sender among all replicas.

    `finish_erasure` is awaited before somebody who was erased is told so, again and again until it succeeds.
    """

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        render: Callable[[Reply], str],
        pace: ChatPace,
        lease: SenderLease,
        outage: Outage,
        metrics: Metrics,
        at_once: int = 16,
        finish_erasure: Callable[[], Awaitable[object]] | None = None,
    ) -> None:
        self._finish_erasure = finish_erasure
        self._database = database
        self._clock = clock
        self._render = render
        self._pace = pace
        self._lease = lease
        self._outage = outage
        self._metrics = metrics
        self._at_once = at_once
        self._busy: dict[int, asyncio.Task[None]] = {}
        self._woken = asyncio.Event()
        self._idle = asyncio.Event()
        self._stopping = False
        self.courier: Courier | None = None

    async def enqueue(self, uow: UnitOfWork, chat_id: int, replies: Sequence[Reply], now: datetime) -> None:
        """Put replies behind what the chat is still to get, inside the caller's transaction."""
        for reply in replies:
            await uow.outbox.add(
                chat_id, self._render(reply), reply.slot, reply.fresh, 1 if reply.broadcast else 0, now
            )

    def wake(self) -> None:
        """Say that there may be something to send."""
        self._idle.clear()
        self._woken.set()

    async def idle(self) -> None:
        """Return when nothing that could be sent now is unsent."""
        await self._idle.wait()

    async def run(self) -> None:
        """Send until `stop()` and until what is in flight then has arrived; a database that is away is waited for."""
        try:
            await self._send_until_stopped()
        finally:
            await asyncio.gather(*self._busy.values(), return_exceptions=True)
            await self._lease.release()

    def stop(self) -> None:
        """Let `run()` start nothing more, and return when it has finished what it started."""
        self._stopping = True
        self._woken.set()

    async def _send_until_stopped(self) -> None:
        while not self._stopping:
            self._woken.clear()
            try:
                more = await self._start_some()
            except StorageError:
                self._outage.noticed()
                await self._clock.sleep(IDLE_S)
                continue
            if not more and not self._woken.is_set():
                if not self._busy:
                    self._idle.set()
                await self._nap()

    async def _nap(self) -> None:
        try:
            await asyncio.wait_for(self._woken.wait(), IDLE_SHARED_S if self._lease.shared else IDLE_S)
        except TimeoutError:
            return

    async def _start_some(self) -> bool:
        """Start sending the heads of the chats that are free; whether there may be more of them."""
        free = self._at_once - len(self._busy)
        if free <= 0 or not await self._lease.held():
            return False
        now = self._clock.now()
        async with self._database.read() as uow:
            skip = set(self._busy) | self._pace.resting(now)
            heads = await uow.outbox.heads(now, free, skip)
        for message in heads:
            self._pace.spend(message.chat_id, now)
            task = asyncio.create_task(self._deliver(message))
            self._busy[message.chat_id] = task
            task.add_done_callback(partial(self._free, message.chat_id))
        return len(heads) == free

    def _free(self, chat_id: int, _: asyncio.Task[None]) -> None:
        del self._busy[chat_id]
        self._woken.set()

    async def _deliver(self, message: OutboxMessage) -> None:
        try:
            with about("message", message.id):
                await self._send_and_record(message)
        except StorageError:
            self._outage.noticed()
            await self._clock.sleep(IDLE_S)

    async def _send_and_record(self, message: OutboxMessage) -> None:
        began = perf_counter()
        try:
            message_id = await self._send(message)
        except RetryAfter as error:
            self._count("asked_to_wait", began)
            await self._try_later(message, _seconds(error))
        except Forbidden:
            self._count("blocked", began)
            await self._give_up_chat(message)
        except BadRequest as error:
            self._count("refused", began)
            await self._drop(message, str(error))
        except (NetworkError, TimeoutError):
            self._count("unreachable", began)
            await self._try_later(message, min(FIRST_RETRY_S * 2**message.attempts, LONGEST_RETRY_S))
        except TelegramError as error:
            self._count("refused", began)
            await self._drop(message, type(error).__name__)
        except StorageError:
            raise
        except Exception as error:  # noqa: BLE001 -- whatever it is, the other chats go on
            reference = f"outbox-{message.id}"
            self._count("crashed", began)
            log.error("A message could not be sent for a fault of ours; reference %s\n%s", reference, where(error))  # noqa: TRY400 -- without the message
            await self._drop(message, reference)
        else:
            self._count("sent", began)
            await self._record_sent(message, message_id)

    def _count(self, outcome: str, began: float) -> None:
        self._metrics.sends.labels(outcome=outcome).inc()
        log_outcome(log, kind="message", outcome=outcome, seconds=perf_counter() - began)

    async def _send(self, message: OutboxMessage) -> int | None:
        """One try, within SEND_TIMEOUT_S; an edit whose message is gone is sent as a new one."""
        assert self.courier is not None  # noqa: S101 -- wired by the composition root before anything runs
        if message.slot == FAREWELL and self._finish_erasure is not None:
            await self._finish_erasure()
        edit_id = None if message.fresh else message.shown_by
        async with asyncio.timeout(SEND_TIMEOUT_S):
            try:
                return await self.courier.send(message, edit_id)
            except MessageGone:
                return await self.courier.send(message, None)

    async def _record_sent(self, message: OutboxMessage, message_id: int | None) -> None:
        """Mark it sent. Kept at until the database answers: until then a crash would send it twice."""
        while True:
            try:
                async with self._database.begin() as uow:
                    if message.slot == FAREWELL:
                        await uow.outbox.forget(message.id)
                    else:
                        await uow.outbox.sent(
                            message.id, self._clock.now(), message_id, message.revision, message.shown_by
                        )
                    await uow.commit()
            except StorageError:
                self._outage.noticed()
                await self._clock.sleep(IDLE_S)
            else:
                self._outage.over()
                return

    async def _try_later(self, message: OutboxMessage, seconds: float) -> None:
        until = self._clock.now() + timedelta(seconds=seconds)
        async with self._database.begin() as uow:
            await uow.outbox.retry(message.id, until)
            await uow.commit()

    async def _drop(self, message: OutboxMessage, reason: str) -> None:
        log.warning("Message %d was refused and dropped: %s", message.id, reason)
        async with self._database.begin() as uow:
            await uow.outbox.drop(message.id, self._clock.now(), reason[:200])
            await uow.commit()

    async def _give_up_chat(self, message: OutboxMessage) -> None:
        """The user has blocked the bot: nothing more is sent, and nothing more comes due, until they are back."""
        now = self._clock.now()
        async with self._database.begin() as uow:
            await uow.outbox.drop_chat(message.chat_id, now, "blocked by the user")
            await uow.users.mark_blocked(message.chat_id, now)
            await uow.commit()


def _seconds(error: RetryAfter) -> float:
    with warnings.catch_warnings():
        # PTB is changing the type of `retry_after` and warns at each look; both types are read here.
        warnings.simplefilter("ignore", PTBDeprecationWarning)
        wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
