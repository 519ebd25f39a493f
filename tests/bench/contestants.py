"""The bots of the echo benchmark, each a process of its own, so that what is measured of it is its own.

`python -m tests.bench.contestants KIND API_URL DATABASE_URL` runs Stardrill; the echo bots are in `bare_echo.py`.
"""

import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from enum import StrEnum

import psutil

from bot.app import BotOptions, open_stardrill
from tests.bench import bare_echo
from tests.faults.process import ROOT, TOKEN


class Kind(StrEnum):
    """Who answers."""

    ECHO = "echo"
    """PTB with its default client: sends back what it hears, stores nothing."""
    ECHO_AIOHTTP = "echo-aiohttp"
    """The same with Stardrill's client."""
    STARDRILL = "stardrill"
    STARDRILL_LIMITED = "stardrill-limited"
    """With the limits on sending that Telegram asks for."""


class Running:
    """A contestant that runs, as seen from outside."""

    def __init__(self, pid: int) -> None:
        self._process = psutil.Process(pid)

    @property
    def cpu_s(self) -> float:
        """Seconds of CPU that it has used so far."""
        times = self._process.cpu_times()
        return float(times.user + times.system)


@asynccontextmanager
async def running(kind: Kind, api_url: str, database_url: str = "") -> AsyncIterator[Running]:
    """A contestant of that kind, killed at the end; the updates that come before it is ready wait for it."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, *_command(kind, api_url, database_url), cwd=ROOT, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        yield Running(process.pid)
    finally:
        process.kill()
        await process.wait()


def _command(kind: Kind, api_url: str, database_url: str) -> Sequence[str]:
    if kind in (Kind.ECHO, Kind.ECHO_AIOHTTP):
        return ("-m", bare_echo.__name__, api_url, TOKEN, kind)
    return ("-m", __spec__.name, kind, api_url, database_url)


async def main(kind: Kind, api_url: str, database_url: str) -> None:
    """Run Stardrill until it is killed."""
    unlimited = kind is Kind.STARDRILL
    bot = await open_stardrill(BotOptions(token=TOKEN, api_url=api_url, database_url=database_url, unlimited=unlimited))
    await bot.start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(Kind(sys.argv[1]), sys.argv[2], sys.argv[3]))
