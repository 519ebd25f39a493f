"""Leases for tasks of one process among all replicas on a database: sending, and changing the keys."""

from typing import TYPE_CHECKING, Protocol

from sqlalchemy import text

from storage.engine import Database
from storage.errors import StorageError, translated

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

SENDER = 0x57A2D212
"""Id of PostgreSQL's advisory lock for the sender."""


class SenderLease(Protocol):
    """The right to send messages."""

    shared: bool
    """True where other replicas may hold it, and enqueue messages that this one sends."""

    async def held(self) -> bool:
        """Return whether this process holds the lease; take it where it is free. Raises storage.errors.StorageError."""

    async def release(self) -> None:
        """Give the lease back."""


class NobodyElse:
    """The lease on a SQLite file: always held, since its one process holds its lock (`storage.process_lock`)."""

    shared = False

    async def held(self) -> bool:
        """Return True."""
        return True

    async def release(self) -> None:
        """Do nothing."""


class AdvisoryLease:
    """A session-level advisory lock on a connection of its own; it ends with the process or the link."""

    shared = True

    def __init__(self, database: Database, key: int = SENDER) -> None:
        self._database = database
        self._key = key
        self._connection: AsyncConnection | None = None

    async def held(self) -> bool:
        """Return whether this process holds the lock; take it where it is free.

        Raises storage.errors.StorageError where the database does not answer; the lock is lost then.
        """
        try:
            with translated():
                if self._connection is not None:
                    await self._connection.execute(text("SELECT 1"))
                    return True
                return await self._take()
        except StorageError:
            await self.release()
            raise

    async def release(self) -> None:
        """Close the connection, and release the lock with it."""
        connection, self._connection = self._connection, None
        if connection is not None:
            await connection.invalidate()
            await connection.close()

    async def _take(self) -> bool:
        connection = await self._database.engine.connect()
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        try:
            taken = await connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": self._key})
            mine = bool(taken.scalar())
        except BaseException:
            await connection.invalidate()
            await connection.close()
            raise
        if mine:
            self._connection = connection
        else:
            await connection.close()
        return mine


def sender_lease(database: Database) -> SenderLease:
    """Return the sender's lease for a database."""
    return NobodyElse() if database.is_sqlite else AdvisoryLease(database)
