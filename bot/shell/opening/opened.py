"""Opens the database for a command as it is: nothing is created or migrated."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager

from bot.shell.errors import ShellError
from storage.engine import Database
from storage.errors import StorageError
from storage.schema import HEAD, revision
from storage.url import file_of

NO_DATABASE = "There is no database yet: the first run makes it."
OTHER_TABLES = "The database's tables are not this version's. Run `stardrill db upgrade` first."


def is_missing(url: str) -> bool:
    """Return whether the SQLite file of a URL is missing; False on PostgreSQL. Raises BadDatabaseUrl."""
    file = file_of(url)
    return file is not None and not file.exists()


@asynccontextmanager
async def opened(url: str, keys: Sequence[str]) -> AsyncIterator[Database]:
    """Open a database with this version's tables. Raises StorageError, and ShellError for other tables."""
    if is_missing(url):
        raise ShellError(NO_DATABASE)
    database = await Database.open(url, keys)
    try:
        if await revision(database) != HEAD:
            raise ShellError(OTHER_TABLES)
        yield database
    finally:
        await database.close()


def on_database(url: str, keys: Sequence[str], call: Callable[[Database], Awaitable[str]]) -> str:
    """Return the result of a call on the database, or that there is none yet. Raises ShellError with what to do."""

    async def called() -> str:
        async with opened(url, keys) as database:
            return await call(database)

    try:
        return NO_DATABASE if is_missing(url) else asyncio.run(called())
    except StorageError as error:
        raise ShellError(str(error)) from error
