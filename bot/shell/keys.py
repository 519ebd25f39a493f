"""`stardrill keys`: makes a key, seals what was stored before there was one, and seals all with the newest."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from bot.shell.errors import ShellError
from storage import resealing
from storage.engine import Database
from storage.errors import StorageError
from storage.schema import HEAD, revision

NO_KEY = "Set STARDRILL_ENCRYPTION_KEYS first. `stardrill keys new` makes a key."


def new() -> str:
    """A new Fernet key."""
    from cryptography.fernet import Fernet  # noqa: PLC0415 -- 40 ms that only this needs

    return Fernet.generate_key().decode()


def encrypt(url: str, keys: Sequence[str]) -> str:
    """Seal the texts from before there was a key, and say how many. Raises ShellError with what to do."""
    return asyncio.run(_with(url, keys, resealing.encrypt, "Encrypted {count:,} texts that were stored as they are."))


def rotate(url: str, keys: Sequence[str]) -> str:
    """Seal every text with the newest key, and say how many. Raises ShellError with what to do."""
    said = "Sealed {count:,} texts with the newest key. The older keys can go from STARDRILL_ENCRYPTION_KEYS now."
    return asyncio.run(_with(url, keys, resealing.rotate, said))


async def _with(url: str, keys: Sequence[str], call: Callable[[Database], Awaitable[int]], said: str) -> str:
    if not keys:
        raise ShellError(NO_KEY)
    try:
        database = await Database.open(url, keys)
        try:
            if await revision(database) != HEAD:
                raise ShellError("The database is not at the newest revision. Run `stardrill db upgrade` first.")
            return said.format(count=await call(database))
        finally:
            await database.close()
    except StorageError as error:
        raise ShellError(str(error)) from error
