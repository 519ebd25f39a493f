"""Memory over a bounded soak: people come, practise and go while the resident size of the bot's process is watched."""

import asyncio
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil

from bot.delivery.clock import SystemClock
from bot.terminal.local_bot_api import LocalBotApi
from tests.bench.report import Row, Scale
from tests.faults.people import Walker
from tests.faults.process import TOKEN, BotProcess, environment

TITLE = "Memory over a soak"
LASTS_S, WARM_AFTER_S = 20 * 60, 3 * 60
GENERATION_S, PEOPLE = 60, 40
"""Every minute others come: what is kept for somebody who is gone would add up."""
LOOK_S = 5.0
GROWTH = 0.10
MIB = 2**20


def rows(scale: Scale) -> Iterator[Row]:
    """One row: the resident size at the end against that after warm-up."""
    lasts_s, warm_after_s = scale.of(LASTS_S, 40), scale.of(WARM_AFTER_S, 20)
    with tempfile.TemporaryDirectory() as folder:
        soaked = asyncio.run(_soak(Path(folder), lasts_s))
    warm = statistics.median(size for at, size in soaked.sizes if warm_after_s <= at < warm_after_s * 1.5)
    end = statistics.median(size for at, size in soaked.sizes if at > lasts_s - warm_after_s / 2)
    yield Row(
        what=f"resident after {lasts_s // 60} minutes, {soaked.people} people, {soaked.updates:,} updates",
        here=f"{end / MIB:.1f} MiB",
        beside=f"{warm / MIB:.1f} MiB after warm-up",
        ratio=f"{end / warm - 1:+.1%}",
        target=f"within {GROWTH:.0%}",
        reached=end / warm - 1 < GROWTH,
    )


class _Soaked:
    def __init__(self) -> None:
        self.sizes: list[tuple[float, int]] = []
        self.people = 0
        self.updates = 0


async def _soak(folder: Path, lasts_s: int) -> _Soaked:
    soaked = _Soaked()
    async with LocalBotApi(token=TOKEN, clock=SystemClock()) as api:
        settings = environment(api_url=api.url, database_url=f"sqlite:///{folder}/stardrill.sqlite3")
        bot = BotProcess(settings, folder / "bot.log")
        await bot.start()
        try:
            watching = asyncio.create_task(_watch(psutil.Process(bot.pid), soaked))
            await _generations(api, soaked, lasts_s)
            watching.cancel()
            soaked.updates = api.updates.last_id
        finally:
            await bot.end()
    return soaked


async def _generations(api: LocalBotApi, soaked: _Soaked, lasts_s: int) -> None:
    for first in range(1, 1 + PEOPLE * max(1, lasts_s // GENERATION_S), PEOPLE):
        walkers = [Walker(api, user_id, seed=1) for user_id in range(first, first + PEOPLE)]
        soaked.people += len(walkers)
        over = asyncio.Event()
        lives = [asyncio.create_task(walker.live(over)) for walker in walkers]
        await asyncio.sleep(min(GENERATION_S, lasts_s))
        over.set()
        await asyncio.gather(*lives)


async def _watch(process: psutil.Process, soaked: _Soaked) -> None:
    begun = asyncio.get_running_loop().time()
    while True:
        await asyncio.sleep(LOOK_S)
        soaked.sizes.append((asyncio.get_running_loop().time() - begun, process.memory_info().rss))
