"""Times that cannot be read hide no row. SQLite alone can hold them: PostgreSQL's columns take nothing but times."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from storage.engine import Database
from storage.errors import Unreadable
from storage.records import DueKind, DueState, Settings, StoredUser
from storage.tables.lenient import LONG_AGO, LenientDate, LenientTime, LenientUtcDateTime
from storage.unit_of_work import UnitOfWork

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
FAR_AHEAD = "2026-13-45 00:00:00"
"""By its first digits it comes some day: it is claimed then, as any row is."""
BAD: tuple[object, ...] = ("nonsense", "", " ", "0", "12:00", FAR_AHEAD, "now", "ä", b"\x00\xff", 0, -1.5)
"""What SQLite keeps in a column of instants, and nobody can read."""
NEVER_DUE: tuple[object, ...] = ("garbage", ":", "ä", b"\x00\xff", b"2026-01-01")

bad = pytest.mark.parametrize("stored", BAD, ids=repr)


async def change(database: Database, statement: str, **values: object) -> None:
    """Change stored rows, past every check."""
    async with database.raw(writes=True) as connection:
        await connection.execute(text(statement), values)


async def user(database: Database, user_id: int = 1) -> None:
    async with database.begin() as uow:
        await uow.users.add(StoredUser(id=user_id, language="en", created_at=NOW, last_seen_at=NOW))
        await uow.settings.put(
            Settings(user_id=user_id, daily_time=time(7, 45), interview_on=date(2026, 5, 1), interview_at=time(10))
        )
        await uow.commit()


async def read(database: Database, look: Callable[[UnitOfWork], Awaitable[object]]) -> object:
    async with database.read() as uow:
        return await look(uow)


@bad
async def test_an_update_whose_arrival_cannot_be_read_comes_to_its_turn(
    sqlite_database: Database, stored: object
) -> None:
    async with sqlite_database.begin() as uow:
        first = await uow.inbox.put(1, 7, "{}", NOW)
        await uow.commit()
    await change(sqlite_database, "UPDATE inbox SET received_at = :stored", stored=stored)
    async with sqlite_database.begin() as uow:
        row = await uow.inbox.oldest_pending(7)
        assert row is not None
        assert (row.id, row.received_at) == (first, None)
        assert await uow.inbox.in_no_hand(row.id) == row


@bad
async def test_how_long_updates_and_messages_wait_is_told_by_those_that_can_be_read(
    sqlite_database: Database, stored: object
) -> None:
    async with sqlite_database.begin() as uow:
        for number in (1, 2):
            await uow.inbox.put(number, 7, "{}", NOW - timedelta(seconds=9))
            await uow.outbox.add(7, "{}", None, True, 0, NOW - timedelta(seconds=8))
        await uow.commit()

    async def lags(uow: UnitOfWork) -> tuple[float, float]:
        return await uow.inbox.lag(NOW), await uow.outbox.lag(NOW)

    await change(sqlite_database, "UPDATE inbox SET received_at = :stored WHERE id = 1", stored=stored)
    await change(sqlite_database, "UPDATE outbox SET not_before = :stored WHERE id = 1", stored=stored)
    assert await read(sqlite_database, lags) == (9.0, 8.0)
    await change(sqlite_database, "UPDATE inbox SET received_at = :stored", stored=stored)
    await change(sqlite_database, "UPDATE outbox SET not_before = :stored", stored=stored)
    assert await read(sqlite_database, lags) == (0.0, 0.0)


@bad
async def test_when_a_slot_was_sent_is_told_by_what_can_be_read(sqlite_database: Database, stored: object) -> None:
    async with sqlite_database.begin() as uow:
        for _ in range(2):
            await uow.outbox.sent(await uow.outbox.add(7, "{}", "slot", True, 0, NOW), NOW, 1)
        await uow.commit()
    await change(sqlite_database, "UPDATE outbox SET handled_at = :stored WHERE id = 1", stored=stored)
    assert await read(sqlite_database, lambda uow: uow.outbox.delivered_at(7, "slot")) == NOW
    await change(sqlite_database, "UPDATE outbox SET handled_at = :stored", stored=stored)
    assert await read(sqlite_database, lambda uow: uow.outbox.delivered_at(7, "slot")) is None


@pytest.mark.parametrize("stored", [*(each for each in BAD if each != FAR_AHEAD), *NEVER_DUE], ids=repr)
async def test_a_due_row_whose_instant_cannot_be_read_is_claimed_to_be_set_aside(
    sqlite_database: Database, stored: object
) -> None:
    await user(sqlite_database)
    async with sqlite_database.begin() as uow:
        for days in range(3):
            await uow.due.add(1, DueKind.DAILY, date(2026, 3, 2 + days), NOW + timedelta(days=days))
        await uow.commit()
    await change(sqlite_database, "UPDATE due SET due_at = :stored WHERE id = 2", stored=stored)
    async with sqlite_database.begin() as uow:
        assert [row.id for row in await uow.due.pending(1)] == [1, 3]
        assert await uow.due.next_at() == NOW
        assert sorted(row.id for row in await uow.due.claim(NOW, 10)) == [1, 2]
        assert len(await uow.due.claim(NOW, 1)) == 1
        with pytest.raises(Unreadable):
            await uow.due.get(2)
        await uow.due.finish(2, DueState.SET_ASIDE, NOW)
        assert [row.id for row in await uow.due.claim(NOW, 10)] == [1]


@bad
async def test_a_due_row_whose_day_cannot_be_read_is_stepped_over_until_it_is_due(
    sqlite_database: Database, stored: object
) -> None:
    await user(sqlite_database)
    async with sqlite_database.begin() as uow:
        await uow.due.add(1, DueKind.DAILY, date(2026, 3, 2), NOW)
        await uow.commit()
    await change(sqlite_database, "UPDATE due SET local_date = :stored", stored=stored)
    async with sqlite_database.begin() as uow:
        assert await uow.due.pending(1) == []
        with pytest.raises(Unreadable):
            await uow.due.get(1)


async def test_where_every_instant_can_be_read_nothing_is_claimed_before_its_time(database: Database) -> None:
    await user(database)
    async with database.begin() as uow:
        for days in range(1, 3):
            await uow.due.add(1, DueKind.DAILY, date(2026, 3, 2 + days), NOW + timedelta(days=days))
        assert await uow.due.claim(NOW, 10) == []
        await uow.commit()


@bad
async def test_a_user_whose_instants_cannot_be_read_was_seen_long_ago_and_is_mended_when_seen(
    sqlite_database: Database, stored: object
) -> None:
    await user(sqlite_database)
    await change(
        sqlite_database,
        "UPDATE users SET created_at = :stored, last_seen_at = :stored, blocked_at = :stored",
        stored=stored,
    )
    async with sqlite_database.begin() as uow:
        found = await uow.users.get(1)
        assert found == StoredUser(id=1, language="en", created_at=LONG_AGO, last_seen_at=LONG_AGO)
        await uow.users.seen(found, NOW)
        await uow.commit()
    async with sqlite_database.raw() as connection:
        row = (await connection.execute(text("SELECT created_at, last_seen_at, blocked_at FROM users"))).one()
    assert tuple(row) == ("1970-01-01 00:00:00.000000", "2026-03-02 12:00:00.000000", None)


@pytest.mark.parametrize("stored", [one for one in BAD if one != "12:00"], ids=repr)  # which is a time of day
async def test_settings_that_cannot_be_read_are_as_at_the_beginning_and_the_others_stay(
    sqlite_database: Database, stored: object
) -> None:
    await user(sqlite_database)
    await change(
        sqlite_database,
        "UPDATE settings SET daily_time = :stored, interview_on = :stored, interview_at = :stored, "
        "paused_until = :stored, mock_size = 8",
        stored=stored,
    )
    assert await read(sqlite_database, lambda uow: uow.settings.get(1)) == Settings(user_id=1, mock_size=8)


@bad
async def test_a_chat_that_stands_somewhere_since_nobody_knows_when_stands_there_for_long(
    sqlite_database: Database, stored: object
) -> None:
    async with sqlite_database.begin() as uow:
        await uow.conversations.lock(7, NOW)
        await uow.commit()
    await change(sqlite_database, "UPDATE conversations SET state = 'collecting', updated_at = :stored", stored=stored)
    async with sqlite_database.begin() as uow:
        chat = await uow.conversations.lock(7, NOW)
        assert (chat.state, chat.updated_at) == ("collecting", LONG_AGO)
        assert await uow.conversations.in_the_middle() == [chat]


@given(st.one_of(st.text(), st.binary(), st.integers(), st.floats(), st.none()))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
def test_whatever_is_stored_is_a_time_or_none(stored: object) -> None:
    from sqlalchemy.dialects import sqlite

    dialect = sqlite.dialect()
    kinds = ((LenientUtcDateTime(), datetime), (LenientDate(), date), (LenientTime(), time))
    for lenient_type, what in kinds:
        read_by = lenient_type.dialect_impl(dialect).result_processor(dialect, None)
        assert read_by is not None
        found = read_by(stored)
        assert found is None or isinstance(found, what)
