"""`stardrill db`: bring the database to this version's tables, and say where it is."""

import asyncio
from collections.abc import Sequence

from bot.shell.errors import ShellError
from storage.engine import Database
from storage.errors import StorageError
from storage.schema import HEAD, revision
from storage.schema import upgrade as migrate


def upgrade(url: str, keys: Sequence[str]) -> str:
    """Migrate, and say so. Raises ShellError with what to do."""
    return asyncio.run(_with(url, keys, migrating=True))


def current(url: str, keys: Sequence[str]) -> str:
    """At which revision the database is. Raises ShellError with what to do."""
    return asyncio.run(_with(url, keys, migrating=False))


async def _with(url: str, keys: Sequence[str], *, migrating: bool) -> str:
    try:
        database = await Database.open(url, keys)
        try:
            if migrating:
                await migrate(database)
            return _said(await revision(database))
        finally:
            await database.close()
    except StorageError as error:
        raise ShellError(str(error)) from error


def _said(found: str | None) -> str:
    if found is None:
        return "The database is empty. `stardrill db upgrade` makes its tables."
    if found == HEAD:
        return f"The database is at revision {found}, the newest."
    return f"The database is at revision {found}; `stardrill db upgrade` brings it to {HEAD}."
