"""Handles the stored updates of a chat, the oldest first, each in one transaction."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from time import perf_counter
from typing import Any

from telegram import Bot, Update
from telegram.ext import Application

from bot.conversation.replies import Reply
from bot.conversation.work import NeedsWork, Work
from bot.delivery.clock import Clock
from bot.delivery.receiving.attachment import Attachment, fetch
from bot.delivery.receiving.raw_update import read_stored
from bot.delivery.receiving.topic import topic_of
from bot.delivery.receiving.unhandled import Unhandled, is_deadly
from bot.delivery.retry import until_available
from bot.delivery.sending.outbox import Outbox
from bot.delivery.slow_work import Worker
from bot.delivery.watching.log_context import log_context
from bot.delivery.watching.metrics import Metrics
from bot.delivery.watching.outage import Outage
from bot.delivery.watching.outcome_log import log_outcome
from storage.engine import Database
from storage.errors import Unavailable
from storage.records import Conversation, InboxUpdate
from storage.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

AFTER_COMMIT_S = 10.0


class UnreadableUpdate(Exception):
    """A stored update cannot be decrypted or parsed; its cause says why."""


@dataclass(slots=True, kw_only=True)
class Frame:
    """The handling of one update: its transaction, and what the handler wants sent and done.

    A handler that needs the update's file while `attachment` is None names it in `wants_file` and does nothing else.
    The transaction is then rolled back, the file fetched, and the update handled again in a new one. Slow work goes the
    same way: a large job asked of `work` raises NeedsWork, and the update is handled again when it is done.
    """

    uow: UnitOfWork
    conversation: Conversation
    now: datetime
    """The present, aware, in UTC."""
    row: InboxUpdate
    work: Work
    """Slow jobs, and their outcomes from earlier attempts."""
    attachment: Attachment | None = None
    """The file of the update, once it was fetched."""
    wants_file: str | None = None
    """The Telegram id of a file to fetch before the next attempt."""
    replies: list[Reply] = field(default_factory=list)
    after_commit: list[Callable[[], Awaitable[object]]] = field(default_factory=list)
    """Calls to make after the commit; they may fail without harm."""
    failure: BaseException | None = None
    """The exception that a handler raised."""
    needs: NeedsWork | None = None
    """Slow work to do before the next attempt."""
    kind: str = "unreadable update"
    """The update's kind, for the log."""
    began: float = field(default_factory=perf_counter)
    """In seconds of `perf_counter`."""

    @property
    def is_whole(self) -> bool:
        """Return whether the handler finished: it neither failed nor asked for a file or slow work."""
        return self.failure is None and self.wants_file is None and self.needs is None

    @property
    def heard_at(self) -> datetime:
        """Return the time of the update's arrival in UTC; the present where that cannot be read."""
        return self.row.received_at or self.now

    @property
    def update_id(self) -> int:
        """Return Telegram's id of the update."""
        return self.row.number


current_frame: ContextVar[Frame] = ContextVar("current_frame")


