"""The tick: asks the database what is due and does it, one user a transaction; costs what is due, not what exists."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from time import perf_counter

from bot.delivery.clock import Clock
from bot.delivery.correlation import about
from bot.delivery.metrics import Metrics
from bot.delivery.outage import Outage
from bot.delivery.outbox import Outbox
from bot.delivery.outcome_log import log_outcome
from bot.delivery.quiet import where
from bot.delivery.worker import Worker
from bot.services.replies import Reply
from bot.services.work import NeedsWork, Work
from storage.engine import Database
from storage.errors import StorageError
from storage.records import Conversation, Due, DueState
from storage.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

BATCH = 50
TRY_AGAIN_AFTER = timedelta(minutes=15)
ALIVE_FACT = "alive_at"
KEEP_HANDLED = timedelta(hours=48)
KEEP_DUE = timedelta(days=14)
"""That a day's question was asked has to be known until that day is over everywhere, and after a clock was set back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueVerdict:
    """What came of a due row: how it ends, and what is to be said."""

    state: DueState
    replies: Sequence[Reply] = ()


OnDue = Callable[[UnitOfWork, Conversation, Due, Work], Awaitable[DueVerdict]]


class Tick:
    """Fires from an interval job; several replicas may fire at once."""

    def __init__(
        self,
        *,
        database: Database,
        outbox: Outbox,
        clock: Clock,
        outage: Outage,
        metrics: Metrics,
        worker: Worker,
        on_due: OnDue,
    ) -> None:
        self._database = database
        self._outbox = outbox
        self._clock = clock
        self._on_due = on_due
        self._outage = outage
        self._metrics = metrics
        self._worker = worker
        self._running = asyncio.Lock()

    async def fire(self) -> int:
        """Handle everything that is due now; how many rows that were. Overlapping calls do nothing."""
        if self._running.locked():
            return 0
        async with self._running:
            try:
                return await self._fire()
            except StorageError:
                self._outage.noticed()
                return 0

    async def _fire(self) -> int:
        handled = 0
        while True:
            async with self._database.read() as uow:
                batch = await uow.due.claim(self._clock.now(), BATCH)
            for due in batch:
                with about("due", due.id):
                    handled += await self._handle(due)
            if len(batch) < BATCH:
                break
        if handled:
            self._outbox.wake()
        return handled

    async def _handle(self, due: Due) -> bool:
        """Handle one row under its chat's lock, if nobody else has; a row that crashes is tried again later."""
        work = Work()
        try:
            while True:
                work.begin_again()
                try:
                    return await self._try(due, work)
                except NeedsWork as needed:
                    await self._worker.do(work, needed)
        except StorageError:
            raise
        except Exception as error:  # noqa: BLE001 -- whatever it is, the other users get their question
            log.error("Due row %d crashed; it is tried again later\n%s", due.id, where(error))  # noqa: TRY400 -- without the message
            await self._put_off(due)
            return False

    async def _try(self, due: Due, work: Work) -> bool:
        """Handle one row in one transaction; False where somebody else has. Raises NeedsWork with what to do before."""
        began = perf_counter()
        async with self._database.begin() as uow:
            now = self._clock.now()
            conversation = await uow.conversations.lock(due.user_id, now)
            current = await uow.due.get(due.id)
            if current is None or current.state is not DueState.PENDING or current.due_at > now:
                return False
            verdict = await self._on_due(uow, conversation, current, work)
            await uow.due.finish(due.id, verdict.state, now)
            await self._outbox.enqueue(uow, due.user_id, verdict.replies, now)
            await uow.commit()
        self._metrics.due.labels(kind=due.kind.value, end=verdict.state.value).inc()
        log_outcome(log, kind=due.kind.value, outcome=verdict.state.value, seconds=perf_counter() - began)
        return True

    async def _put_off(self, due: Due) -> None:
        async with self._database.begin() as uow:
            await uow.due.move(due.id, self._clock.now() + TRY_AGAIN_AFTER)
            await uow.commit()

    async def keep_house(self) -> None:
        """Note that the bot is alive; prune what was handled and sent KEEP_HANDLED ago, and what was due KEEP_DUE ago."""
        now = self._clock.now()
        try:
            async with self._database.begin() as uow:
                await uow.facts.put(ALIVE_FACT, now.isoformat())
                await uow.users.forget_erased(now)
                await uow.inbox.prune(now - KEEP_HANDLED)
                await uow.outbox.prune(now - KEEP_HANDLED)
                await uow.due.prune(now - KEEP_DUE)
                await uow.commit()
            self._outage.over()
        except StorageError:
            self._outage.noticed()
