"""Daily prompts for many users: a row with an index, or a job a user; and what Telegram's limit saturated takes."""

import asyncio
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from bot.delivery.clock import SystemClock
from bot.delivery.sending.send_rate_limit import MOST_SENDS_A_SECOND
from bot.terminal.local_bot_api import LocalBotApi
from tests.bench import contestants, keepers
from tests.bench.contestants import Running, running
from tests.bench.filled import fill
from tests.bench.keepers import AT_ONCE, Cost, Kind, cost_of
from tests.bench.report import Row, Scale
from tests.faults.process import TOKEN
from tests.postgres import PostgresServer

TITLE = "daily prompts"
SIZES = (1_000, 10_000, 100_000)
QUICK_SIZES = (300, 1_000)
MOST_STORED = 10_000
"""The job store writes each job in a transaction of its own: ten times as many take minutes."""
MOST_SHARE = 0.25


def rows(scale: Scale) -> Iterator[Row]:
    """Each size with each keeper, then the real bot at Telegram's limit."""
    for users in QUICK_SIZES if scale.quick else SIZES:
        with tempfile.TemporaryDirectory() as name:
            yield from _rows(users, Path(name), with_store=users <= scale.of(MOST_STORED, QUICK_SIZES[0]))
    yield asyncio.run(_saturated(seconds=scale.of(15, 5)))


def _rows(users: int, folder: Path, *, with_store: bool) -> Iterator[Row]:
    queue = cost_of(Kind.JOB_QUEUE, users)
    file = f"sqlite:///{folder}/stardrill.sqlite3"
    asyncio.run(fill(file, users, _later))
    sqlite = cost_of(Kind.DUE_TABLE, users, file)
    yield _row(users, "SQLite", sqlite, "PTB's run_daily", queue)
    server = PostgresServer()
    try:
        asyncio.run(fill(server.url, users, _later))
        yield _row(users, "PostgreSQL", cost_of(Kind.DUE_TABLE, users, server.url), "PTB's run_daily", queue)
    finally:
        server.end()
    if with_store:
        store = cost_of(Kind.JOB_STORE, users, f"sqlite:///{folder}/jobs.sqlite3")
        yield _row(users, "SQLite", sqlite, "APScheduler's SQLAlchemyJobStore", store)
    else:
        yield Row(
            what=f"daily prompts of {users:,} users, SQLite",
            here=_words(sqlite),
            beside="APScheduler's SQLAlchemyJobStore: left out, as it writes each job in a transaction of its own",
        )


def _row(users: int, database: str, here: Cost, name: str, beside: Cost) -> Row:
    times = beside.tick_ms / here.tick_ms
    return Row(
        what=f"daily prompts of {users:,} users, {database}; a tick has {AT_ONCE} due",
        here=_words(here),
        beside=f"{name}: {_words(beside)}",
        ratio=f"start {beside.start_s / here.start_s:.1f} times as long there, a tick {times:.1f} times as dear",
    )


def _words(cost: Cost) -> str:
    written = f"written in {cost.written_s:.1f} s, " if cost.written_s else ""
    return (
        f"{written}start {1000 * cost.start_s:,.0f} ms, {max(cost.memory_mb, 0):.0f} MB more, "
        f"{cost.tick_ms:.0f} ms of CPU a tick"
    )


def _later(user_id: int) -> datetime:
    """Over a day that begins in an hour."""
    return SystemClock().now() + timedelta(hours=1, seconds=user_id % keepers.DAY_S)


async def _saturated(seconds: float) -> Row:
    """The bot with Telegram's limits, more people due than it may write to."""
    users = int(seconds * 30) + 100
    now = SystemClock().now()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/stardrill.sqlite3"
        await fill(url, users, lambda _: now)
        async with LocalBotApi(token=TOKEN, clock=SystemClock()) as api:
            for user_id in range(1, users + 1):
                api.chat(user_id)
            async with running(contestants.Kind.STARDRILL_LIMITED, api.url, url) as bot:
                sent, share = await _watch(api, bot, seconds)
    return Row(
        what="daily questions to more people than Telegram's limit lets through: CPU of the bot",
        here=f"{100 * share:.0f} % of one core at {sent:.1f} messages a second",
        target=f"under {100 * MOST_SHARE:.0f} %",
        # Little sent is cheap, and is no limit reached.
        reached=share < MOST_SHARE and sent > 0.9 * MOST_SENDS_A_SECOND,
    )


async def _watch(api: LocalBotApi, bot: Running, seconds: float) -> tuple[float, float]:
    """Messages a second and the share of a core, once the first ones are out."""
    while len(api.called("sendMessage")) < AT_ONCE:  # noqa: ASYNC110 -- another process's doing
        await asyncio.sleep(0.05)
    before, cpu = len(api.called("sendMessage")), bot.cpu_s
    await asyncio.sleep(seconds)
    return (len(api.called("sendMessage")) - before) / seconds, (bot.cpu_s - cpu) / seconds
