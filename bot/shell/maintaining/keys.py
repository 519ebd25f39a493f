"""`stardrill keys`: makes a key, encrypts texts stored before there was one, and re-encrypts all with the newest."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from contextlib import closing
from pathlib import Path

from bot.conversation.texts.html import count
from bot.shell.errors import ShellError
from bot.shell.opening.opened import is_missing, opened
from storage import resealing
from storage.engine import Database
from storage.errors import StorageError
from storage.process_lock import exclusive
from storage.resealing import Resealed
from storage.url import file_of

NO_KEY = "Set STARDRILL_ENCRYPTION_KEYS first. `stardrill keys new` makes a key."
BACKUPS_ARE_PLAIN = "Backups from before still hold the texts as they were."
BACKUPS_NEED_KEYS = "Keep them with the backups from before, which need them."
NOT_REWRITTEN = (
    "The file could not be written anew ({error}), so old texts may stay in its unused parts: mend that, then run this "
    "again."
)
LOCKED_S = 1.0
"""Seconds to wait for a program that reads the file."""
TO_VACUUM = "PostgreSQL keeps the former texts in its files until it vacuums: `VACUUM FULL` in psql does it now."


def new() -> str:
    """Return a new Fernet key."""
    from cryptography.fernet import Fernet  # noqa: PLC0415 -- 40 ms that only this needs

    return Fernet.generate_key().decode()


def encrypt(url: str, keys: Sequence[str]) -> str:
    """Encrypt the texts stored before there was a key, and return how many. Raises ShellError with what to do."""
    return _reseal(url, keys, resealing.encrypt, _encrypted)


def rotate(url: str, keys: Sequence[str]) -> str:
    """Encrypt every text with the newest key, and return how many. Raises ShellError with what to do."""
    return _reseal(url, keys, resealing.rotate, _rotated)


def _encrypted(found: Resealed) -> str:
    if found.plain:
        return f"Texts that are not encrypted came meanwhile: {found.plain:,}. Run this again."
    return f"Encrypted {count(found.done, 'text')}. Every text is encrypted now. {BACKUPS_ARE_PLAIN}"


def _rotated(found: Resealed) -> str:
    said = [f"Sealed {count(found.done, 'text')} with the newest key."]
    if found.unreadable:
        stays = "stays as it is" if found.unreadable == 1 else "stay as they are"
        said.append(f"{count(found.unreadable, 'text')} cannot be opened by any of the keys, and {stays}.")
    said.append(f"The older keys can go from STARDRILL_ENCRYPTION_KEYS now. {BACKUPS_NEED_KEYS}")
    if found.plain:
        are = "is" if found.plain == 1 else "are"
        said.append(f"{count(found.plain, 'text')} {are} not encrypted yet: `stardrill keys encrypt` does it.")
    return " ".join(said)


def _reseal(
    url: str,
    keys: Sequence[str],
    call: Callable[[Database], Awaitable[Resealed]],
    said: Callable[[Resealed], str],
) -> str:
    if not keys:
        raise ShellError(NO_KEY)
    try:
        file = file_of(url)
        if is_missing(url):
            raise ShellError(f"There is no database at {file} yet, so there is nothing to encrypt.")
        with exclusive(url):
            found = asyncio.run(_on(url, keys, call))
            return f"{said(found)} {_rewritten(file) if file is not None else TO_VACUUM}".strip()
    except StorageError as error:
        raise ShellError(str(error)) from error


async def _on(url: str, keys: Sequence[str], call: Callable[[Database], Awaitable[Resealed]]) -> Resealed:
    async with opened(url, keys) as database:
        return await call(database)


def _rewritten(file: Path) -> str:
    """Rewrite a SQLite file, so that its free pages hold no former text; return a sentence only where that failed."""
    try:
        with closing(sqlite3.connect(file, timeout=LOCKED_S, isolation_level=None)) as connection:
            connection.execute("PRAGMA secure_delete=ON")
            connection.execute("VACUUM")
            (is_busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.Error as error:
        return NOT_REWRITTEN.format(error=error)
    return NOT_REWRITTEN.format(error="another program reads it") if is_busy else ""