class UpdateProcessor:
    """Handles updates, each in one unit of work. `application` has the handlers; the composition root sets it.

    `kind_of` names the kind of an update for the log, without any of its text.
    """

    def __init__(
        self,
        *,
        database: Database,
        outbox: Outbox,
        unhandled: Unhandled,
        clock: Clock,
        outage: Outage,
        metrics: Metrics,
        worker: Worker,
        kind_of: Callable[[Update], str],
    ) -> None:
        self._database = database
        self._outbox = outbox
        self._unhandled = unhandled
        self._clock = clock
        self._outage = outage
        self._metrics = metrics
        self._worker = worker
        self._kind_of = kind_of
        self._after_commit_tasks: set[asyncio.Task[None]] = set()
        self._alone: int | None = None
        self.application: Application[Any, Any, Any, Any, Any, Any] | None = None

    async def shutdown(self) -> None:
        """Wait for the calls that were started after the last commits."""
        await asyncio.gather(*self._after_commit_tasks, return_exceptions=True)

    async def take(self, chat_id: int) -> int | None:
        """Handle the chat's oldest pending update; return our id of it, None where nothing is pending.

        Waits and tries again while the database is away.
        """
        return await until_available(partial(self._handle_oldest, chat_id), self._clock, self._outage)

    async def take_alone(self, row: InboxUpdate) -> None:
        """Handle an update while nothing else is in hand, whatever its number of deaths."""
        self._alone = row.id
        try:
            await self.take(row.chat_id)
        finally:
            self._alone = None

    async def _handle_oldest(self, chat_id: int) -> int | None:
        """Handle the chat's oldest pending update; return our id of it, None where nothing is pending."""
        attachment: Attachment | None = None
        work = Work()
        while True:
            work.begin_try()
            frame = await self._try_oldest(chat_id, attachment, work)
            if frame is None or (frame.wants_file is None and frame.needs is None):
                return frame.row.id if frame is not None else None
            # SQLite has one writer, so a download or a long review must not hold a transaction.
            with log_context("update", frame.update_id):
                if frame.wants_file is not None:
                    attachment = await fetch(self._bot, frame.wants_file, frame.update_id)
                if frame.needs is not None:
                    await self._worker.do(work, frame.needs)

    async def _try_oldest(self, chat_id: int, attachment: Attachment | None, work: Work) -> Frame | None:
        """Handle the oldest pending update in one transaction, rolled back where it asks for a file or slow work."""
        now = self._clock.now()
        async with self._database.begin() as uow:
            conversation = await uow.conversations.lock(chat_id, now)
            row = await uow.inbox.oldest_pending(chat_id)
            if row is None:
                return None
            frame = Frame(uow=uow, conversation=conversation, now=now, row=row, work=work)
            if attachment is not None and attachment.update_id == frame.update_id:
                frame.attachment = attachment
            goes_aside = is_deadly(row) and row.id != self._alone
            if not goes_aside:
                with log_context("update", frame.update_id), self._metrics.handled():
                    await self._handle(frame)
        with log_context("update", frame.update_id):
            await (self._unhandled.set_deadly_aside(row) if goes_aside else self._end(frame))
        return frame

    async def _handle(self, frame: Frame) -> None:
        """Run the handlers and commit if they finished; a crash becomes the frame's failure."""
        try:
            update = self._restored(frame)
            await self._note_topic(frame, update)
            await self._run_handlers(frame, update)
            if frame.is_whole:
                thread_id = frame.conversation.thread_id
                await self._outbox.enqueue(frame.uow, frame.row.chat_id, frame.replies, frame.now, thread_id)
                await frame.uow.inbox.finish(frame.row.id, frame.now)
                await frame.uow.commit()
        except Exception as error:  # noqa: BLE001 -- whatever it is, the update must end, and the chat go on
            frame.failure = error
        if isinstance(frame.failure, Unavailable):
            raise frame.failure
        if isinstance(frame.failure, NeedsWork):
            frame.needs, frame.failure = frame.failure, None

    async def _end(self, frame: Frame) -> None:
        """Record the outcome after the transaction was committed or rolled back.

        Do nothing for an update to be handled again.
        """
        if frame.failure is None and not frame.is_whole:
            return
        outcome = "handled"
        if isinstance(frame.failure, UnreadableUpdate):
            outcome = "set_aside"
            await self._unhandled.set_unreadable_aside(frame.row, frame.failure.__cause__ or frame.failure)
        elif frame.failure is not None:
            outcome = "failed"
            await self._unhandled.fail(frame.row, frame.failure)
        else:
            self._metrics.updates.labels(outcome=outcome).inc()
        self._metrics.active_chats.add(frame.row.chat_id)
        log_outcome(log, kind=frame.kind, outcome=outcome, seconds=perf_counter() - frame.began)
        self._outbox.wake()
        self._run_after_commit(frame.after_commit)

    @property
    def _bot(self) -> Bot:
        assert self.application is not None  # noqa: S101 -- wired by the composition root before anything runs
        bot: Bot = self.application.bot
        return bot

    def _restored(self, frame: Frame) -> Update:
        """Return the update as the library's object. Raises UnreadableUpdate where it cannot be parsed."""
        try:
            update = Update.de_json(read_stored(frame.uow.inbox.text(frame.row)), self._bot)
        except Exception as error:
            raise UnreadableUpdate from error
        frame.kind = self._kind_of(update)
        return update

    async def _note_topic(self, frame: Frame, update: Update) -> None:
        """Store the topic of an update where it is another than the last used one."""
        thread_id = topic_of(update, frame.conversation.thread_id)
        if thread_id != frame.conversation.thread_id:
            frame.conversation = replace(frame.conversation, thread_id=thread_id)
            await frame.uow.conversations.put(frame.conversation)

    async def _run_handlers(self, frame: Frame, update: Update) -> None:
        assert self.application is not None  # noqa: S101 -- wired by the composition root before anything runs
        token = current_frame.set(frame)
        try:
            await self.application.process_update(update)
        finally:
            current_frame.reset(token)

    def _run_after_commit(self, calls: Sequence[Callable[[], Awaitable[object]]]) -> None:
        for call in calls:
            task = asyncio.create_task(_within(call, AFTER_COMMIT_S))
            self._after_commit_tasks.add(task)
            task.add_done_callback(self._after_commit_tasks.discard)


async def _within(call: Callable[[], Awaitable[object]], seconds: float) -> None:
    """Run a call that may fail without harm, such as the answer to a button press, which expires."""
    try:
        await asyncio.wait_for(call(), seconds)
    except Exception as error:  # noqa: BLE001 -- its failure must not touch what was committed
        log.info("A call after a commit failed: %s", type(error).__name__)
