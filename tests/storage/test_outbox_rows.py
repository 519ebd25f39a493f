"""The newest content of a message is never lost between the one who writes it and the one who sends."""

import asyncio

from sqlalchemy import text

from storage.engine import Database
from storage.schema import upgrade
from tests.clocks import START
from tests.databases import clear


async def test_an_edit_written_while_its_message_is_marked_as_sent_is_sent_too(postgresql_url: str) -> None:
    database = await Database.open(postgresql_url)
    await upgrade(database)
    await clear(database)
    async with database.begin() as uow:
        first = await uow.outbox.add(1, "one", "slot", True, 0, START)
        await uow.commit()

    async def edit() -> None:
        async with database.begin() as uow:
            await uow.outbox.add(1, "two", "slot", False, 0, START)
            await uow.commit()

    async with database.begin() as uow:
        await uow.outbox.sent(first, START, 7)
        writing = asyncio.create_task(edit())
        await _somebody_waits(database)
        await uow.commit()
    await writing
    async with database.read() as uow:
        (head,) = await uow.outbox.heads(START, 10, ())
    assert head.payload == "two"
    await database.close()


async def _somebody_waits(database: Database) -> None:
    """Until a statement waits for a lock."""
    waiting = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
    while True:
        async with database.raw() as connection:
            if (await connection.execute(waiting)).scalar_one():
                return
