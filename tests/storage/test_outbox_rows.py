"""The newest content of a message is never lost between the one who writes it and the one who sends."""

import asyncio
from datetime import datetime, timedelta

import pytest
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


async def say(database: Database, text: str, slot: str | None = None, *, newest_only: bool = False) -> int:
    async with database.begin() as uow:
        message_id = await uow.outbox.add(1, text, slot, True, 0, START, newest_only=newest_only)
        await uow.commit()
    return message_id


async def to_be_sent(database: Database, at: datetime = START) -> list[str | None]:
    """Send all that may go at that instant; what that was, in order."""
    sent: list[str | None] = []
    async with database.begin() as uow:
        while heads := await uow.outbox.heads(at, 10, ()):
            sent += [head.payload for head in heads]
            for head in heads:
                await uow.outbox.sent(head.id, at, 7, head.revision)
        await uow.commit()
    return sent


async def test_the_newest_alone_of_a_slot_is_said_and_behind_what_was_said_since(database: Database) -> None:
    await say(database, "help")
    await say(database, "answer to one", "stray", newest_only=True)
    await say(database, "question")
    await say(database, "answer to two", "stray", newest_only=True)
    assert await to_be_sent(database) == ["help", "question", "answer to two"]


async def test_one_on_its_way_is_not_brought_back_by_its_arrival_and_the_newer_one_is_said(database: Database) -> None:
    on_its_way = await say(database, "one", "stray", newest_only=True)
    await say(database, "two", "stray", newest_only=True)
    async with database.begin() as uow:
        await uow.outbox.sent(on_its_way, START, 7)
        await uow.commit()
    assert await to_be_sent(database) == ["two"]


async def test_one_on_its_way_that_fails_is_not_tried_again(database: Database) -> None:
    on_its_way = await say(database, "one", "stray", newest_only=True)
    await say(database, "two", "stray", newest_only=True)
    async with database.begin() as uow:
        assert not await uow.outbox.retry(on_its_way, START + timedelta(seconds=30))
        await uow.outbox.drop(on_its_way, 0, START, "refused")
        await uow.outbox.set_aside(on_its_way, 0, START, "M1")
        await uow.commit()
    assert await to_be_sent(database) == ["two"]


@pytest.mark.parametrize("between", [["between"], []])
async def test_what_a_chat_has_to_wait_for_outlives_the_message_that_was_refused(
    database: Database, between: list[str]
) -> None:
    refused = await say(database, "one", "stray", newest_only=True)
    async with database.begin() as uow:
        await uow.outbox.retry(refused, START + timedelta(seconds=30))
        await uow.commit()
    for words in between:
        await say(database, words)
    await say(database, "two", "stray", newest_only=True)
    assert await to_be_sent(database) == []
    assert await to_be_sent(database, START + timedelta(seconds=30)) == [*between, "two"]


async def test_two_of_one_slot_in_two_chats_are_both_said(database: Database) -> None:
    await say(database, "one", "stray", newest_only=True)
    async with database.begin() as uow:
        await uow.outbox.add(2, "other chat", "stray", True, 0, START, newest_only=True)
        await uow.commit()
    assert await to_be_sent(database) == ["one", "other chat"]
