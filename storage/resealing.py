"""Seals again what is in the database: rows from before there was a key, or all of them with the newest key."""

from typing import Any

from sqlalchemy import Column

from storage.encryption import PLAIN, SEALED
from storage.engine import KEY_CHECK, KEY_CHECK_TEXT, Database
from storage.repositories.sealed import Key, sealed_columns

BATCH = 500


async def encrypt(database: Database) -> int:
    """Seal the texts that were stored before there was a key; how many. May be stopped and called again.

    Raises storage.errors.StorageError.
    """
    return await _reseal(database, PLAIN)


async def rotate(database: Database) -> int:
    """Seal every sealed text again with the newest of the keys; how many. After it the older keys can go.

    Raises storage.errors.WrongKey where none of the keys opens a text, and storage.errors.StorageError.
    """
    return await _reseal(database, SEALED)


async def _reseal(database: Database, begin: str) -> int:
    done = sum([await _column(database, column, begin) for column in sealed_columns()])
    async with database.begin() as uow:
        await uow.facts.put(KEY_CHECK, database.cipher.seal(KEY_CHECK_TEXT))
        await uow.commit()
    return done


async def _column(database: Database, column: Column[Any], begin: str) -> int:
    """One column, a batch a transaction, so that a bot at work is never held up for long."""
    done = 0
    after: Key | None = None
    while True:
        async with database.begin() as uow:
            keys = await uow.sealed.reseal(column, begin, after, BATCH)
            await uow.commit()
        done += len(keys)
        if len(keys) < BATCH:
            return done
        after = keys[-1]
