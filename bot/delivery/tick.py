"""The tick: asks the database what is due and does it, one user a transaction; costs what is due, not what exists."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import perf_counter

from bot.conversation.replies import Reply
from bot.conversation.work import NeedsWork, Work
from bot.delivery.clock import Clock
from bot.delivery.correlation import about
from bot.delivery.database_outage import Outage
from bot.delivery.heartbeat import beat
from bot.delivery.log_privacy import where
from bot.delivery.metrics import Metrics
from bot.delivery.outbox import Outbox
from bot.delivery.outcome_log import log_outcome
from bot.delivery.worker import Worker
from storage.engine import Database
from storage.errors import StorageError, Unavailable, Unreadable, WrongKey
from storage.records import ClaimedDue, Conversation, Due, DueState
from storage.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

BATCH = 50
TRY_AGAIN_AFTER = timedelta(minutes=15)
MOST_CRASHES = 3
KEEP_HANDLED = timedelta(hours=48)
KEEP_DUE = timedelta(days=14)
"""That a day's question was asked has to be known until that day is over everywhere, and after a clock was set back."""
FARTHEST_AHEAD = timedelta(days=15)
"""A question on one weekday comes at most two weeks after one that was asked already."""
SWEPT_AT_ONCE = 1_000
"""How many conversations are looked at in one house-keeping: with a million users each is looked at once a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueVerdict:
    """What came of a due row: how it ends, and what is to be said."""

    state: DueState
    replies: Sequence[Reply] = ()


OnDue = Callable[[UnitOfWork, Conversation, Due, Work], Awaitable[DueVerdict]]
PlanFor = Callable[[UnitOfWork, int], Awaitable[None]]


class Tick:
    """Fires from an interval job; several replicas may fire at once.

    `on_due` handles a row. `on_set_aside` plans what comes next for a user whose row was set aside, which nobody else
    would do: the next row is planned when one is handled. `on_far_ahead` plans anew for a user whose next row lies further
    ahead than it can: it was planned while the clock was wrong.
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
        on_far_ahead: PlanFor,
    ) -> None:
        self._database = database
        self._outbox = outbox
        self._clock = clock
        self._on_due = on_due
        self._on_set_aside = on_set_aside
        self._on_far_ahead = on_far_ahead
        self._outage = outage
        self._metrics = metrics
        self._worker = worker
        self._running = asyncio.Lock()
        self._swept_to: int | None = None

    async def fire(self) -> int:
        """Handle everything that is due now; return how many rows that were. Overlapping calls do nothing."""
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
            # A row that could not even be put off comes again at once: the next tick is soon enough for it.
            new = [due for due in batch if due.id not in seen]
            for due in new:
                with about("due", due.id):
                    handled += await self._handle(due)
            seen |= {due.id for due in new}
            if not new or len(batch) < BATCH:
                break
        if handled:
            self._outbox.wake()
        return handled

    async def _handle(self, due: ClaimedDue) -> bool:
        """Handle one row under its chat's lock; return False where somebody else has, or where it crashed."""
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
        self._metrics.due.labels(kind=current.kind.value, end=verdict.state.value).inc()
        log_outcome(log, kind=current.kind.value, outcome=verdict.state.value, seconds=perf_counter() - began)
        return True

    async def _record_crash(self, due: ClaimedDue, error: Exception) -> None:
        """Put the row off. What cannot be read, or crashed MOST_CRASHES times, is set aside instead."""
        async with self._database.begin() as uow:
            now = self._clock.now()
            crashes = await uow.due.crashed(due.id, now + TRY_AGAIN_AFTER)
            for_good = crashes >= MOST_CRASHES or isinstance(error, Unreadable | WrongKey)
            if for_good:
                await uow.due.finish(due.id, DueState.SET_ASIDE, now)
            await uow.commit()
        if not for_good:
            log.error("Due row %d crashed; it is tried again later\n%s", due.id, where(error))
            return
        log.error("Due row %d is set aside, %s\n%s", due.id, type(error).__name__, where(error))
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
            log.error("What comes after due row %d could not be planned\n%s", due.id, where(error))  # noqa: TRY400 -- without the message

    async def keep_house(self) -> None:
        """Note that the bot is alive; prune what was handled and sent KEEP_HANDLED ago, and what was due KEEP_DUE ago.

        Chats of people who were never admitted, and have been quiet for KEEP_HANDLED, are forgotten.
        """
        now = self._clock.now()
        try:
            async with self._database.begin() as uow:
                await beat(uow, now)
                await uow.users.forget_erased(now)
                await uow.inbox.prune(now - KEEP_HANDLED)
                await uow.outbox.prune(now - KEEP_HANDLED)
                await uow.due.prune(now - KEEP_DUE)
                swept_to = await uow.conversations.prune_strangers(now - KEEP_HANDLED, self._swept_to, SWEPT_AT_ONCE)
                await uow.commit()
            self._swept_to = swept_to
            self._outage.over()
            await self._plan_anew(now)
        except StorageError:
            self._outage.noticed()

    async def _plan_anew(self, now: datetime) -> None:
        """Plan anew what was planned while the clock was far ahead: nobody would hear from the bot until then."""
        async with self._database.read() as uow:
            users = await uow.due.planned_beyond(now + FARTHEST_AHEAD, now.date(), BATCH)
        for user_id in users:
            log.warning(
                "What is due for user %d lies too far ahead, as after a wrong clock: it is planned anew.", user_id
            )
            async with self._database.begin() as uow:
                await uow.conversations.lock(user_id, now)
                await self._on_far_ahead(uow, user_id)
                await uow.commit()
