"""One update, one transaction: handles the stored updates of a chat in order, of different chats in parallel."""

import asyncio
import json
import logging
import secrets
from collections.abc import Awaitable, Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from time import perf_counter
from typing import Any

from telegram import Bot, Update
from telegram.ext import Application, BaseUpdateProcessor

from bot.delivery.attachment import Attachment, fetch
from bot.delivery.clock import Clock
from bot.delivery.correlation import about
from bot.delivery.inbox import FIRST_WAIT_S, LONGEST_WAIT_S, InboxQueue, chat_of
from bot.delivery.lanes import Lanes
from bot.delivery.metrics import Metrics
from bot.delivery.outage import Outage
from bot.delivery.outbox import Outbox
from bot.delivery.outcome_log import log_outcome
from bot.delivery.quiet import where
from bot.delivery.worker import Worker
from bot.services.replies import Reply
from bot.services.work import NeedsWork, Work
from storage.engine import Database
from storage.errors import Unavailable
from storage.records import Conversation, InboxUpdate
from storage.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

AFTER_COMMIT_S = 10.0


@dataclass(slots=True, kw_only=True)
class Frame:
    """What belongs to the handling of one update: its transaction, and what the handler wants said and done.

    A handler that needs the update's file and has no `attachment` names it in `wants_file` and does nothing else: the
    transaction is left, the file fetched without it, and the update handled in a new one. So it is with slow work:
    whoever asks `work` for a large job leaves the transaction with NeedsWork, and begins anew when it is done.
    """

    uow: UnitOfWork
    conversation: Conversation
    now: datetime
    heard_at: datetime
    update_id: int
    work: Work
    attachment: Attachment | None = None
    wants_file: str | None = None
    replies: list[Reply] = field(default_factory=list)
    after_commit: list[Callable[[], Awaitable[object]]] = field(default_factory=list)
    failure: BaseException | None = None
    needs: NeedsWork | None = None

    @property
    def is_whole(self) -> bool:
        """Whether the handler has done all that it had to do."""
        return self.failure is None and self.wants_file is None and self.needs is None


current_frame: ContextVar[Frame] = ContextVar("current_frame")


