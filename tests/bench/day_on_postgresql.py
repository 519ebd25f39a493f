"""A day of daily questions on PostgreSQL by a clock of its own: what is due is claimed, enqueued and sent at the bot's pace.

Claims and heads are the repositories' own queries. What the bot does for one user in one transaction happens here for a
whole claim in SQL, or a day would take an hour; how long the bot's own tick takes is measured on a sample beforehand.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from itertools import chain, repeat
from time import perf_counter, process_time
from typing import Any

from sqlalchemy import ARRAY, BigInteger, CursorResult, TextClause, bindparam, delete, select, text, update

from storage.engine import Database
from storage.records import ClaimedDue, DueKind, OutboxMessage
from storage.tables import DUE, OUTBOX, UtcDateTime
from storage.unit_of_work import UnitOfWork
from tests.bench.crowd import Cohort, fill
from tests.bench.tick import tick_on
from tests.clocks import HandClock

CLAIMED_AT_ONCE = 1_000
SENT_AT_ONCE = 280
"""Ten seconds of the bot's pace: within so many, a user's messages are out of order with those of others."""
QUIET_FROM = time(22)
IDS, AT = bindparam("ids", type_=ARRAY(BigInteger)), bindparam("at", type_=UtcDateTime())

FINISH = text(
    "UPDATE due SET state = 'done', handled_at = :at WHERE id = ANY(:ids) RETURNING user_id, due_at"
).bindparams(IDS, AT)
PLAN = text(
    "INSERT INTO due (user_id, kind, local_date, due_at, state) "
    "SELECT user_id, kind, local_date + 1, due_at + interval '1 day', 'pending' FROM due WHERE id = ANY(:ids)"
).bindparams(IDS)
ENQUEUE = text(
    "INSERT INTO outbox (chat_id, payload, fresh, priority, state, created_at, not_before, attempts, revision) "
    "SELECT due.user_id, said.payload, true, 1, 'pending', CAST(:at AS timestamptz), CAST(:at AS timestamptz), 0, 0 "
    "FROM due CROSS JOIN unnest(CAST(:payloads AS text[])) WITH ORDINALITY AS said (payload, n) "
    "WHERE due.id = ANY(:ids) ORDER BY due.due_at, due.id, said.n"
).bindparams(IDS, AT)
SEND = text(
    "UPDATE outbox SET state = 'sent', handled_at = CAST(:at AS timestamptz) + sent.n * CAST(:gap AS interval) "
    "FROM unnest(CAST(:ids AS bigint[])) WITH ORDINALITY AS sent (id, n) WHERE outbox.id = sent.id"
).bindparams(IDS, AT, bindparam("gap"))


@dataclass(slots=True)
class Sample:
    """What the bot's own tick did for some users: the seconds each took, of them on this process's CPU; what each got."""

    each_s: float
    cpu_s: float
    payloads: Sequence[str]


@dataclass(slots=True)
class Day:
    """What came of a day. `waits` are seconds from the due instant to the question's arrival."""

    waits: "array[float]"
    due_by_minute: Counter[datetime] = field(default_factory=Counter)
    messages: int = 0
    in_quiet_hours: int = 0
    longest_queue: int = 0
    seconds_with_empty_queue: int = 0
    ended_at: datetime | None = None
    claiming_s: float = 0.0
    sending_s: float = 0.0


async def sample_of(database: Database, users: Sequence[int], now: datetime) -> Sample:
    """Let these users be asked by the bot's own tick; what they were to get is taken away again."""
    clock = HandClock(now)
    async with database.raw(writes=True) as connection:
        of_users = DUE.c.user_id.in_(users) & (DUE.c.kind == DueKind.DAILY)
        await connection.execute(update(DUE).where(of_users).values(due_at=now))
    began, cpu = perf_counter(), process_time()
    handled = await tick_on(database, clock).fire()
    took, cpu = perf_counter() - began, process_time() - cpu
    assert handled == len(users)
    async with database.raw(writes=True) as connection:
        mine = select(OUTBOX.c.payload).where(OUTBOX.c.chat_id == users[0]).order_by(OUTBOX.c.id)
        payloads = (await connection.execute(mine)).scalars().all()
        await connection.execute(delete(OUTBOX))
    return Sample(took / handled, cpu / handled, payloads)


