"""The outbox at work as a fixture."""

from collections.abc import AsyncIterator

import pytest_asyncio
from telegram import Bot

from bot.delivery.http.http_client import AiohttpRequest
from bot.terminal.local_bot_api import LocalBotApi
from storage.engine import Database
from tests.clocks import HandClock
from tests.delivery.desk import Desk, Gate


@pytest_asyncio.fixture
async def desk(sqlite_database: Database, sqlite_url: str) -> AsyncIterator[Desk]:
    """An outbox that sends, with one person to write to."""
    clock = HandClock()
    gate = Gate()
    async with (
        LocalBotApi(token="1:t", clock=clock) as api,
        Bot("1:t", base_url=f"{api.url}/bot", request=AiohttpRequest(), get_updates_request=AiohttpRequest()) as bot,
    ):
        on_desk = Desk(bot, gate, api, sqlite_url, sqlite_database, clock)
        yield on_desk
        await on_desk.stop()
