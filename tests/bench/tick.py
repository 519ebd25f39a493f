"""What a tick costs by the number of users, with nothing due and with 30 due; and the plans of what is asked often."""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Mapping
from datetime import time, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from sqlalchemy import text, update
from sqlalchemy.engine import make_url

from bot.app import offline_app_context
from bot.conversation.prompts.prompt_schedule import plan_missing
from bot.conversation.replies import Reply
from bot.delivery.clock import Clock
from bot.delivery.sending.outbox import Outbox
from bot.delivery.sending.send_rate_limit import ChatRateLimit
from bot.delivery.slow_work import Worker
from bot.delivery.tick import BATCH, Tick
from bot.delivery.watching.metrics import Metrics
from bot.delivery.watching.outage import database_outage, telegram_outage
from bot.handlers.due import due_handler, planner
from bot.handlers.render import payload_of
from storage.engine import Database
from storage.lease import sender_lease
from storage.records import DueKind
from storage.schema import upgrade
from storage.tables import DUE
from storage.unit_of_work import UnitOfWork
from tests.bench.crowd import Cohort, fill, fill_history
from tests.bench.plans import plan_of, scans
from tests.bench.report import Row, Scale
from tests.clocks import START, HandClock
from tests.postgres import PostgresServer

TITLE = "A tick, by the number of users"
CLOCKS = tuple(time(hour, minute) for hour in range(7, 22) for minute in (0, 30))
"""Daily times outside the quiet hours."""
DUE_AT_ONCE = 30
MOST_TIMES, MOST_MS = 1.5, 2.0
WARM_UP = 20

Databases = Mapping[int, Database]
"""A database of each size."""


def rows(scale: Scale) -> Iterator[Row]:
    """Measure; each row as soon as it is known."""
    sizes = (1_000, 10_000) if scale.quick else (1_000, 10_000, 100_000, 1_000_000)
    server = PostgresServer()
    try:
        with tempfile.TemporaryDirectory() as folder, asyncio.Runner() as runner:
            for kind in ("SQLite", "PostgreSQL"):
                databases: dict[int, Database] = {}
                for size in sizes:
                    url = f"sqlite:///{Path(folder)}/{size}.sqlite3"
                    if kind == "PostgreSQL":
                        url = runner.run(new_database(server.url, f"users_{size}"))
                    databases[size] = runner.run(_filled(url, size))
                yield from runner.run(_nothing_due(kind, databases, scale))
                yield from runner.run(_some_due(kind, databases, scale))
                yield from runner.run(_plans(kind, databases[sizes[-1]], sizes[-1], scale))
                for database in databases.values():
                    runner.run(database.close())
    finally:
        server.end()


def tick_on(database: Database, clock: Clock) -> Tick:
    """The bot's own tick, with what comes due handled as the bot does; nothing is sent."""
    outage, metrics = database_outage(clock), Metrics()
    outbox = Outbox(
        database=database,
        clock=clock,
        render=payload_of,
        rate_limit=ChatRateLimit(),
        lease=sender_lease(database),
        outage=outage,
        telegram=telegram_outage(clock),
        metrics=metrics,
        apologise=lambda reference: Reply(text=reference),
    )
    app_context = offline_app_context()
    return Tick(
        database=database,
        outbox=outbox,
        clock=clock,
        outage=outage,
        metrics=metrics,
        worker=Worker(),
        on_due=due_handler(app_context, clock),
        on_set_aside=planner(app_context, clock, plan_missing),
    )


async def new_database(url: str, name: str) -> str:
    """Create a database on the server of `url`; its URL."""
    database = await Database.open(url)
    async with database.engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        await connection.execute(text(f"CREATE DATABASE {name}"))
    await database.close()
    return make_url(url).set(database=name).render_as_string(hide_password=False)


async def _filled(url: str, users: int) -> Database:
    database = await Database.open(url)
    await upgrade(database)
    share, rest = divmod(users, len(CLOCKS))
    await fill(database, [Cohort("UTC", clock, share + (n < rest)) for n, clock in enumerate(CLOCKS)], START)
    return database


