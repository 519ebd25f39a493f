"""`stardrill db`: migrates the database, and shows its revision."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from bot.shell.errors import ShellError
from bot.shell.opening.opened import is_missing
from storage.engine import Database
from storage.errors import StorageError
from storage.process_lock import exclusive
from storage.schema import HEAD, revision
from storage.schema import upgrade as migrate

EMPTY = "The database is empty. `stardrill db upgrade` makes its tables."


def upgrade(url: str, keys: Sequence[str]) -> str:
    """Migrate, and return what was done. The bot must be stopped (SQLite). Raises ShellError with what to do."""
    try:
        with exclusive(url):
            return _said(asyncio.run(_on(url, keys, _migrated)))
    except StorageError as error:
        raise ShellError(str(error)) from error


def current(url: str, keys: Sequence[str]) -> str:
    """Return a sentence on the database's revision, without creating a file. Raises ShellError with what to do."""
    try:
        return _said(None if is_missing(url) else asyncio.run(_on(url, keys, revision)))
    except StorageError as error:
        raise ShellError(str(error)) from error


async def _migrated(database: Database) -> str | None:
    await migrate(database)
    return await revision(database)


async def _on(url: str, keys: Sequence[str], call: Callable[[Database], Awaitable[str | None]]) -> str | None:
    database = await Database.open(url, keys)
    try:
        return await call(database)
    finally:
        await database.close()


def _said(found: str | None) -> str:
    if found is None:
        return EMPTY
    if found == HEAD:
        return f"The database is at revision {found}, the newest."
    return f"The database is at revision {found}; `stardrill db upgrade` brings it to {HEAD}."