class Simulation:
    """A day from `begin` on; nothing waits at its beginning. `a_second` is how many messages may be sent."""

    def __init__(
        self, database: Database, cohorts: Sequence[Cohort], payloads: Sequence[str], begin: datetime, a_second: int
    ) -> None:
        users = sum(cohort.size for cohort in cohorts)
        self._database = database
        self._payloads = payloads
        self._question = database.cipher.open(payloads[0])
        self._begin = begin
        self._gap = timedelta(seconds=1 / a_second)
        self._a_second = a_second
        self._due_at = array("d", bytes(8 * (users + 1)))
        self._until_quiet = array("d", chain([0.0], *(repeat(_until_quiet(c.clock), c.size) for c in cohorts)))
        self._waiting = 0
        self._day = Day(waits=array("d"))

    async def run(self, step: timedelta) -> Day:
        """Let the day pass in steps, and then what still waits be sent."""
        now, day = self._begin, self._day
        while now < self._begin + timedelta(days=1) or self._waiting:
            began = perf_counter()
            await self._claim_all(now)
            claimed = perf_counter()
            day.claiming_s += claimed - began
            if not self._waiting:
                day.seconds_with_empty_queue += int(step.total_seconds())
            await self._send(now, round(step.total_seconds() * self._a_second))
            day.sending_s += perf_counter() - claimed
            now += step
        day.ended_at = now
        return day

    async def _claim_all(self, now: datetime) -> None:
        while True:
            async with self._database.begin() as uow:
                batch = await uow.due.claim(now, CLAIMED_AT_ONCE)
                if batch:
                    await self._handle(uow, batch, now)
                    await uow.commit()
            if len(batch) < CLAIMED_AT_ONCE:
                return

    async def _handle(self, uow: UnitOfWork, batch: Sequence[ClaimedDue], now: datetime) -> None:
        ids = [due.id for due in batch]
        finished = (await _run(uow, FINISH, ids=ids, at=now)).all()
        await _run(uow, PLAN, ids=ids)
        await _run(uow, ENQUEUE, ids=ids, at=now, payloads=list(self._payloads))
        for due in finished:
            self._due_at[due.user_id] = due.due_at.timestamp()
            self._day.due_by_minute[due.due_at.replace(second=0)] += 1
        self._waiting += len(batch) * len(self._payloads)
        self._day.longest_queue = max(self._day.longest_queue, self._waiting)

    async def _send(self, now: datetime, most: int) -> None:
        """Send what a step has room for, a part at a time: a chat's second message is its head once the first is gone."""
        sent = 0
        while self._waiting and sent < most:
            async with self._database.begin() as uow:
                heads = await uow.outbox.heads(now, min(SENT_AT_ONCE, most - sent), ())
                from_ = now + sent * self._gap
                await _run(uow, SEND, ids=[message.id for message in heads], at=from_, gap=self._gap)
                await uow.commit()
            self._note(heads, from_)
            sent += len(heads)
            self._waiting -= len(heads)

    def _note(self, heads: Iterable[OutboxMessage], from_: datetime) -> None:
        for n, message in enumerate(heads, 1):
            self._day.messages += 1
            if message.payload != self._question:
                continue
            wait = (from_ + n * self._gap).timestamp() - self._due_at[message.chat_id]
            self._day.waits.append(wait)
            self._day.in_quiet_hours += wait >= self._until_quiet[message.chat_id]


async def prepare(database: Database, cohorts: Sequence[Cohort], begin: datetime) -> None:
    """Fill the tables, and let autovacuum look round as often in a day of minutes as it would in a day."""
    async with database.engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        await connection.execute(text("ALTER SYSTEM SET autovacuum_naptime = '1s'"))
        await connection.execute(text("SELECT pg_reload_conf()"))
    await fill(database, cohorts, begin)


def _until_quiet(clock: time) -> float:
    minutes = (QUIET_FROM.hour - clock.hour) * 60 + QUIET_FROM.minute - clock.minute
    return minutes * 60.0


async def _run(uow: UnitOfWork, statement: TextClause, **values: Any) -> CursorResult[Any]:
    return await uow._statements._connection.execute(statement, values)
