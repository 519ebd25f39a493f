"""Renders the files of an export at the time of sending, from the database."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.conversation.replies import ExportKind
from bot.delivery.clock import Clock
from bot.delivery.sending.anki_deck import deck_of
from bot.delivery.slow_work import Worker
from bot.features.transfer.everything import Everything, everything_of
from bot.features.transfer.flashcards import flashcards
from bot.features.transfer.json_file.whole_file import as_json
from bot.features.transfer.markdown_file import as_markdown
from question_bank.models import QuestionBank
from storage.engine import Database


class Exporter:
    """Reads and renders in a thread, over its own database connection: a year of answers would block the event loop.

    `connect` opens another connection.
    """

    def __init__(
        self, connect: Callable[[], Awaitable[Database]], clock: Clock, bank: QuestionBank, worker: Worker
    ) -> None:
        self._worker = worker
        self._connect = connect
        self._clock = clock
        self._bank = bank

    async def make(self, user_id: int, kind: ExportKind) -> bytes:
        """Return one file with everything stored about the user. Raises storage.errors.StorageError."""
        return await self._worker.call(lambda: asyncio.run(self._made(user_id, kind)))

    async def _made(self, user_id: int, kind: ExportKind) -> bytes:
        database = await self._connect()
        try:
            async with database.read() as uow:
                everything = await everything_of(uow, user_id)
        finally:
            await database.close()
        return rendered(kind, everything, self._bank, self._clock.now())


def rendered(kind: ExportKind, everything: Everything, bank: QuestionBank, now: datetime) -> bytes:
    """Return the bytes of an export file of that kind."""
    match kind:
        case ExportKind.MARKDOWN:
            return as_markdown(everything, bank, now).encode("utf-8", "replace")
        case ExportKind.JSON:
            return as_json(everything, bank, now).encode("utf-8", "replace")
        case ExportKind.ANKI:
            return deck_of(flashcards(everything, bank), now)
