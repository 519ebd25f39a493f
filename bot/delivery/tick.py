"""The tick: handles due rows, one user a transaction. Its cost grows with what is due, not with what exists."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from time import perf_counter

from bot.conversation.replies import Reply
from bot.conversation.work import NeedsWork, Work
from bot.delivery.clock import Clock
from bot.delivery.housekeeping import PlanFor
from bot.delivery.sending.outbox import Outbox
from bot.delivery.slow_work import Worker
from bot.delivery.watching.log_context import log_context
from bot.delivery.watching.log_privacy import traceback_without_message
from bot.delivery.watching.metrics import Metrics
from bot.delivery.watching.outage import Outage
from bot.delivery.watching.outcome_log import log_outcome
from storage.engine import Database
from storage.errors import StorageError, Unavailable, Unreadable, WrongKey
from storage.records import ClaimedDue, Conversation, Due, DueState
from storage.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

BATCH = 50
TRY_AGAIN_AFTER = timedelta(minutes=15)
MOST_CRASHES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class DueVerdict:
    """The outcome of a due row: its new state and the replies."""

    state: DueState
    replies: Sequence[Reply] = ()


OnDue = Callable[[UnitOfWork, Conversation, Due, Work], Awaitable[DueVerdict]]


class Tick:
    """The handler of due rows. It fires from an interval job, also in several replicas at once.

    `on_due` handles a row. `on_set_aside` plans the next row of a user whose row was set aside, since usually handling
    a row does.
    """

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
        on_set_aside: PlanFor,
    ) -> None:
        self._database = database
        self._outbox = outbox
        self._clock = clock
        self._on_due = on_due
        self._on_set_aside = on_set_aside
        self._outage = outage
        self._metrics = metrics
        self._worker = worker
        self._running = asyncio.Lock()

    async def fire(self) -> int:
        """Handle everything that is due now; return the number of rows. Do nothing while another call runs."""
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
        seen: set[int] = set()
        while True:
            async with self._database.read() as uow:
                batch = await uow.due.claim(self._clock.now(), BATCH)
            # A row that could not even be put off would come again at once; the next tick is soon enough.
            new = [due for due in batch if due.id not in seen]
            for due in new:
                with log_context("due", due.id):
                    handled += await self._handle(due)
            seen |= {due.id for due in new}
            if not new or len(batch) < BATCH:
                break
        if handled:
            self._outbox.wake()
        return handled

    async def _handle(self, due: ClaimedDue) -> bool:
        """Handle one row under its chat's lock; return False where another process has, or where it crashed."""
        work = Work()
        try:
            while True:
                work.begin_try()
                try:
                    return await self._try(due, work)
                except NeedsWork as needed:
                    await self._worker.do(work, needed)
        except Unavailable:
            raise
        except Exception as error:  # noqa: BLE001 -- whatever it is, the other users get their question
            await self._record_crash(due, error)
            return False

    async def _try(self, due: ClaimedDue, work: Work) -> bool:
        """Handle one row in one transaction; return False where another process has.

        Raises NeedsWork with slow jobs.
        """
        began = perf_counter()
        async with self._database.begin() as uow:
            now = self._clock.now()
            conversation = await uow.conversations.lock(due.user_id, now)
            current = await uow.due.get(due.id)
            if current is None or current.state is not DueState.PENDING or current.due_at > now:
                return False
            verdict = await self._on_due(uow, conversation, current, work)
            await uow.due.finish(due.id, verdict.state, now)
            await self._outbox.enqueue(uow, due.user_id, verdict.replies, now, conversation.thread_id)
            await uow.commit()
        self._metrics.due.labels(kind=current.kind.value, end=verdict.state.value).inc()
        log_outcome(log, kind=current.kind.value, outcome=verdict.state.value, seconds=perf_counter() - began)
        return True

    async def _record_crash(self, due: ClaimedDue, error: Exception) -> None:
        """Postpone the row. Set it aside where it cannot be read or crashed MOST_CRASHES times."""
        async with self._database.begin() as uow:
            now = self._clock.now()
            crashes = await uow.due.crashed(due.id, now + TRY_AGAIN_AFTER)
            for_good = crashes >= MOST_CRASHES or isinstance(error, Unreadable | WrongKey)
            if for_good:
                await uow.due.finish(due.id, DueState.SET_ASIDE, now)
            await uow.commit()
        if not for_good:
            log.error("Due row %d crashed; it is tried again later\n%s", due.id, traceback_without_message(error))
            return
        log.error("Due row %d is set aside, %s\n%s", due.id, type(error).__name__, traceback_without_message(error))
        self._metrics.due.labels(kind="any", end=DueState.SET_ASIDE.value).inc()
        await self._plan_next(due)

    async def _plan_next(self, due: ClaimedDue) -> None:
        try:
            async with self._database.begin() as uow:
                await self._on_set_aside(uow, due.user_id)
                await uow.commit()
        except Unavailable:
            raise
        except Exception as error:  # noqa: BLE001 -- the user's other rows may be no better
            log.error("What comes after due row %d could not be planned\n%s", due.id, traceback_without_message(error))  # noqa: TRY400 -- without the message
