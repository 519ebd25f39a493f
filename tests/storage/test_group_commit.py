"""Group commit on SQLite: units of work share commits, and none of them touches another."""

import asyncio
import sqlite3
import sys
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from pathlib import Path

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, text

from storage.engine import Database
from storage.errors import Unavailable
from storage.repositories.statements import AfterTheEnd
from storage.sqlite import DriverConnection, LoopConnection

ROOT = Path(__file__).parents[2]
COMMIT, ROLLBACK = "COMMIT", "ROLLBACK"


class Traced:
    """Every statement that reaches SQLite, with the thread that it ran in."""

    def __init__(self, database: Database) -> None:
        self.statements: list[tuple[str, str]] = []
        event.listen(database.sync_engine, "connect", lambda made, _: made.set_trace_callback(self._note))

    def _note(self, statement: str) -> None:
        self.statements.append((statement.split(maxsplit=1)[0].upper(), threading.current_thread().name))

    def count(self, verb: str) -> int:
        """How many statements began with that verb."""
        return sum(said == verb for said, _ in self.statements)

    def threads(self, verb: str) -> set[str]:
        """Where the statements with that verb ran."""
        return {thread for said, thread in self.statements if said == verb}


@pytest_asyncio.fixture
async def traced(sqlite_url: str) -> AsyncIterator[tuple[Database, Traced]]:
    """A database and what it is told."""
    database = await Database.open(sqlite_url)
    yield database, Traced(database)
    await database.close()


async def keep(database: Database, *names: str) -> None:
    """One unit of work that writes facts of those names."""
    async with database.begin() as uow:
        for name in names:
            await uow.facts.put(name, "kept")
        await uow.commit()


async def kept(database: Database, names: Sequence[str]) -> set[str]:
    """Which of the facts are there."""
    async with database.read() as uow:
        return {name for name in names if await uow.facts.get(name) is not None}


async def test_only_what_waits_for_the_disk_leaves_the_event_loop(traced: tuple[Database, Traced]) -> None:
    database, trace = traced
    await keep(database, "a")
    here = threading.current_thread().name
    assert (trace.threads("BEGIN"), trace.threads("INSERT")) == ({here}, {here})
    assert trace.threads(COMMIT).isdisjoint({here})


async def test_those_who_wait_for_each_other_share_a_commit(traced: tuple[Database, Traced]) -> None:
    database, trace = traced
    await asyncio.gather(*(keep(database, f"n{number}") for number in range(30)))
    assert len(await kept(database, [f"n{number}" for number in range(30)])) == 30
    assert trace.count(COMMIT) < 5


async def test_who_is_alone_waits_for_nobody(traced: tuple[Database, Traced]) -> None:
    database, trace = traced
    await keep(database, "the first, before which the keys are looked at")
    before = trace.count(COMMIT)
    for number in range(5):
        await keep(database, f"n{number}")
    assert trace.count(COMMIT) == before + 5


async def test_what_fails_among_others_takes_nothing_of_theirs_with_it(sqlite_database: Database) -> None:
    async def fail() -> None:
        async with sqlite_database.begin() as uow:
            await uow.facts.put("lost", "x")
            raise ZeroDivisionError

    ends = await asyncio.gather(
        keep(sqlite_database, "before"), fail(), keep(sqlite_database, "after"), return_exceptions=True
    )
    assert [type(end) for end in ends] == [type(None), ZeroDivisionError, type(None)]
    assert await kept(sqlite_database, ["before", "lost", "after"]) == {"before", "after"}


