"""Seals again what is in the database: rows from before there was a key, or all of them with the newest key."""

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
from storage.models import FactRow, OutboxRow
from storage.repositories.sealed import Key, sealed_columns
from storage.repositories.statements import table_of

BATCH = 500
FACT_VALUE = table_of(FactRow).c.value
REASON = table_of(OutboxRow).c.reason
IN_USE = "A Stardrill is at work on this database. Stop every bot on it first."


@dataclass(frozen=True, slots=True, kw_only=True)
class Resealed:
    """What was done, and what is left."""

    done: int
    """How many texts were sealed."""
    unreadable: int
    """How many sealed texts none of the keys opens; they are left as they are."""
    plain: int
    """How many texts are still stored as they are."""


async def encrypt(database: Database) -> Resealed:
    """Seal the texts that were stored before there was a key. May be stopped at any time and called again.

    On SQLite the caller holds `storage.process_lock`. Raises InUse where a bot is at work on PostgreSQL, WrongKey where
    a key is missing, and StorageError.
    """
    async with _keys_alone(database) as lease:
        done, unreadable = await _until_nothing_is_left(database, PLAIN)
        await lease.held()
        async with database.begin() as uow:
            # Only the check of a database without a key: what is sealed with an older key still is.
            await uow.facts.delete(key_check.NO_KEY)
            await uow.commit()
        return Resealed(done=done, unreadable=unreadable, plain=await _count_plain(database))


async def rotate(database: Database) -> Resealed:
    """Seal every sealed text with the newest of the keys. After it the older keys can go.

    It returns when a look at every sealed text found none that the newest key alone does not open, but for those that
    no key opens. As `encrypt`.
    """
    async with _keys_alone(database) as lease:
        done, unreadable = await _until_nothing_is_left(database, SEALED)
        await lease.held()
        async with database.begin() as uow:
            await key_check.keep_newest(uow, database.cipher)
            await uow.commit()
        return Resealed(done=done, unreadable=unreadable, plain=await _count_plain(database))


async def seal_facts_and_reasons(database: Database) -> None:
    """Seal the facts and the reasons of an encrypted database in which an earlier version stored them plain.

    The facts come last, so that plain ones say that there is something left to do. The caller has the database to itself
    on SQLite. Raises StorageError.
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
    """Let no other process write while the keys change, and see that every key in use is at hand.

    The lease raises Unavailable where it was lost on the way: then somebody may have written since.
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
    """Seal texts that begin so until a look at all of them finds none to seal; return how many, and how many cannot be."""
    done = 0
    while True:
        found = [await _column(database, column, begin) for column in sealed_columns()]
        resealed = sum(count for count, _ in found)
        done += resealed
        if not resealed:
            return done, sum(count for _, count in found)


async def _column(database: Database, column: Column[Any], begin: str) -> tuple[int, int]:
    """Seal one column, a batch a transaction: how many texts, and how many cannot be."""
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
