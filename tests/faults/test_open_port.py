"""Strangers at the open port: they neither make the bot deaf nor fill its log. A process of its own with few files."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import ExitStack
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio

from bot.delivery.clock import SystemClock
from bot.terminal.local_bot_api import LocalBotApi
from bot.terminal.person import User
from tests.faults.process import TOKEN, BotProcess, environment, free_port

FILES = 300
STRANGERS = 320
PATIENCE_S = 20.0
HALF_A_REQUEST = b"POST /telegram/x HTTP/1.1\r\nHost: x\r\nX-A: "


class Besieged:
    """A bot that polls and has few files, a person in its chat, and strangers at its port."""

    def __init__(self, process: BotProcess, api: LocalBotApi, port: int) -> None:
        self.process = process
        self.user = User(api)
        self.port = port

    async def answers(self, text: str) -> bool:
        """Whether what a person types is answered in time."""
        before = len(self.user.chat.messages)
        self.user.say(text)
        try:
            async with asyncio.timeout(PATIENCE_S):
                while len(self.user.chat.messages) == before:  # noqa: ASYNC110 -- what a person sees is looked at
                    await asyncio.sleep(0.02)
        except TimeoutError:
            return False
        return True

    async def health(self) -> int:
        """The status of /healthz, asked until the port has room again."""
        url = f"http://127.0.0.1:{self.port}/healthz"
        async with aiohttp.ClientSession() as client, asyncio.timeout(PATIENCE_S):
            while True:
                try:
                    async with client.get(url) as response:
                        return response.status
                except aiohttp.ClientError:
                    await asyncio.sleep(0.1)


@pytest_asyncio.fixture
async def besieged(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Besieged]:
    port = free_port()
    async with LocalBotApi(token=TOKEN, clock=SystemClock()) as api:
        settings = environment(api_url=api.url, database_url=sqlite_url, port=port)
        process = BotProcess(settings, tmp_path / "bot.log", files=FILES)
        here = Besieged(process, api, port)
        await process.start()
        try:
            assert await here.answers("/start")
            assert await here.health() == 200
            yield here
        finally:
            await process.end()


async def test_half_open_requests_starve_neither_polling_nor_the_port_and_fill_no_log(besieged: Besieged) -> None:
    with ExitStack() as strangers:
        for _ in range(STRANGERS):
            connection = strangers.enter_context(socket.create_connection(("127.0.0.1", besieged.port), PATIENCE_S))
            connection.sendall(HALF_A_REQUEST)
        assert await besieged.answers("/help")
        assert await besieged.health() == 200
    assert await besieged.process.stop() == 0
    assert "connections of the HTTP port are taken" in besieged.process.logged
    assert "Traceback" not in besieged.process.logged
    assert len(besieged.process.logged) < 10_000


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="looks at the system's own list of sockets")
async def test_the_port_is_open_to_this_machine_alone(besieged: Besieged) -> None:
    lines = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]
    listening = [address for address, _, state in (line.split()[1:4] for line in lines) if state == "0A"]
    assert [address for address in listening if address.endswith(f":{besieged.port:04X}")] == [
        f"0100007F:{besieged.port:04X}"
    ]
