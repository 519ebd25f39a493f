"""Databases: what a unit of work keeps, and what is raised when the database is away."""

import asyncio
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import event, text

from storage.engine import Database
from storage.errors import Unavailable
from storage.schema import upgrade

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


async def test_what_is_committed_stays(database: Database) -> None:
    async with database.begin() as uow:
        await uow.facts.put("name", "value")
        await uow.commit()
    async with database.read() as uow:
        assert await uow.facts.get("name") == "value"


async def test_what_is_not_committed_is_gone(database: Database) -> None:
    async with database.begin() as uow:
        await uow.facts.put("name", "value")
    async with database.read() as uow:
        assert await uow.facts.get("name") is None


async def test_a_crash_rolls_back(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        async with database.begin() as uow:
            await uow.facts.put("name", "value")
            raise ZeroDivisionError
    async with database.read() as uow:
        assert await uow.facts.get("name") is None


async def test_writers_wait_for_each_other_and_none_fails(database: Database) -> None:
    async def write(number: int) -> None:
        async with database.begin() as uow:
            await uow.facts.put(f"n{number}", "x")
            await asyncio.sleep(0)
            await uow.commit()

    await asyncio.gather(*(write(number) for number in range(30)))
    async with database.read() as uow:
        assert [await uow.facts.get(f"n{number}") for number in range(30)] == ["x"] * 30


async def test_a_reader_does_not_wait_for_a_writer(database: Database) -> None:
    async with database.begin() as writer:
        await writer.facts.put("name", "value")
        async with database.read() as reader:
            assert await reader.facts.get("name") is None


async def test_sqlite_loses_nothing_at_a_power_cut_and_overwrites_what_is_deleted(sqlite_database: Database) -> None:
    async with sqlite_database.raw() as connection:
        pragmas = {
            name: (await connection.execute(text(f"PRAGMA {name}"))).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


async def test_a_locked_database_is_unavailable(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.engine.BUSY_TIMEOUT_S", 0.05)
    database = await Database.open(sqlite_url)
    await upgrade(database)
    other = sqlite3.connect(tmp_path / "stardrill.sqlite3", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Unavailable):
        async with database.begin() as uow:
            await uow.commit()
    other.execute("ROLLBACK")
    async with database.begin() as uow:
        await uow.facts.put("name", "value")
        await uow.commit()
    other.close()
    await database.close()


async def test_a_database_that_was_closed_hands_out_nothing_more(database: Database) -> None:
    await database.close()
    with pytest.raises(Unavailable):
        await database.ping()


async def test_a_connection_that_comes_back_after_the_close_is_closed(sqlite_database: Database) -> None:
    opened: list[sqlite3.Connection] = []
    event.listen(sqlite_database.sync_engine, "connect", lambda made, _: opened.append(made))
    sqlite_database.sync_engine.dispose()
    async with sqlite_database.read() as uow:
        await sqlite_database.close()
        await uow.ping()
    (connection,) = opened
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.total_changes  # noqa: B018 -- the look at it is what is refused


async def test_a_postgresql_that_is_not_there_is_unavailable() -> None:
    database = await Database.open("postgresql://nobody:hunter2@127.0.0.1:1/nothing")
    with pytest.raises(Unavailable) as caught:
        await database.ping()
    assert "hunter2" not in str(caught.value)
    await database.close()


async def test_a_full_disk_is_unavailable_and_says_nothing_of_the_text(sqlite_database: Database) -> None:
    async with sqlite_database.begin() as uow:
        await uow.ping()
        connection = uow._statements._connection
        pages = (await connection.execute(text("PRAGMA page_count"))).scalar()
        await connection.execute(text(f"PRAGMA max_page_count = {pages}"))
        with pytest.raises(Unavailable) as caught:
            await uow.inbox.put(1, 1, "secret story " * 10_000, NOW)
        assert "secret" not in str(caught.value)
