"""An outbox at work over a real database and a Bot API on loopback, for the tests of what it sends and what it does not."""

import asyncio
import threading
from collections.abc import Mapping
from functools import partial
from typing import Any

from sqlalchemy import text
from telegram import Bot

from bot.conversation.replies import Reply
from bot.delivery.sending.export import Exporter
from bot.delivery.sending.outbox import Outbox
from bot.delivery.sending.send_rate_limit import ChatRateLimit
from bot.delivery.slow_work import Worker
from bot.delivery.watching.metrics import Metrics
from bot.delivery.watching.outage import database_outage, telegram_outage
from bot.handlers.render import TelegramSender, payload_of
from bot.pictures.picture import draw
from bot.terminal.local_bot_api import LocalBotApi
from bot.terminal.person import User
from question_bank.loader import load_bank
from storage.engine import Database
from storage.lease import NobodyElse
from tests.clocks import HandClock


class Gate(NobodyElse):
    """The right to send, which can be kept waiting for."""

    def __init__(self) -> None:
        self.open = asyncio.Event()
        self.open.set()
        self.asked = asyncio.Event()

    async def held(self) -> bool:
        """True, when the gate is open."""
        self.asked.set()
        await self.open.wait()
        return True


class Desk:
    """An outbox at work, and the person it writes to. It can be stopped and started, as by another process."""

    def __init__(self, bot: Bot, gate: Gate, api: LocalBotApi, url: str, database: Database, clock: HandClock) -> None:
        self.drawn_in: list[threading.Thread] = []
        self.gate = gate
        self.api = api
        self.database = database
        self.clock = clock
        self.user = User(api)
        self._sender = TelegramSender(
            bot, self.draw, Exporter(partial(Database.open, url), clock, load_bank(), Worker()).make
        )
        self.start()

    def start(self) -> None:
        """Start a new outbox, which knows nothing but what is stored."""
        self.outbox = Outbox(
            database=self.database,
            clock=self.clock,
            render=payload_of,
            rate_limit=ChatRateLimit(refill_s=0),
            lease=self.gate,
            outage=database_outage(self.clock),
            telegram=telegram_outage(self.clock),
            metrics=Metrics(),
            apologise=lambda reference: Reply(text=f"sorry, {reference}"),
        )
        self.outbox.sender = self._sender
        self.running = asyncio.create_task(self.outbox.run())

    async def stop(self) -> None:
        """Stop the outbox."""
        self.outbox.stop()
        await self.running

    async def change(self, statement: str, **values: object) -> None:
        """Change stored rows, past every check."""
        async with self.database.raw(writes=True) as connection:
            await connection.execute(text(statement), values)

    async def rows(self) -> list[tuple[str, str]]:
        """The state and the stored payload of each message, in order."""
        async with self.database.raw() as connection:
            found = await connection.execute(text("SELECT state, payload FROM outbox ORDER BY id"))
            return [(row.state, row.payload) for row in found]

    async def say(self, *replies: Reply, chat_id: int = 1) -> None:
        async with self.database.begin() as uow:
            await self.outbox.enqueue(uow, chat_id, replies, self.clock.now(), None)
            await uow.commit()

    def draw(self, kind: str, data: Mapping[str, Any]) -> bytes:
        """Draw a picture, and note in which thread."""
        self.drawn_in.append(threading.current_thread())
        return draw(kind, data)

    async def sent(self) -> list[str]:
        """Let it send what it can; what the person sees then."""
        self.outbox.wake()
        await self.outbox.idle()
        return [message.plain for message in self.user.chat.messages.values()]
