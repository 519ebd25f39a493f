"""Re-encrypts the database: plain texts from before there was a key, or all texts with the newest key."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column

from storage import key_check
from storage.encryption import PLAIN, SEALED, Encryption
from storage.engine import Database
from storage.errors import InUse
from storage.key_use import KEYS
from storage.lease import AdvisoryLease, NobodyElse
from storage.repositories.sealed import Key, sealed_columns
from storage.tables import FACT, OUTBOX

BATCH = 500
FACT_VALUE = FACT.c.value
REASON = OUTBOX.c.reason
IN_USE = "A Stardrill is at work on this database. Stop every bot on it first."


@dataclass(frozen=True, slots=True, kw_only=True)
class Resealed:
    """The result of a run."""

    done: int
    """Number of encrypted texts."""
    unreadable: int
    """Number of texts that no key opens; they are left as they are."""
    plain: int
    """Number of texts that are still plain."""


async def encrypt(database: Database) -> Resealed:
    """Encrypt the texts that were stored before there was a key. It can be stopped and repeated at any time.

    On SQLite the caller holds `storage.process_lock`. Raises InUse where a bot is at work on PostgreSQL, WrongKey where
    a key is missing, and StorageError.
    """
    async with _keys_alone(database) as lease:
        done, unreadable = await _until_nothing_is_left(database, PLAIN)
        await lease.held()
        async with database.begin() as uow:
            # Only the check of a database without a key: texts encrypted with older keys stay so.
            await uow.facts.delete(key_check.NO_KEY)
            await uow.commit()
        return Resealed(done=done, unreadable=unreadable, plain=await _count_plain(database))


async def rotate(database: Database) -> Resealed:
    """Encrypt every encrypted text with the newest key. After it the older keys can be removed.

    It returns once a pass over all texts found none to change, except those that no key opens. Otherwise as `encrypt`.
    """
    async with _keys_alone(database) as lease:
        done, unreadable = await _until_nothing_is_left(database, SEALED)
        await lease.held()
        async with database.begin() as uow:
            await key_check.keep_newest(uow, database.cipher)
            await uow.commit()
        return Resealed(done=done, unreadable=unreadable, plain=await _count_plain(database))


async def seal_facts_and_reasons(database: Database) -> None:
    """Encrypt the facts and reasons that an earlier version stored plain in an encrypted database.

    The facts come last, so that plain ones show that there is work left. On SQLite the caller holds the lock. Raises
    StorageError.
    """
    if await database.encryption() is not Encryption.EVERY_TEXT:
        return
    async with database.read() as uow:
        is_left = await uow.sealed.count(FACT_VALUE, PLAIN) > 0
    if is_left:
        await _column(database, REASON, PLAIN)
        await _column(database, FACT_VALUE, PLAIN)


@asynccontextmanager
async def _keys_alone(database: Database) -> AsyncIterator[AdvisoryLease | NobodyElse]:
    """Keep other processes from writing while the keys change, and check that every key in use is at hand.

    The lease raises Unavailable where it was lost on the way: another process may have written since.
    """
    lease = NobodyElse() if database.is_sqlite else AdvisoryLease(database, KEYS)
    if not await lease.held():
        raise InUse(IN_USE)
    database.has_keys_alone = True
    try:
        await database.check_key()
        yield lease
    finally:
        database.has_keys_alone = False
        await lease.release()


async def _until_nothing_is_left(database: Database, begin: str) -> tuple[int, int]:
    """Encrypt the texts with a prefix until a pass finds none to change; return how many, and how many no key opens."""
    done = 0
    while True:
        found = [await _column(database, column, begin) for column in sealed_columns()]
        resealed = sum(count for count, _ in found)
        done += resealed
        if not resealed:
            return done, sum(count for _, count in found)


async def _column(database: Database, column: Column[Any], begin: str) -> tuple[int, int]:
    """Encrypt one column, a batch a transaction; return how many texts, and how many no key opens."""
    done = unreadable = 0
    after: Key | None = None
    while True:
        async with database.begin() as uow:
            batch = await uow.sealed.reseal(column, begin, after, BATCH)
            await uow.commit()
        done, unreadable = done + batch.done, unreadable + batch.unreadable
        if batch.last is None:
            return done, unreadable
        after = batch.last


async def _count_plain(database: Database) -> int:
    async with database.read() as uow:
        return sum([await uow.sealed.count(column, PLAIN) for column in sealed_columns()])
