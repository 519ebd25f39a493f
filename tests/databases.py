"""Fixtures of real databases: SQLite in a file, and a PostgreSQL that the tests start themselves from a wheel.

`TEST_DATABASE_URL` names a PostgreSQL to use instead; its database is emptied.
"""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import Table, inspect, text

from storage.engine import Database
from storage.key_check import NO_KEY
from storage.schema import upgrade
from storage.tables import METADATA
from storage.url import file_of
from tests.postgres import PostgresServer

BACKENDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """The URL of a PostgreSQL database."""
    named = os.environ.get("TEST_DATABASE_URL")
    if named:
        yield named
        return
    server = PostgresServer()
    yield server.url
    server.end()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the newest tables and nothing in them: copied, it saves each test the migrations."""
    file = tmp_path_factory.mktemp("migrated") / "stardrill.sqlite3"
    asyncio.run(_migrate(f"sqlite:///{file}"))
    return file


async def _migrate(url: str) -> None:
    database = await Database.open(url)
    await upgrade(database)
    async with database.begin() as uow:
        await uow.facts.delete(NO_KEY)
        await uow.commit()
    await database.close()


@pytest.fixture(params=BACKENDS)
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of a database, once for each kind; what is in it is cleared by `database`."""
    if request.param == "sqlite":
        return str(request.getfixturevalue("sqlite_url"))
    url: str = request.getfixturevalue("postgresql_url")
    return url


@pytest_asyncio.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A migrated, empty database, once on SQLite and once on PostgreSQL."""
    opened = await Database.open(database_url)
    await upgrade(opened)
    await clear(opened)
    yield opened
    await opened.close()


@pytest_asyncio.fixture
async def empty(database_url: str) -> AsyncIterator[Database]:
    """A database without a table, once on SQLite and once on PostgreSQL; whoever comes next migrates it."""
    file = file_of(database_url)
    if file is not None:
        file.unlink()
    opened = await Database.open(database_url)
    await _drop_tables(opened)
    yield opened
    await _drop_tables(opened)
    await opened.close()


@pytest.fixture
def sqlite_url(migrated_file: Path, tmp_path: Path) -> str:
    """The URL of a SQLite file with the newest tables and nothing in them."""
    file = tmp_path / "stardrill.sqlite3"
    shutil.copy(migrated_file, file)
    return f"sqlite:///{file}"


@pytest_asyncio.fixture
async def sqlite_database(sqlite_url: str) -> AsyncIterator[Database]:
    """A migrated, empty database on SQLite alone."""
    opened = await Database.open(sqlite_url)
    await upgrade(opened)
    yield opened
    await opened.close()


async def clear(database: Database) -> None:
    """Delete every row of every table, and let ids begin with 1 again."""
    tables = METADATA.sorted_tables[::-1]
    async with database.raw(writes=True) as connection:
        if database.is_sqlite:
            for table in tables:
                await connection.execute(table.delete())
        else:
            # TRUNCATE takes ten times as long: it makes new files for each table and each of its indexes.
            await connection.execute(text(f"DO $$ BEGIN {''.join(_emptying(table) for table in tables)} END $$"))


def _emptying(table: Table) -> str:
    """Return PostgreSQL's statements that delete the rows of a table and reset what counts its ids."""
    counted = table.autoincrement_column
    delete = f"DELETE FROM {table.name}; "  # noqa: S608 -- our names
    if counted is None:
        return delete
    return delete + f"PERFORM setval(pg_get_serial_sequence('{table.name}', '{counted.name}'), 1, false); "


async def _drop_tables(database: Database) -> None:
    """Leave PostgreSQL without a table, whatever its revision; a SQLite file is thrown away."""
    if database.is_sqlite:
        return
    async with database.raw(writes=True) as connection:
        found = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
        if found:
            await connection.execute(text(f"DROP TABLE {', '.join(found)} CASCADE"))


async def tables(database: Database) -> dict[str, int]:
    """How many rows each table holds."""
    async with database.raw() as connection:
        return {
            name: int((await connection.execute(text(f"SELECT count(*) FROM {name}"))).scalar_one())  # noqa: S608 -- our names
            for name in METADATA.tables
        }
