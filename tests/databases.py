"""Fixtures of real databases: SQLite in a file, and a PostgreSQL that the tests start themselves from a wheel.

`TEST_DATABASE_URL` names a PostgreSQL to use instead; its database is emptied.
"""

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import text

from storage.engine import Database
from storage.models import Base
from storage.schema import upgrade
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


@pytest.fixture(params=BACKENDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database, once for each kind; what is in it is cleared by `database`."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'stardrill.sqlite3'}"
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


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of a SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'stardrill.sqlite3'}"


@pytest_asyncio.fixture
async def sqlite_database(sqlite_url: str) -> AsyncIterator[Database]:
    """A migrated, empty database on SQLite alone."""
    opened = await Database.open(sqlite_url)
    await upgrade(opened)
    yield opened
    await opened.close()


async def clear(database: Database) -> None:
    """Delete every row of every table."""
    async with database.engine.begin() as connection:
        if database.is_sqlite:
            for table in reversed(Base.metadata.sorted_tables):
                await connection.execute(table.delete())
        else:
            tables = ", ".join(Base.metadata.tables)
            await connection.execute(text(f"TRUNCATE {tables} RESTART IDENTITY CASCADE"))


async def tables(database: Database) -> dict[str, int]:
    """How many rows each table holds."""
    async with database.engine.connect() as connection:
        return {
            name: int((await connection.execute(text(f"SELECT count(*) FROM {name}"))).scalar_one())  # noqa: S608 -- our names
            for name in Base.metadata.tables
        }
