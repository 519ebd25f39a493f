"""Migrations: up, down and up again on both databases; the result is what `storage.tables` says."""

import asyncio
import os
import signal
import sqlite3
import sys
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from storage.engine import Database
from storage.errors import BadDatabaseUrl, StorageError
from storage.process_lock import ProcessLock
from storage.schema import HEAD, alembic_config, downgrade, revision, upgrade
from storage.tables import METADATA
from tests.databases import tables
from tests.faults.process import PYTHON
from tests.shell.beside import begin
from tests.storage.begun import migrations_read_once

__all__ = ["migrations_read_once"]

REVISIONS = [script.revision for script in ScriptDirectory.from_config(alembic_config()).walk_revisions("base", "head")]
KILLED_BEFORE_THE_REVISION = """
import asyncio, os, signal, sys
from sqlalchemy import event
from storage.engine import Database
from storage.schema import upgrade

async def main():
    database = await Database.open(sys.argv[1])

    @event.listens_for(database.sync_engine, "before_cursor_execute")
    def kill(connection, cursor, statement, *rest):
        if statement.startswith("INSERT INTO alembic_version"):
            os.kill(os.getpid(), signal.SIGKILL)

    await upgrade(database)

asyncio.run(main())
"""
"""A program that makes the tables of the database whose URL it is given, and is killed when all of them are made."""


def test_the_known_head_is_the_newest_revision() -> None:
    assert ScriptDirectory.from_config(alembic_config()).get_current_head() == HEAD


async def test_an_empty_database_gets_every_table(empty: Database) -> None:
    assert await revision(empty) is None
    await upgrade(empty)
    assert await revision(empty) == HEAD
    assert set(await tables(empty)) == set(METADATA.tables)


async def test_all_the_way_back_there_is_no_table_left(empty: Database) -> None:
    await upgrade(empty)
    await downgrade(empty, "base")
    async with empty.raw() as connection:
        assert await connection.run_sync(lambda sync: inspect(sync).get_table_names()) == ["alembic_version"]
    assert await revision(empty) is None


@pytest.mark.usefixtures("migrations_read_once")
async def test_each_revision_goes_up_down_and_up(empty: Database) -> None:
    for step in REVISIONS[::-1]:
        await upgrade(empty, step)
        await downgrade(empty, "-1")
        await upgrade(empty, step)
        assert await revision(empty) == step


async def test_the_tables_of_a_new_database_are_those_that_the_migrations_make(empty: Database) -> None:
    await upgrade(empty)
    made_at_once = await _declared(empty)
    await downgrade(empty, "base")
    await _migrate(empty)
    assert await _declared(empty) == made_at_once


async def test_a_new_database_needs_no_migrations(empty: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "alembic", None)
    await upgrade(empty)
    assert await revision(empty) == HEAD


async def test_of_two_that_meet_at_a_new_database_one_makes_it_and_neither_needs_migrations(
    empty: Database, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "alembic", None)
    other = await Database.open(database_url)
    await asyncio.gather(upgrade(empty), upgrade(other))
    await other.close()
    assert await revision(empty) == HEAD


async def test_killed_before_the_revision_is_noted_a_new_database_is_empty_and_the_next_start_makes_it(
    empty: Database, database_url: str
) -> None:
    killed = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", KILLED_BEFORE_THE_REVISION, database_url), env={**os.environ, **PYTHON}
    )
    assert await killed.wait() == -signal.SIGKILL
    async with empty.raw() as connection:
        assert await connection.run_sync(lambda sync: inspect(sync).get_table_names()) == []
    assert await upgrade(empty) is None
    assert await revision(empty) == HEAD


async def test_a_table_of_somebody_else_is_neither_used_nor_changed(empty: Database) -> None:
    async with empty.raw(writes=True) as connection:
        await connection.execute(text("CREATE TABLE users (theirs INTEGER)"))
    with pytest.raises(StorageError, match="the database"):
        await upgrade(empty)
    async with empty.raw() as connection:
        assert await connection.run_sync(lambda sync: inspect(sync).get_table_names()) == ["users"]


async def test_the_migrated_tables_are_what_the_declared_ones_say(empty: Database) -> None:
    await _migrate(empty)

    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, METADATA))

    async with empty.raw() as connection:
        assert await connection.run_sync(differences) == []


async def _migrate(database: Database) -> None:
    """Migrate an empty database to the newest revision through all others."""
    await upgrade(database, REVISIONS[-1])
    await upgrade(database)


async def _declared(database: Database) -> dict[str, dict[str, object]]:
    """Return what the database says of each of its tables, whatever the order of columns and constraints."""

    def found(connection: Connection) -> dict[str, dict[str, object]]:
        told = inspect(connection)
        return {
            name: {
                "columns": _sorted({**column, "type": str(column["type"])} for column in told.get_columns(name)),
                "key": told.get_pk_constraint(name),
                "foreign keys": _sorted(told.get_foreign_keys(name)),
                "unique": _sorted(told.get_unique_constraints(name)),
                "checks": _sorted(told.get_check_constraints(name)),
                "indexes": _sorted(_with_condition_as_text(index) for index in told.get_indexes(name)),
            }
            for name in told.get_table_names()
        }

    async with database.raw() as connection:
        return await connection.run_sync(found)


def _sorted(described: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return sorted(described, key=lambda each: str(each["name"]))


def _with_condition_as_text(index: Mapping[str, Any]) -> Mapping[str, Any]:
    options = {name: str(value) for name, value in index.get("dialect_options", {}).items()}
    return {**index, "dialect_options": options}


async def test_upgrading_again_changes_nothing(database: Database) -> None:
    before = await tables(database)
    await upgrade(database)
    await upgrade(database)
    assert {**await tables(database), "facts": 0} == {**before, "facts": 0}


async def test_replicas_that_start_together_migrate_once(empty: Database, database_url: str, tmp_path: Path) -> None:
    environment = {**os.environ, **PYTHON, "DATABASE_URL": database_url}
    outputs = [tmp_path / f"replica-{number}" for number in range(3)]
    for output in outputs:
        output.touch()
    replicas = await asyncio.gather(*(begin(["db", "upgrade"], tmp_path, environment, output) for output in outputs))
    await asyncio.gather(*(replica.wait() for replica in replicas))
    said = [output.read_text(encoding="utf-8") for output in outputs]
    # A SQLite file has one process: whoever comes meanwhile is refused.
    refused = [words for words in said if empty.is_sqlite and "Another Stardrill uses" in words]
    assert ["the newest" in words for words in said if words not in refused] == [True] * (3 - len(refused)), said
    assert len(refused) < 3
    assert await revision(empty) == HEAD


async def test_a_database_of_a_newer_version_is_refused(database: Database) -> None:
    async with database.raw(writes=True) as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StorageError, match="newer version"):
        await upgrade(database)
    async with database.raw(writes=True) as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = :head"), {"head": HEAD})


async def test_a_sqlite_file_of_another_program_is_refused_and_left(tmp_path: Path) -> None:
    file = tmp_path / "theirs.sqlite3"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE theirs (id INTEGER)")
    file.chmod(0o644)
    before = file.read_bytes()
    for refused in (Database.open(f"sqlite:///{file}"), asyncio.to_thread(ProcessLock(file).take)):
        with pytest.raises(
            BadDatabaseUrl, match=r"theirs\.sqlite3 is a database of another program\. Name another file"
        ):
            await refused
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (before, 0o644)
    assert [*tmp_path.iterdir()] == [file]
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT name FROM sqlite_schema").fetchall() == [("theirs",)]
