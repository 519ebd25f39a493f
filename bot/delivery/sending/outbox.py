"""Sends committed messages: in order within a chat, at least once, and obeying `retry_after`."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from time import perf_counter

from telegram.error import InvalidToken

from bot.conversation.replies import FAREWELL, UNTRACED, Reply
from bot.delivery.clock import Clock
from bot.delivery.retry import LONGEST_REST_S
from bot.delivery.sending.retry_waits import RetryWaits, Wait, pause_after
from bot.delivery.sending.send_outcome import SendOutcome, outcome_of, pause_before_retry
from bot.delivery.sending.send_rate_limit import ChatRateLimit
from bot.delivery.sending.sender import MessageGone, Sender
from bot.delivery.watching.log_context import log_context
from bot.delivery.watching.log_privacy import traceback_without_message
from bot.delivery.watching.metrics import Metrics
from bot.delivery.watching.outage import Outage
from bot.delivery.watching.outcome_log import log_outcome
from storage.engine import Database
from storage.errors import Busy, StorageError, Unavailable, WrongKey
from storage.lease import SenderLease
from storage.records import OutboxMessage
from storage.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

SEND_TIMEOUT_S = 40.0
IDLE_S = 1.0
IDLE_SHARED_S = 0.2
"""Longest time until a message enqueued by another replica is seen."""
LONGEST_WAIT_OVER_A_START = timedelta(seconds=LONGEST_REST_S)
"""A retry further ahead than this was stored while the clock was wrong."""
MOST_ENDED_AT_ONCE = 1_000
APOLOGY = "apology"
"""Slot of the notice that a reply could not be sent because of a bug."""


async def enqueue(
    render: Callable[[Reply], str],
    uow: UnitOfWork,
    chat_id: int,
    replies: Sequence[Reply],
    now: datetime,
    thread_id: int | None = None,
) -> None:
    """Append replies to the chat's queue, for its topic `thread_id`, inside the caller's transaction.

    `render` makes the payload of each. A reply that names another chat goes there, in the topic in which its slot is
    shown.
    """
    for reply in replies:
        to, topic = chat_id, thread_id
        if reply.chat_id is not None:
            to, topic = reply.chat_id, await uow.outbox.slot_thread(reply.chat_id, reply.slot or "")
        await uow.outbox.add(
            to,
            render(reply),
            reply.slot,
            reply.fresh,
            1 if reply.broadcast else 0,
            now,
            newest_only=reply.newest_only,
            thread_id=topic,
        )


class Outbox:
    """The queue of outgoing messages and its loop. Among all replicas one sends, with one message in flight a chat.

    `outage` is the database's, `telegram` the Bot API's. `apologise` makes the notice for a reply that cannot be sent,
    from its reference in the log. `finish_erasure` is retried until it succeeds before the farewell to an erased user
    is sent. `at_once` bounds the messages in flight.
    """

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        render: Callable[[Reply], str],
        rate_limit: ChatRateLimit,
        lease: SenderLease,
        outage: Outage,
        telegram: Outage,
        metrics: Metrics,
        apologise: Callable[[str], Reply],
        at_once: int = 16,
        finish_erasure: Callable[[], Awaitable[object]] | None = None,
    ) -> None:
        self._finish_erasure = finish_erasure
        self._database = database
        self._clock = clock
        self._render = render
        self._rate_limit = rate_limit
        self._lease = lease
        self._outage = outage
        self._telegram = telegram
        self._metrics = metrics
        self._apologise = apologise
        self._at_once = at_once
        self._busy: dict[int, asyncio.Task[None]] = {}
        self._waits = RetryWaits()
        self._has_shortened_waits = False
        self._has_told_of_keys = False
        self._woken = asyncio.Event()
        self._idle = asyncio.Event()
        self._stopping = False
        self.sender: Sender | None = None

    async def enqueue(
        self, uow: UnitOfWork, chat_id: int, replies: Sequence[Reply], now: datetime, thread_id: int | None
    ) -> None:
        """Append replies to the chat's queue, as the function `enqueue` does."""
        await enqueue(self._render, uow, chat_id, replies, now, thread_id)

    def wake(self) -> None:
        """Wake the loop: there may be something to send."""
        self._idle.clear()
        self._woken.set()

    async def idle(self) -> None:
        """Return once everything that can be sent now has been sent."""
        await self._idle.wait()

    async def run(self) -> None:
        """Send until `stop()`, then finish what is in flight. A database that is away is waited for.

        When cancelled, it gives up what is in flight; the next start sends it.
        """
        try:
            await self._send_until_stopped()
            await asyncio.gather(*self._busy.values(), return_exceptions=True)
        finally:
            in_flight = list(self._busy.values())
            for task in in_flight:
                task.cancel()
            await asyncio.gather(*in_flight, return_exceptions=True)
            await self._lease.release()

    def stop(self) -> None:
        """Make `run()` start no further message and return once those in flight are done."""
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
            except Exception as error:  # noqa: BLE001 -- whatever it is, a sender that ended would silence everybody
                log.error("The outbox could not be read; it is tried again\n%s", traceback_without_message(error))  # noqa: TRY400 -- without the message
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
        """Start sending the first message of each free chat; return whether there may be more."""
        free = self._at_once - len(self._busy)
        if free <= 0 or not await self._lease.held():
            return False
        at, now = self._clock.monotonic(), self._clock.now()
        await self._end_waits(at, now)
        async with self._database.read() as uow:
            skip = set(self._busy) | self._rate_limit.resting(at) | self._waits.held(at, now)
            heads = await uow.outbox.heads(now, free, skip)
        for message in heads:
            task = asyncio.create_task(self._deliver(message))
            self._busy[message.chat_id] = task
            task.add_done_callback(partial(self._free, message.chat_id))
        return len(heads) == free

    async def _end_waits(self, at: float, now: datetime) -> None:
        """End the waits that are over, also where the machine's clock was set back and the row says otherwise."""
        over = self._waits.over(at)[:MOST_ENDED_AT_ONCE]
        late = [wait.chat_id for wait in over if wait.not_before is not None and wait.not_before > now]
        if late or not self._has_shortened_waits:
            async with self._database.begin() as uow:
                await uow.outbox.wait_no_more(late, now)
                if not self._has_shortened_waits:
                    await uow.outbox.wait_at_most(now + LONGEST_WAIT_OVER_A_START)
                await uow.commit()
            self._has_shortened_waits = True
        self._waits.forget(over)

    def _free(self, chat_id: int, _: asyncio.Task[None]) -> None:
        # Counted after sending, since the message may have waited for the limit over all chats.
        self._rate_limit.spend(chat_id, self._clock.monotonic())
        del self._busy[chat_id]
        self._woken.set()

    async def _deliver(self, message: OutboxMessage) -> None:
        with log_context("message", message.id):
            try:
                await self._send_and_record(message)
            except WrongKey as error:
                self._tell_of_keys(message, error)
                await self._clock.sleep(IDLE_S)
            except StorageError:
                self._outage.noticed()
                await self._clock.sleep(IDLE_S)
            except Exception as error:  # noqa: BLE001 -- whatever it is, it is said, and the other chats go on
                log.error("What came of a message could not be recorded\n%s", traceback_without_message(error))  # noqa: TRY400 -- as above
                await self._clock.sleep(IDLE_S)

    async def _send_and_record(self, message: OutboxMessage) -> None:
        if message.payload is None:
            # This raises where the process's keys no longer fit; the message then waits for a process with all keys.
            await self._database.look_again()
            await self._set_aside(message, WrongKey())
            self._count(SendOutcome.SET_ASIDE, perf_counter())
            return
        if message.slot == FAREWELL and not await self._erasure_is_finished():
            await self._try_later(message, pause_after(message.attempts))
            return
        began = perf_counter()
        try:
            message_id = await self._send(message, message.payload)
        except Unavailable:
            raise
        except Exception as error:  # noqa: BLE001 -- whatever it is, the other chats go on
            outcome = outcome_of(error)
            self._count(outcome, began)
            await self._record_failure(message, error, outcome)
        else:
            self._count(SendOutcome.SENT, began)
            self._telegram.over()
            await self._record_sent(message, message_id)

    def _tell_of_keys(self, message: OutboxMessage, error: WrongKey) -> None:
        """Log once that messages wait because this process's keys no longer fit the database."""
        if not self._has_told_of_keys:
            self._has_told_of_keys = True
            log.error("Message %d waits, and so does every other that does not open. %s", message.id, error)

    async def _erasure_is_finished(self) -> bool:
        """Finish the erasure that the farewell reports; return False where that failed. Raises Unavailable."""
        if self._finish_erasure is None:
            return True
        try:
            await self._finish_erasure()
        except Busy:
            log.warning("What an erased user left stays in the database's log while others read it; it is tried again.")
            return False
        except Unavailable:
            raise
        except Exception as error:  # noqa: BLE001 -- whatever it is, the goodbye waits until nothing is left
            log.error(  # noqa: TRY400 -- without the message
                "What an erased user left could not be erased; it is tried again\n%s", traceback_without_message(error)
            )
            return False
        return True

    async def _record_failure(self, message: OutboxMessage, error: Exception, outcome: SendOutcome) -> None:
        if outcome is SendOutcome.UNREACHABLE:
            # An unknown token is certain at once: it is no passing fault of one call.
            self._telegram.noticed(type(error).__name__, certain=isinstance(error, InvalidToken))
        elif outcome is not SendOutcome.SET_ASIDE:
            self._telegram.over()
        match outcome:
            case SendOutcome.SET_ASIDE:
                await self._set_aside(message, error)
            case SendOutcome.BLOCKED:
                await self._give_up_chat(message)
            case SendOutcome.REFUSED:
                await self._drop(message, str(error))
            case _:
                await self._try_later(message, pause_before_retry(error, message.attempts))

    def _count(self, outcome: SendOutcome, began: float) -> None:
        self._metrics.sends.labels(outcome=outcome.value).inc()
        log_outcome(log, kind="message", outcome=outcome.value, seconds=perf_counter() - began)

    async def _send(self, message: OutboxMessage, payload: str) -> int | None:
        """Send once, within SEND_TIMEOUT_S; send anew where the message to edit is gone."""
        assert self.sender is not None  # noqa: S101 -- wired by the composition root before anything runs
        edit_id = None if message.fresh else message.shown_by
        async with asyncio.timeout(SEND_TIMEOUT_S):
            try:
                return await self.sender.send(message.chat_id, payload, edit_id, message.thread_id)
            except MessageGone:
                return await self.sender.send(message.chat_id, payload, None, message.thread_id)

    async def _record_sent(self, message: OutboxMessage, message_id: int | None) -> None:
        """Mark the message sent, with retries: a crash before the commit would send it twice."""
        while True:
            try:
                async with self._database.begin() as uow:
                    if message.slot in UNTRACED:
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
        """Let the message wait: in this process by the monotonic clock, for the next one by its row."""
        until = self._clock.monotonic() + seconds
        self._waits.add(Wait(message_id=message.id, chat_id=message.chat_id, until=until))
        not_before = self._clock.now() + timedelta(seconds=seconds)
        async with self._database.begin() as uow:
            is_kept = await uow.outbox.retry(message.id, not_before)
            await uow.commit()
        if is_kept:
            self._waits.noted(message.id, not_before)

    async def _drop(self, message: OutboxMessage, reason: str) -> None:
        # Telegram may repeat a piece of the message behind the colon.
        log.warning("Message %d was refused and dropped: %s", message.id, reason.partition(":")[0])
        async with self._database.begin() as uow:
            await uow.outbox.drop(message.id, message.revision, self._clock.now(), reason[:200])
            await self._forget_farewell(uow, message)
            await uow.commit()

    async def _set_aside(self, message: OutboxMessage, error: Exception) -> None:
        """Set aside a message that cannot be read or sent, keep it, and tell its reader."""
        reference = f"M{message.id}"
        kind = type(error).__name__
        log.error(
            "Message %d is set aside, %s; reference %s\n%s",
            message.id,
            kind,
            reference,
            traceback_without_message(error),
        )
        now = self._clock.now()
        async with self._database.begin() as uow:
            if message.slot == FAREWELL:
                await uow.outbox.forget(message.id)
            else:
                await uow.outbox.set_aside(message.id, message.revision, now, reference)
                await self._enqueue_apology(uow, message, reference, now)
            await uow.commit()

    async def _enqueue_apology(self, uow: UnitOfWork, message: OutboxMessage, reference: str, now: datetime) -> None:
        """Enqueue the apology, unless the message is a broadcast, which nobody waits for, or an apology itself."""
        if message.priority == 0 and message.slot != APOLOGY:
            apology = replace(self._apologise(reference), slot=APOLOGY, newest_only=True)
            await self.enqueue(uow, message.chat_id, [apology], now, message.thread_id)

    async def _give_up_chat(self, message: OutboxMessage) -> None:
        """Drop everything for a user who has blocked the bot; nothing comes due either until they are back."""
        now = self._clock.now()
        async with self._database.begin() as uow:
            await uow.outbox.drop_chat(message.chat_id, now, "blocked by the user")
            await uow.users.mark_blocked(message.chat_id, now)
            await self._forget_farewell(uow, message)
            await uow.commit()

    async def _forget_farewell(self, uow: UnitOfWork, message: OutboxMessage) -> None:
        """Forget the farewell to an erased user although it could not be sent."""
        if message.slot == FAREWELL:
            await uow.outbox.forget(message.id)
