"""SQLite's connections: which file is opened, where the waiting is done, and what is left of what was deleted."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, suppress
from pathlib import Path

import pytest
import pytest_asyncio
import sqlalchemy
from sqlalchemy import event, text

from storage.encryption import cipher_for
from storage.engine import POOL_SIZE, Database
from storage.errors import Busy, Unavailable
from storage.schema import HEAD, revision, upgrade
from storage.sqlite import LoopConnection, LoopEngine

WORD = "xylophonist"
ODD_NAMES = (
    "per%20cent",
    "what?.sqlite3",
    "no#1",
    "a b c",
    "naïve größe 日本",
    'quote\'s "name"',
    "file:x",
    "a&b=c;d@e",
)


@pytest_asyncio.fixture
async def bare(tmp_path: Path) -> AsyncIterator[Database]:
    """A database without tables, and without a connection so far."""
    database = Database(LoopEngine(tmp_path / "bare.sqlite3", POOL_SIZE), cipher_for(()))
    yield database
    await database.close()


@pytest.mark.parametrize("name", ODD_NAMES)
async def test_a_file_is_opened_and_migrated_under_the_very_name_that_is_given(tmp_path: Path, name: str) -> None:
    folder = tmp_path / f"in {name}"
    folder.mkdir()
    database = Database(LoopEngine(folder / name, POOL_SIZE), cipher_for(()))
    await upgrade(database)
    assert await revision(database) == HEAD
    await database.close()
    assert [file.name for file in folder.iterdir()] == [name]


async def test_a_path_from_home_is_opened_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    database = await Database.open("sqlite:///~/deep/stardrill.sqlite3")
    await database.ping()
    await database.close()
    assert (tmp_path / "deep" / "stardrill.sqlite3").is_file()


async def test_a_connection_is_opened_off_the_event_loop(bare: Database) -> None:
    threads: list[str] = []
    event.listen(bare.sync_engine, "connect", lambda *_: threads.append(threading.current_thread().name))
    await bare.ping()
    assert len(threads) == 1
    assert threading.current_thread().name not in threads


async def test_what_runs_with_a_connection_as_a_whole_runs_off_the_event_loop(bare: Database) -> None:
    async with bare.raw() as connection:
        thread = await connection.run_sync(lambda _: threading.current_thread().name)
    assert thread != threading.current_thread().name


async def test_who_finds_no_connection_free_waits_without_holding_the_loop(sqlite_database: Database) -> None:
    async with AsyncExitStack() as readers:
        first = await readers.enter_async_context(AsyncExitStack())
        await first.enter_async_context(sqlite_database.read())
        for _ in range(POOL_SIZE - 1):
            await readers.enter_async_context(sqlite_database.read())
        waiting = asyncio.create_task(sqlite_database.ping())
        for _ in range(20):
            await asyncio.sleep(0)
        assert not waiting.done()
        await first.aclose()
        await waiting


async def test_who_waits_too_long_for_a_connection_is_told_that_there_is_none(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.sqlite.CHECKOUT_TIMEOUT_S", 0.01)
    async with AsyncExitStack() as readers:
        for _ in range(POOL_SIZE):
            await readers.enter_async_context(sqlite_database.read())
        with pytest.raises(Unavailable):
            await sqlite_database.ping()
    await sqlite_database.ping()


async def test_who_is_cancelled_while_a_connection_is_opened_gives_it_back(bare: Database) -> None:
    opening, goes_on = threading.Event(), threading.Event()

    def open_slowly(*_: object) -> None:
        opening.set()
        goes_on.wait()

    event.listen(bare.sync_engine, "connect", open_slowly)
    reader = asyncio.create_task(bare.ping())
    await asyncio.get_running_loop().run_in_executor(None, opening.wait)
    reader.cancel()
    await asyncio.sleep(0)
    goes_on.set()
    with pytest.raises(asyncio.CancelledError):
        await reader
    pool = bare.sync_engine.pool
    assert isinstance(pool, sqlalchemy.QueuePool)
    assert (pool.checkedin(), pool.checkedout()) == (1, 0)


async def test_a_connection_that_breaks_leaves_its_place_to_another(sqlite_database: Database) -> None:
    for _ in range(POOL_SIZE + 1):
        with suppress(Unavailable):
            async with sqlite_database.raw() as connection:
                assert isinstance(connection, LoopConnection)
                await connection.execute(text("SELECT 1"))
                connection.driver.close()
    await sqlite_database.ping()


async def remember_and_delete(database: Database) -> None:
    """Store the word, and delete it."""
    async with database.begin() as uow:
        await uow.facts.put("name", WORD)
        await uow.commit()
    async with database.begin() as uow:
        await uow.facts.delete("name")
        await uow.commit()


def found(folder: Path) -> set[str]:
    """In which files the word stands."""
    return {file.name for file in folder.glob("stardrill.sqlite3*") if WORD.encode() in file.read_bytes()}


async def test_what_was_deleted_is_in_no_file_after_it_is_forgotten(sqlite_database: Database, tmp_path: Path) -> None:
    await remember_and_delete(sqlite_database)
    assert found(tmp_path) == {"stardrill.sqlite3-wal"}
    await sqlite_database.forget_deleted()
    assert found(tmp_path) == set()


async def test_what_was_deleted_from_the_file_itself_is_overwritten(sqlite_database: Database, tmp_path: Path) -> None:
    async with sqlite_database.begin() as uow:
        await uow.facts.put("name", WORD)
        await uow.commit()
    await sqlite_database.forget_deleted()
    assert found(tmp_path) == {"stardrill.sqlite3"}
    await remember_and_delete(sqlite_database)
    await sqlite_database.forget_deleted()
    assert found(tmp_path) == set()


async def test_what_was_deleted_is_forgotten_while_others_write(sqlite_database: Database, tmp_path: Path) -> None:
    is_over = False

    async def keep_busy(name: str) -> None:
        while not is_over:
            async with sqlite_database.begin() as uow:
                await uow.facts.put(name, "kept")
                await uow.commit()

    await remember_and_delete(sqlite_database)
    busy = [asyncio.create_task(keep_busy(f"n{number}")) for number in range(64)]
    await sqlite_database.forget_deleted()
    assert found(tmp_path) == set()
    is_over = True
    await asyncio.gather(*busy)


async def test_while_somebody_reads_on_the_log_stays_and_nothing_else_waits(
    sqlite_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.engine.BUSY_TIMEOUT_S", 0.05)
    async with sqlite_database.begin() as uow:
        await uow.facts.put("name", WORD)
        await uow.commit()
    async with sqlite_database.read() as reader:
        await remember_and_delete(sqlite_database)
        with pytest.raises(Busy):
            await sqlite_database.forget_deleted()
        await remember_and_delete(sqlite_database)
        assert await reader.facts.get("name") == WORD
    await sqlite_database.forget_deleted()
    assert found(tmp_path) == set()


async def test_another_process_that_writes_is_waited_for(sqlite_database: Database, tmp_path: Path) -> None:
    await remember_and_delete(sqlite_database)
    other = sqlite3.connect(tmp_path / "stardrill.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    forgetting = asyncio.create_task(sqlite_database.forget_deleted())
    for _ in range(20):
        await asyncio.sleep(0)
    assert not forgetting.done()
    other.execute("ROLLBACK")
    other.close()
    await forgetting
    assert found(tmp_path) == set()


async def test_either_database_is_asked_to_forget_in_the_same_way(database: Database) -> None:
    await database.forget_deleted()
