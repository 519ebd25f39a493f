"""Who keeps the daily prompts, each in a process of its own, so that its memory is its own.

`python -m tests.bench.keepers KIND USERS URL` prints what it took, as JSON.
"""

import asyncio
import json
import sqlite3
import subprocess
import sys
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import psutil
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore  # type: ignore[import-untyped]
from apscheduler.schedulers.asyncio import AsyncIOScheduler  # type: ignore[import-untyped]
from telegram.ext import ApplicationBuilder

from bot.conversation.replies import Reply
from bot.conversation.work import Work
from bot.delivery.clock import SystemClock
from bot.delivery.sending.outbox import Outbox
from bot.delivery.sending.send_rate_limit import ChatRateLimit
from bot.delivery.slow_work import Worker
from bot.delivery.tick import DueVerdict, Tick
from bot.delivery.watching.metrics import Metrics
from bot.delivery.watching.outage import database_outage, telegram_outage
from bot.handlers.render import payload_of
from storage.engine import Database
from storage.lease import NobodyElse
from storage.records import Conversation, Due, DueState
from storage.unit_of_work import UnitOfWork

ROOT = Path(__file__).parents[2]
AT_ONCE = 30
"""How many prompts come due in a second that is busy: what Telegram lets through."""
TICKS = 5
DAY_S = 86_400


class Kind(StrEnum):
    """How the prompts are kept."""

    DUE_TABLE = "due-table"
    JOB_QUEUE = "job-queue"
    JOB_STORE = "job-store"


@dataclass(frozen=True, slots=True)
class Cost:
    """What a keeper took: to start, in memory, and a tick's CPU with AT_ONCE prompts due, each set for tomorrow."""

    start_s: float
    memory_mb: float
    tick_ms: float
    written_s: float = 0.0
    """To write the jobs once, before the start; 0 where that is part of it, or is not the keeper's doing."""


def cost_of(kind: Kind, users: int, url: str = "") -> Cost:
    """Run one keeper; what it took."""
    command = [sys.executable, "-m", __spec__.name, kind, str(users), url]
    printed = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    return Cost(**json.loads(printed))


async def _due_table(_: int, url: str) -> Cost:
    """Stardrill's: the rows are there, a tick claims what is due. The users with the lowest ids are due now."""
    memory, begun, clock, metrics = _memory_mb(), perf_counter(), SystemClock(), Metrics()
    database = await Database.open(url)
    outage = database_outage(clock)
    outbox = Outbox(
        database=database,
        clock=clock,
        render=payload_of,
        rate_limit=ChatRateLimit(),
        lease=NobodyElse(),
        outage=outage,
        telegram=telegram_outage(clock),
        metrics=metrics,
        apologise=lambda reference: Reply(text=reference),
    )

    async def ask(uow: UnitOfWork, _: Conversation, due: Due, __: Work) -> DueVerdict:
        day = timedelta(days=1)
        await uow.due.add(due.user_id, due.kind, due.local_date + day, due.due_at + day)
        return DueVerdict(state=DueState.DONE)

    async def plan_nothing(_: UnitOfWork, __: int) -> None:
        return

    tick = Tick(
        database=database,
        outbox=outbox,
        clock=clock,
        outage=outage,
        metrics=metrics,
        worker=Worker(),
        on_due=ask,
        on_set_aside=plan_nothing,
    )
    await database.ping()
    started = perf_counter() - begun

    async def make_due(number: int) -> None:
        async with database.begin() as uow:
            for user_id in range(number * AT_ONCE + 1, (number + 1) * AT_ONCE + 1):
                for due in await uow.due.pending(user_id):
                    await uow.due.put_off(user_id, due.kind, due.local_date, clock.now(), due.answer_id)
            await uow.commit()

    ticks = []
    for number in range(TICKS):
        await make_due(number)
        cpu = process_time()
        assert await tick.fire() == AT_ONCE
        ticks.append(process_time() - cpu)
    await database.close()
    return Cost(started, _memory_mb() - memory, 1000 * median(ticks))


