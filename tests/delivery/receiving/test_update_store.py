"""Storing updates in time: a database that takes none is waited for, what it refuses alone is stepped over; on both databases."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

import pytest
from sqlalchemy import text

from bot.delivery.receiving.chat_queue import ChatQueue
from bot.delivery.receiving.inbox import UpdateStore
from bot.delivery.receiving.raw_update import RawUpdate
from bot.delivery.watching.metrics import Metrics
from bot.delivery.watching.outage import database_outage
from storage.engine import Database
from storage.errors import StorageError, WrongKey
from storage.repositories.delivery.inbox import Inbox
from tests.clocks import HandClock

REFUSED_CHAT = 13
ON_SQLITE = (
    "CREATE TRIGGER refuse BEFORE INSERT ON inbox WHEN {condition} BEGIN SELECT RAISE(ABORT, 'refused'); END",
    "DROP TRIGGER IF EXISTS refuse",
)
ON_POSTGRESQL = (
    "ALTER TABLE inbox ADD CONSTRAINT refuse CHECK (NOT ({condition}))",
    "ALTER TABLE inbox DROP CONSTRAINT IF EXISTS refuse",
)
EVERY_ONE = {"sqlite": "1", "postgresql": "true"}
OF_THE_CHAT = {"sqlite": f"NEW.chat_id = {REFUSED_CHAT}", "postgresql": f"chat_id = {REFUSED_CHAT}"}


def update_of(chat_id: int, update_id: int) -> RawUpdate:
    return RawUpdate(update_id=update_id, chat_id=chat_id, payload=json.dumps({"update_id": update_id}))


UPDATES = [update_of(chat_id, 100 + chat_id) for chat_id in (12, REFUSED_CHAT, 14)]


@asynccontextmanager
async def refusing(database: Database, condition: dict[str, str]) -> AsyncIterator[None]:
    """Let the database refuse the updates for which the condition holds."""
    begin, end = ON_SQLITE if database.is_sqlite else ON_POSTGRESQL
    await run(database, begin.format(condition=condition["sqlite" if database.is_sqlite else "postgresql"]))
    try:
        yield
    finally:
        await run(database, end)


async def run(database: Database, statement: str) -> None:
    async with database.raw(writes=True) as connection:
        await connection.execute(text(statement))


async def stored(database: Database) -> set[int]:
    """The chats of which something waits."""
    async with database.read() as uow:
        return {*await uow.inbox.waiting_chats()}


async def take(_: int) -> None:
    return None


def store_of(database: Database, clock: HandClock) -> UpdateStore:
    return UpdateStore(
        database=database,
        queue=ChatQueue(take),
        clock=clock,
        outage=database_outage(clock),
        metrics=Metrics(),
    )


class CountingClock(HandClock):
    """Counts the pauses."""

    pauses = 0

    async def sleep(self, seconds: float) -> None:
        """Let others run."""
        self.pauses += 1
        await super().sleep(seconds)


async def test_an_update_that_is_refused_alone_is_stepped_over_and_said(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    clock = CountingClock()
    async with refusing(database, OF_THE_CHAT):
        await store_of(database, clock).store_in_time(UPDATES)
    assert await stored(database) == {12, 14}
    assert (clock.pauses, "Update 113 cannot be stored (Conflict)" in caplog.text) == (0, True)


async def test_a_database_that_refuses_every_update_is_waited_for_and_nothing_is_lost(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    clock = CountingClock()
    async with refusing(database, EVERY_ONE):
        storing = asyncio.create_task(store_of(database, clock).store_in_time(UPDATES))
        while clock.pauses < 3:  # noqa: ASYNC110 -- until it has tried some times
            await asyncio.sleep(0.001)
        assert not storing.done()
    await storing
    assert await stored(database) == {12, REFUSED_CHAT, 14}
    assert "stepped over" not in caplog.text


async def test_keys_that_do_not_fit_lose_no_update(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = CountingClock()
    real = Database.take_part

    async def take_part(self: Database) -> None:
        if clock.pauses < 3:
            raise WrongKey("The keys were changed.")
        await real(self)

    monkeypatch.setattr(Database, "take_part", take_part)
    await store_of(database, clock).store_in_time(UPDATES)
    assert await stored(database) == {12, REFUSED_CHAT, 14}


async def test_a_refusal_that_passes_loses_no_update(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    real, refusals = Inbox.put, [StorageError("the database is about to take changes again")]

    async def put(self: Inbox, update_id: int, chat_id: int, payload: str, at: datetime) -> int | None:
        if refusals:
            raise refusals.pop()
        return await real(self, update_id, chat_id, payload, at)

    monkeypatch.setattr(Inbox, "put", put)
    await store_of(database, HandClock()).store_in_time(UPDATES[:1])
    assert await stored(database) == {12}


async def test_what_is_tried_out_leaves_nothing(database: Database) -> None:
    async with refusing(database, OF_THE_CHAT):
        await store_of(database, HandClock()).store_in_time(UPDATES[1:2])
    async with database.raw() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM inbox"))).scalar_one() == 0
