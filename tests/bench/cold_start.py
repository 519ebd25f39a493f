"""A bot as a process of its own, from its start to the first getUpdates that a Bot API on loopback hears."""

import asyncio
import logging
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

from bot.delivery.clock import SystemClock
from bot.terminal.local_bot_api import LocalBotApi
from tests.bench.processes import ENVIRONMENT, Footprint, resident
from tests.faults.process import TOKEN, environment

ASKED_WITHIN_S = 60.0
SETTLED_AFTER_S = 1.0
"""After its first getUpdates a bot still sets its command menu and runs its first jobs."""


class _Api(LocalBotApi):
    """Notes when it is first asked for updates; the calls that it lists are those that it has answered."""

    def __init__(self) -> None:
        super().__init__(token=TOKEN, clock=SystemClock())
        self.asked = asyncio.Event()

    async def _note(self, params: Mapping[str, Any]) -> list[dict[str, Any]]:
        self.asked.set()
        return await self._get_updates(params)

    methods: ClassVar[Mapping[str, Callable[..., Any]]] = {**LocalBotApi.methods, "getupdates": _note}


def stardrill(folder: Path, database: str) -> Footprint:
    """Start `stardrill run` on a SQLite file of the folder, and kill it when it is measured."""
    url = f"sqlite:///{folder / database}"
    return asyncio.run(
        _measured(folder, lambda api: (("-m", "bot", "run"), environment(api_url=api, database_url=url)))
    )


def bare_bot(folder: Path) -> Footprint:
    """The same of the bare echo bot."""
    return asyncio.run(_measured(folder, lambda api: (("-m", "tests.bench.bare_echo", api, TOKEN), {})))


async def _measured(folder: Path, command: Callable[[str], tuple[Sequence[str], Mapping[str, str]]]) -> Footprint:
    # What it kills leaves a poll behind, of which the server of the fake would tell.
    logging.getLogger("bot.delivery.http.http_server").setLevel(logging.CRITICAL)
    async with _Api() as api:
        arguments, settings = command(api.url)
        before = time.perf_counter()
        process = await asyncio.create_subprocess_exec(
            sys.executable, *arguments, cwd=folder, env={**ENVIRONMENT, **settings}, stderr=asyncio.subprocess.DEVNULL
        )
        try:
            await asyncio.wait_for(api.asked.wait(), ASKED_WITHIN_S)
            seconds = time.perf_counter() - before
            await asyncio.sleep(SETTLED_AFTER_S)
            return Footprint(seconds, resident(process.pid))
        finally:
            process.kill()
            await process.wait()