async def _job_queue(users: int, _: str) -> Cost:
    """PTB's: a job a chat, in memory, set anew at each start."""
    memory, begun, ran = _memory_mb(), perf_counter(), Ran()
    application = ApplicationBuilder().token("1:benchmark").build()
    queue = application.job_queue
    assert queue is not None

    async def ask(_: object) -> None:
        ran.one_more()

    options = {"misfire_grace_time": None}
    jobs = [
        queue.run_daily(ask, _spread(chat_id, users).timetz(), chat_id=chat_id, job_kwargs=options)
        for chat_id in range(users)
    ]
    await queue.start()
    started = perf_counter() - begun
    grown = _memory_mb() - memory
    scheduler = queue.scheduler
    cost = await _wake_up(scheduler, [str(job.job.id) for job in jobs], ran)
    await queue.stop()
    return Cost(started, grown, cost)


async def _job_store(users: int, url: str) -> Cost:
    """APScheduler's own way to outlive a restart: a job a chat, pickled, in a table of a SQLite file."""
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as file:
        # It asks for nothing of the kind, and takes five times as long without.
        file.execute("PRAGMA journal_mode=WAL")
    memory, begun = _memory_mb(), perf_counter()
    written = AsyncIOScheduler(jobstores={"default": SQLAlchemyJobStore(url=url)})
    written.start(paused=True)
    for chat_id in range(users):
        at = _spread(chat_id, users)
        written.add_job(
            _note, "cron", id=str(chat_id), hour=at.hour, minute=at.minute, second=at.second, misfire_grace_time=None
        )
    written.shutdown()
    wrote = perf_counter() - begun
    begun = perf_counter()
    scheduler = AsyncIOScheduler(jobstores={"default": SQLAlchemyJobStore(url=url)})
    scheduler.start()
    await asyncio.sleep(0)
    started, grown = perf_counter() - begun, _memory_mb() - memory
    cost = await _wake_up(scheduler, [str(chat_id) for chat_id in range(users)], RAN)
    scheduler.shutdown()
    return Cost(started, grown, cost, wrote)


class Ran:
    """Counts the jobs that ran, and says when a tick's are through."""

    def __init__(self) -> None:
        self._count = 0
        self._through = asyncio.Event()

    def one_more(self) -> None:
        """A job ran."""
        self._count += 1
        if self._count >= AT_ONCE:
            self._through.set()

    async def through(self) -> None:
        """Wait for a tick's jobs, and begin to count anew."""
        await self._through.wait()
        self._count = 0
        self._through.clear()


RAN = Ran()


async def _note() -> None:
    """A job of the job store, which finds it by its name."""
    RAN.one_more()


async def _wake_up(scheduler: AsyncIOScheduler, ids: list[str], ran: Ran) -> float:
    """Milliseconds of CPU for a wake-up with AT_ONCE jobs due; the median."""
    ticks = []
    for number in range(TICKS):
        scheduler.pause()
        for job_id in ids[number * AT_ONCE : (number + 1) * AT_ONCE]:
            scheduler.modify_job(job_id, next_run_time=SystemClock().now())
        cpu = process_time()
        scheduler.resume()
        await ran.through()
        ticks.append(process_time() - cpu)
    return 1000 * median(ticks)


def _spread(number: int, users: int) -> datetime:
    """An instant for each: evenly over a day that begins in an hour."""
    return SystemClock().now() + timedelta(hours=1, seconds=number * (DAY_S - 7_200) // users)


def _memory_mb() -> float:
    return float(psutil.Process().memory_info().rss) / 2**20


KEEPERS: dict[Kind, Callable[[int, str], Awaitable[Cost]]] = {
    Kind.DUE_TABLE: _due_table,
    Kind.JOB_QUEUE: _job_queue,
    Kind.JOB_STORE: _job_store,
}


async def _main(kind: Kind, users: int, url: str) -> None:
    print(json.dumps(asdict(await KEEPERS[kind](users, url))))  # noqa: T201 -- what the caller reads


if __name__ == "__main__":
    asyncio.run(_main(Kind(sys.argv[1]), int(sys.argv[2]), sys.argv[3]))
