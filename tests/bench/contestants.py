"""The bots of the echo benchmark, each a process of its own, so that what is measured of it is its own.

`python -m tests.bench.contestants KIND API_URL [DATABASE_URL]` runs one until its standard input ends.
"""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from enum import StrEnum
from typing import Any

import psutil
from telegram import Update
from telegram.ext import Application, ApplicationBuilder, ContextTypes, MessageHandler, filters

from bot.app import Plan, open_stardrill
from bot.delivery.http import AiohttpRequest
from tests.faults.process import ROOT, TOKEN


class Kind(StrEnum):
    """Who answers."""

    ECHO = "echo"
    """PTB with its default client, 64 updates at once: sends back what it hears, stores nothing."""
    ECHO_AIOHTTP = "echo-aiohttp"
    """The same with Stardrill's client."""
    STARDRILL = "stardrill"
    STARDRILL_LIMITED = "stardrill-limited"
    """With the limits on sending that Telegram asks for."""


class BotProcess:
    """A contestant that runs, as seen from outside."""

    def __init__(self, pid: int) -> None:
        self._process = psutil.Process(pid)

    @property
    def cpu_s(self) -> float:
        """Seconds of CPU that it has used so far."""
        times = self._process.cpu_times()
        return float(times.user + times.system)


@asynccontextmanager
async def running(kind: Kind, api_url: str, database_url: str = "") -> AsyncIterator[BotProcess]:
    """A contestant of that kind, stopped at the end; the updates that come before it is ready wait for it."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        __spec__.name,
        kind,
        api_url,
        database_url,
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        yield BotProcess(process.pid)
    finally:
        assert process.stdin is not None
        process.stdin.close()
        await process.wait()


async def main(kind: Kind, api_url: str, database_url: str) -> None:
    """Run one contestant until standard input ends."""
    if kind in (Kind.ECHO, Kind.ECHO_AIOHTTP):
        await _echo(api_url, aiohttp=kind is Kind.ECHO_AIOHTTP)
    else:
        await _stardrill(api_url, database_url, unlimited=kind is Kind.STARDRILL)


async def _stardrill(api_url: str, database_url: str, *, unlimited: bool) -> None:
    bot = await open_stardrill(Plan(token=TOKEN, api_url=api_url, database_url=database_url, unlimited=unlimited))
    await bot.start()
    await _end_of_input()
    await bot.stop()


async def _echo(api_url: str, *, aiohttp: bool) -> None:
    builder = ApplicationBuilder().token(TOKEN).base_url(f"{api_url}/bot").concurrent_updates(64)
    if aiohttp:
        builder = builder.request(AiohttpRequest()).get_updates_request(AiohttpRequest(connection_pool_size=1))
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, _send_back))
    async with application:
        await _serve(application)


async def _serve(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    assert application.updater is not None
    await application.start()
    await application.updater.start_polling()
    await _end_of_input()
    await application.updater.stop()
    await application.stop()


async def _send_back(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    if update.message is not None and update.message.text is not None:
        await update.message.reply_text(update.message.text)


async def _end_of_input() -> None:
    await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main(Kind(sys.argv[1]), sys.argv[2], sys.argv[3]))
