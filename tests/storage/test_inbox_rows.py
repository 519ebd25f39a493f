"""Rows of the inbox: one an update, kept when they cannot be handled, and never in two hands."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from storage.engine import Database
from storage.errors import WrongKey
from storage.records import InboxState
from storage.tables import CONVERSATION, INBOX
from storage.unit_of_work import UnitOfWork

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
LATER = NOW + timedelta(hours=49)


async def put(database: Database, update_id: int, chat_id: int = 1) -> int:
    """Store an update; our id of it."""
    async with database.begin() as uow:
        stored = await uow.inbox.put(update_id, chat_id, f'{{"update_id":{update_id}}}', NOW)
        await uow.commit()
    assert stored is not None
    return stored


async def give_up(database: Database, inbox_id: int, state: InboxState = InboxState.SET_ASIDE) -> None:
    async with database.begin() as uow:
        assert await uow.inbox.give_up(inbox_id, state, NOW, "ABC")
        await uow.commit()


async def kept(database: Database) -> dict[int, int | None]:
    """The update ids of what failed or was set aside, by our ids."""
    async with database.read() as uow:
        return {row.id: row.update_id for row in await uow.inbox.given_up(10)}


async def prune(database: Database, at: datetime) -> None:
    async with database.begin() as uow:
        await uow.inbox.prune(at - timedelta(hours=48))
        await uow.commit()


async def test_an_update_seen_twice_is_one_row(database: Database) -> None:
    stored = await put(database, 5)
    async with database.begin() as uow:
        assert await uow.inbox.put(5, 1, "{}", NOW) is None
        await uow.commit()
    async with database.read() as uow:
        assert await uow.inbox.waiting_chats() == {1: stored}


async def test_the_chats_that_wait_are_named_with_their_newest_and_the_longest_waiting_first(
    database: Database,
) -> None:
    rows = {number: await put(database, number, chat) for number, chat in enumerate((7, 3, 7, 3, 7), 1)}
    async with database.read() as uow:
        assert list((await uow.inbox.waiting_chats()).items()) == [(7, rows[5]), (3, rows[4])]
        assert await uow.inbox.oldest_of_each_chat() == [rows[1], rows[2]]


@pytest.mark.parametrize("state", [InboxState.FAILED, InboxState.SET_ASIDE])
async def test_what_was_given_up_keeps_its_text_and_waits_for_nobody(database: Database, state: InboxState) -> None:
    stored = await put(database, 5)
    await give_up(database, stored, state)
    async with database.read() as uow:
        (row,) = await uow.inbox.given_up(10)
        assert (row.state, row.reference, uow.inbox.text(row)) == (state, "ABC", '{"update_id":5}')
        assert await uow.inbox.waiting_chats() == {}
        assert await uow.inbox.is_done(5)
        assert await uow.inbox.given_up_count() == 1


async def test_what_another_replica_has_ended_is_not_given_up(database: Database) -> None:
    stored = await put(database, 5)
    async with database.begin() as uow:
        await uow.inbox.finish(stored, NOW)
        assert not await uow.inbox.give_up(stored, InboxState.FAILED, NOW, "ABC")


async def test_what_is_kept_frees_its_update_id_after_two_days_and_is_kept_on(database: Database) -> None:
    stored = await put(database, 5)
    await give_up(database, stored)
    await prune(database, NOW + timedelta(hours=47))
    assert await kept(database) == {stored: 5}
    await prune(database, LATER)
    assert await kept(database) == {stored: None}
    again = await put(database, 5)
    await give_up(database, again)
    await prune(database, LATER)
    assert await kept(database) == {again: None, stored: None}


async def test_what_is_tried_again_is_pending_and_has_no_deaths(database: Database) -> None:
    stored = await put(database, 5)
    async with database.begin() as uow:
        await uow.inbox.count_deaths(stored, 3)
        await uow.commit()
    await give_up(database, stored)
    async with database.begin() as uow:
        assert await uow.inbox.retry(stored)
        assert not await uow.inbox.retry(stored)
        assert not await uow.inbox.retry(stored + 1)
        row = await uow.inbox.oldest_pending(1)
        assert row is not None
        assert (row.id, row.deaths, row.reference, row.state) == (stored, 0, None, InboxState.PENDING)


async def test_all_that_was_given_up_is_tried_again_and_nothing_else(database: Database) -> None:
    done, *others = [await put(database, number) for number in range(1, 5)]
    async with database.begin() as uow:
        await uow.inbox.finish(done, NOW)
        await uow.commit()
    for stored in others[:2]:
        await give_up(database, stored)
    async with database.begin() as uow:
        assert await uow.inbox.retry_all() == 2
        await uow.commit()
    async with database.read() as uow:
        assert await uow.inbox.waiting_chats() == {1: others[2]}
        assert await uow.inbox.oldest_of_each_chat() == others[:1]


async def test_a_death_can_be_taken_back_but_not_from_what_is_done(database: Database) -> None:
    stored = await put(database, 5)
    async with database.begin() as uow:
        await uow.inbox.count_deaths(stored, 1)
        await uow.inbox.count_deaths(stored, 1)
        await uow.inbox.count_deaths(stored, -1)
        row = await uow.inbox.in_no_hand(stored)
        assert row is not None
        assert row.deaths == 1
        await uow.inbox.finish(stored, NOW)
        await uow.inbox.count_deaths(stored, -1)
        assert await uow.inbox.in_no_hand(stored) is None


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_what_another_replica_has_in_hand_is_in_a_hand(database: Database) -> None:
    mine, other = await put(database, 5), await put(database, 6, chat_id=2)

    async def in_no_hand(uow: UnitOfWork) -> list[bool]:
        return [await uow.inbox.in_no_hand(each) is not None for each in (mine, other)]

    async with database.begin() as handling:
        await handling.inbox.oldest_pending(1)
        async with database.begin() as starting:
            assert await asyncio.wait_for(in_no_hand(starting), 5) == [False, True]
    async with database.begin() as starting:
        assert await in_no_hand(starting) == [True, True]


async def test_a_row_that_cannot_be_opened_is_found_and_raises_only_when_it_is_read(database: Database) -> None:
    stored = await put(database, 5)
    async with database.raw(writes=True) as connection:
        await connection.execute(update(INBOX).values(payload="f:garbage"))
    async with database.read() as uow:
        assert await uow.inbox.waiting_chats() == {1: stored}
        row = await uow.inbox.oldest_pending(1)
        assert row is not None
        with pytest.raises(WrongKey):
            uow.inbox.text(row)


@pytest.mark.parametrize("stored", ["garbage", "f:garbage", "p:", "p:[]", "p:{", "p:null"])
async def test_a_conversation_that_cannot_be_read_is_idle_and_its_words_are_in_no_log(
    database: Database, stored: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with database.begin() as uow:
        await uow.conversations.lock(1, NOW)
        await uow.commit()
    async with database.raw(writes=True) as connection:
        await connection.execute(update(CONVERSATION).values(state="collecting", data=stored))
    async with database.begin() as uow:
        conversation = await uow.conversations.lock(1, NOW)
        assert (conversation.state, conversation.data) == ("idle", {})
        assert await uow.conversations.in_the_middle() == []
    assert "chat 1 cannot be read" in caplog.text
    assert stored.removeprefix("p:") == "" or f": {stored}" not in caplog.text