class Turns(BaseUpdateProcessor):
    """PTB's update processor: lanes by chat, and around each update one unit of work.

    `apologise` makes the reply to a user whose update crashed a handler, from the reference in the log. `kind_of` names
    the kind of an update for the log, without a word of it.
    """

    def __init__(
        self,
        *,
        database: Database,
        queue: InboxQueue,
        outbox: Outbox,
        clock: Clock,
        outage: Outage,
        metrics: Metrics,
        worker: Worker,
        apologise: Callable[[str], Reply],
        kind_of: Callable[[Update], str],
        at_once: int = 32,
    ) -> None:
        super().__init__(at_once)
        self._database = database
        self._queue = queue
        self._outbox = outbox
        self._clock = clock
        self._outage = outage
        self._metrics = metrics
        self._worker = worker
        self._apologise = apologise
        self._kind_of = kind_of
        self._lanes = Lanes()
        self._errands: set[asyncio.Task[None]] = set()
        self.application: Application[Any, Any, Any, Any, Any, Any] | None = None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Wait for what was started after the last commits."""
        await asyncio.gather(*self._errands, return_exceptions=True)

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Handle all that is pending in the update's chat up to this update; PTB's own coroutine is not needed."""
        if hasattr(coroutine, "close"):
            coroutine.close()
        if not isinstance(update, Update):
            return
        async with self._lanes.hold(chat_of(update)):
            try:
                await self._drain(chat_of(update), update)
            finally:
                self._queue.done_with(update.update_id)

    async def _drain(self, chat_id: int, last: Update) -> None:
        wait = FIRST_WAIT_S
        while True:
            try:
                handled = await self._handle_oldest(chat_id, last)
            except Unavailable:
                self._outage.noticed()
                await self._clock.sleep(wait)
                wait = min(wait * 2, LONGEST_WAIT_S)
                continue
            if handled is None or handled == last.update_id:
                return
            self._queue.done_with(handled)

    async def _handle_oldest(self, chat_id: int, last: Update) -> int | None:
        """Handle the chat's oldest pending update; its update_id, None where nothing is pending."""
        attachment: Attachment | None = None
        work = Work()
        while True:
            work.begin_again()
            frame = await self._try_oldest(chat_id, last, attachment, work)
            if frame is None or (frame.wants_file is None and frame.needs is None):
                return frame.update_id if frame is not None else None
            # SQLite has one writer, and a download or a long review takes its time: nobody else may wait for it.
            with about("update", frame.update_id):
                if frame.wants_file is not None:
                    attachment = await fetch(self._bot, frame.wants_file, frame.update_id)
                if frame.needs is not None:
                    await self._worker.do(work, frame.needs)

    async def _try_oldest(self, chat_id: int, last: Update, attachment: Attachment | None, work: Work) -> Frame | None:
        """Handle the oldest pending update in one transaction, which is given up where it wants a file or slow work."""
        now, began = self._clock.now(), perf_counter()
        async with self._database.begin() as uow:
            conversation = await uow.conversations.lock(chat_id, now)
            row = await uow.inbox.oldest_pending(chat_id)
            if row is None:
                return None
            frame = Frame(
                uow=uow,
                conversation=conversation,
                now=now,
                heard_at=row.received_at,
                update_id=row.update_id,
                work=work,
            )
            if attachment is not None and attachment.update_id == row.update_id:
                frame.attachment = attachment
            with about("update", row.update_id), self._metrics.handled():
                update = self._restore(row, last)
                await self._run_handlers(frame, update)
                if frame.is_whole:
                    await self._outbox.enqueue(uow, chat_id, frame.replies, now)
                    await uow.inbox.finish(row.id, now)
                    await uow.commit()
        if frame.wants_file is not None or frame.needs is not None:
            return frame
        if frame.failure is not None:
            with about("update", row.update_id):
                await self._record_crash(chat_id, row, frame.failure)
        outcome = "handled" if frame.failure is None else "failed"
        self._metrics.updates.labels(outcome=outcome).inc()
        self._metrics.active_chats.add(chat_id)
        with about("update", row.update_id):
            log_outcome(log, kind=self._kind_of(update), outcome=outcome, seconds=perf_counter() - began)
        self._outbox.wake()
        self._run_errands(frame.after_commit)
        return frame

    @property
    def _bot(self) -> Bot:
        assert self.application is not None  # noqa: S101 -- wired by the composition root before anything runs
        bot: Bot = self.application.bot
        return bot

    def _restore(self, row: InboxUpdate, last: Update) -> Update:
        if row.update_id == last.update_id:
            return last
        return Update.de_json(json.loads(row.payload), self._bot)

    async def _run_handlers(self, frame: Frame, update: Update) -> None:
        assert self.application is not None  # noqa: S101 -- wired by the composition root before anything runs
        token = current_frame.set(frame)
        try:
            await self.application.process_update(update)
        finally:
            current_frame.reset(token)
        if isinstance(frame.failure, Unavailable):
            raise frame.failure
        if isinstance(frame.failure, NeedsWork):
            frame.needs, frame.failure = frame.failure, None

    async def _record_crash(self, chat_id: int, row: InboxUpdate, failure: BaseException) -> None:
        """Keep the update as failed, tell the user a reference, log the crash without a word of the update."""
        reference = secrets.token_hex(3).upper()
        log.error("Handling an update crashed; reference %s\n%s", reference, where(failure))
        now = self._clock.now()
        async with self._database.begin() as uow:
            await self._outbox.enqueue(uow, chat_id, [self._apologise(reference)], now)
            await uow.inbox.finish(row.id, now, reference)
            await uow.commit()

    def _run_errands(self, errands: Sequence[Callable[[], Awaitable[object]]]) -> None:
        for errand in errands:
            task = asyncio.create_task(_within(errand, AFTER_COMMIT_S))
            self._errands.add(task)
            task.add_done_callback(self._errands.discard)


async def _within(errand: Callable[[], Awaitable[object]], seconds: float) -> None:
    """Run what may fail without harm, such as the answer to a button press, which expires."""
    try:
        await asyncio.wait_for(errand(), seconds)
    except Exception as error:  # noqa: BLE001 -- an errand's failure must not touch what was committed
        log.info("An errand after a commit failed: %s", type(error).__name__)