async def _nothing_due(kind: str, databases: Databases, scale: Scale) -> list[Row]:
    """Fire at every size in turn, so that what else the machine does falls on all of them alike."""
    ticks = {size: tick_on(database, HandClock(START)) for size, database in databases.items()}
    taken: dict[int, list[float]] = {size: [] for size in ticks}
    for _ in range(WARM_UP + scale.of(500, 100)):
        for size, tick in ticks.items():
            began = perf_counter()
            handled = await tick.fire()
            taken[size].append(perf_counter() - began)
            assert handled == 0
    medians = {size: median(spans[WARM_UP:]) * 1000 for size, spans in taken.items()}
    least = min(medians)
    return [
        Row(
            what=f"tick with nothing due, {size:,} users, {kind}",
            here=f"{took:.2f} ms",
            beside=f"{medians[least]:.2f} ms with {least:,} users",
            ratio=f"{took / medians[least]:.2f} times",
            target=f"within {MOST_TIMES} times; under {MOST_MS:.0f} ms",
            reached=took <= MOST_TIMES * medians[least] and took < MOST_MS,
            detail=size != max(medians),
        )
        for size, took in medians.items()
    ]


async def _some_due(kind: str, databases: Databases, scale: Scale) -> list[Row]:
    rounds = scale.of(10, 3)
    taken: dict[int, list[float]] = {size: [] for size in databases}
    for n in range(rounds):
        for size, database in databases.items():
            clock = HandClock(START)
            stride = size // (rounds * DUE_AT_ONCE)
            await _put_due(database, [1 + stride * (n + rounds * k) for k in range(DUE_AT_ONCE)], clock)
            tick = tick_on(database, clock)
            began = perf_counter()
            handled = await tick.fire()
            taken[size].append(perf_counter() - began)
            assert handled == DUE_AT_ONCE
    medians = {size: median(spans) * 1000 for size, spans in taken.items()}
    least = min(medians)
    return [
        Row(
            what=f"tick with {DUE_AT_ONCE} due, each asked and planned anew by the real handler, {size:,} users, {kind}",
            here=f"{took:.0f} ms, {took / DUE_AT_ONCE:.1f} ms each",
            beside=f"{medians[least]:.0f} ms with {least:,} users",
            ratio=f"{took / medians[least]:.2f} times",
        )
        for size, took in medians.items()
    ]


async def _put_due(database: Database, users: list[int], clock: Clock) -> None:
    """Let the daily question of these users be due now."""
    async with database.raw(writes=True) as connection:
        of_users = DUE.c.user_id.in_(users) & (DUE.c.kind == DueKind.DAILY)
        await connection.execute(update(DUE).where(of_users).values(due_at=clock.now()))


async def _plans(kind: str, database: Database, users: int, scale: Scale) -> list[Row]:
    handled = scale.of(300_000, 10_000)
    await fill_history(database, handled, waiting=1_000, now=START)
    asked: Mapping[str, Callable[[UnitOfWork], Awaitable[object]]] = {
        f"claiming what is due, {users:,} users": lambda uow: uow.due.claim(START, BATCH),
        f"next to send after {handled:,}": lambda uow: uow.outbox.heads(START, 16, {1, 2}),
        f"when a slot was last sent, of {handled:,}": lambda uow: uow.outbox.delivered_at(handled, "status"),
        f"a chat's oldest update after {handled:,}": lambda uow: uow.inbox.oldest_pending(handled + 1),
        f"the chats that wait after {handled:,}": lambda uow: uow.inbox.waiting_chats(),
        f"pruning of {handled:,} sent": lambda uow: uow.outbox.prune(START - timedelta(hours=1)),
        f"pruning of {handled:,} updates": lambda uow: uow.inbox.prune(START - timedelta(hours=1)),
    }
    found = []
    for what, call in asked.items():
        plan = await plan_of(database, call)
        of_plan = Row(what=f"plan: {what}, {kind}", here=plan, target="no scan", reached=not scans(plan), detail=True)
        found.append(of_plan)
    return found