async def test_nobody_is_told_that_it_lasts_before_it_does(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, goes_on = asyncio.Event(), asyncio.Event()
    committed = DriverConnection.committed

    async def slowly(connection: DriverConnection) -> None:
        reached.set()
        await goes_on.wait()
        await committed(connection)

    monkeypatch.setattr(DriverConnection, "committed", slowly)
    units = [asyncio.create_task(keep(sqlite_database, name)) for name in "abc"]
    await reached.wait()
    assert await kept(sqlite_database, "abc") == set()
    assert not any(unit.done() for unit in units)
    goes_on.set()
    await asyncio.gather(*units)
    assert await kept(sqlite_database, "abc") == {"a", "b", "c"}


async def test_a_commit_that_fails_is_told_to_all_who_shared_it(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def break_down(_: DriverConnection) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    with monkeypatch.context() as broken:
        broken.setattr(DriverConnection, "committed", break_down)
        ends = await asyncio.gather(*(keep(sqlite_database, name) for name in "abc"), return_exceptions=True)
    assert [type(end) for end in ends] == [Unavailable] * 3
    assert await kept(sqlite_database, "abc") == set()
    await keep(sqlite_database, "later")
    assert await kept(sqlite_database, ["later"]) == {"later"}


async def test_where_sqlite_rolls_back_by_itself_all_who_shared_the_transaction_are_told(
    sqlite_database: Database,
) -> None:
    async def roll_back_everything() -> None:
        async with sqlite_database.begin() as uow:
            connection = uow._statements._connection
            assert isinstance(connection, LoopConnection)
            # As SQLite does on a full or broken disk.
            connection.driver.now(ROLLBACK)
            raise Unavailable

    ends = await asyncio.gather(keep(sqlite_database, "before"), roll_back_everything(), return_exceptions=True)
    assert [type(end) for end in ends] == [Unavailable] * 2
    assert await kept(sqlite_database, ["before"]) == set()
    await keep(sqlite_database, "later")
    assert await kept(sqlite_database, ["later"]) == {"later"}


async def test_who_gives_up_waiting_is_passed_over(sqlite_database: Database) -> None:
    async with sqlite_database.begin() as uow:
        waiting = [asyncio.create_task(keep(sqlite_database, name)) for name in "abc"]
        await asyncio.sleep(0)
        waiting[1].cancel()
        await uow.facts.put("first", "kept")
        await uow.commit()
    await asyncio.gather(waiting[0], waiting[2])
    assert await kept(sqlite_database, ["first", *"abc"]) == {"first", "a", "c"}


async def test_who_is_cancelled_at_a_commit_leaves_the_others_alone(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached = asyncio.Event()
    committed = DriverConnection.committed

    async def noted(connection: DriverConnection) -> None:
        reached.set()
        await committed(connection)

    monkeypatch.setattr(DriverConnection, "committed", noted)
    units = [asyncio.create_task(keep(sqlite_database, name)) for name in "abc"]
    await reached.wait()
    units[0].cancel()
    await asyncio.gather(*units, return_exceptions=True)
    assert await kept(sqlite_database, "abc") >= {"b", "c"}
    await keep(sqlite_database, "later")
    assert await kept(sqlite_database, ["later"]) == {"later"}


async def test_a_unit_of_work_is_over_with_its_commit(sqlite_database: Database) -> None:
    async with sqlite_database.begin() as uow:
        await uow.commit()
        with pytest.raises(AfterTheEnd):
            await uow.facts.put("late", "x")


async def test_a_unit_of_work_that_was_left_writes_nothing_into_anothers(sqlite_database: Database) -> None:
    async with sqlite_database.begin() as left:
        pass
    async with sqlite_database.begin() as other:
        with pytest.raises(AfterTheEnd):
            await left.facts.put("stray", "x")
        await other.commit()
    assert await kept(sqlite_database, ["stray"]) == set()


async def test_after_sqlite_gave_a_transaction_up_nothing_more_of_it_lasts(sqlite_database: Database) -> None:
    with pytest.raises(Unavailable):
        async with sqlite_database.begin() as uow:
            connection = uow._statements._connection
            pages = (await connection.execute(text("PRAGMA page_count"))).scalar()
            await connection.execute(text(f"PRAGMA max_page_count = {pages}"))
            with pytest.raises(Unavailable):
                await uow.facts.put("large", "x" * 1_000_000)
            with suppress(AfterTheEnd):
                await uow.facts.put("small", "x")
            await uow.commit()
    assert await kept(sqlite_database, ["large", "small"]) == set()


ASKING = """
import asyncio, sys
from storage.engine import Database

async def main():
    database = await Database.open(sys.argv[1])
    for number in range(8):
        async with database.begin() as uow:
            await uow.facts.put(f"other{number}", "kept")
            await uow.commit()
    await database.close()

asyncio.run(main())
"""


async def test_another_process_finds_a_gap_while_this_one_is_busy(sqlite_database: Database, sqlite_url: str) -> None:
    is_over = False

    async def keep_busy(name: str) -> None:
        while not is_over:
            async with sqlite_database.begin() as uow:
                await uow.facts.put(name, "kept")
                # What a handler takes to think.
                await asyncio.sleep(0.0005)
                await uow.commit()

    busy = [asyncio.create_task(keep_busy(f"n{number}")) for number in range(64)]
    other = await asyncio.create_subprocess_exec(
        sys.executable, "-c", ASKING, sqlite_url, cwd=ROOT, stderr=asyncio.subprocess.PIPE
    )
    async with asyncio.timeout(60):
        _, complaint = await other.communicate()
    is_over = True
    await asyncio.gather(*busy)
    assert (other.returncode, complaint) == (0, b"")


async def test_while_another_process_writes_the_loop_goes_on(sqlite_database: Database, tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "stardrill.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    unit = asyncio.create_task(keep(sqlite_database, "a"))
    for _ in range(100):
        await asyncio.sleep(0)
    assert not unit.done()
    other.execute("ROLLBACK")
    other.close()
    await unit
    assert await kept(sqlite_database, ["a"]) == {"a"}


Deed = st.sampled_from(["commit", "fail", "cancel", "leave"])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=st.lists(Deed, min_size=1, max_size=12), steps=st.lists(st.integers(0, 3), min_size=12, max_size=12))
def test_whatever_others_do_what_is_committed_is_there_and_what_is_not_is_not(
    migrated_file: Path, tmp_path: Path, deeds: list[str], steps: list[int]
) -> None:
    file = tmp_path / "any.sqlite3"
    for old in tmp_path.glob("any.sqlite3*"):
        old.unlink()
    file.write_bytes(migrated_file.read_bytes())
    asyncio.run(_whatever(f"sqlite:///{file}", deeds, steps))


async def _whatever(url: str, deeds: Sequence[str], steps: Sequence[int]) -> None:
    database = await Database.open(url)

    async def do(number: int, deed: str) -> None:
        async with database.begin() as uow:
            await uow.facts.put(f"n{number}", "kept")
            for _ in range(steps[number]):
                await asyncio.sleep(0)
            if deed == "fail":
                raise ZeroDivisionError
            if deed == "cancel":
                raise asyncio.CancelledError
            if deed == "commit":
                await uow.commit()

    await asyncio.gather(*(do(number, deed) for number, deed in enumerate(deeds)), return_exceptions=True)
    expected = {f"n{number}" for number, deed in enumerate(deeds) if deed == "commit"}
    assert await kept(database, [f"n{number}" for number in range(len(deeds))]) == expected
    await database.close()
