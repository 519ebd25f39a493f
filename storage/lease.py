"""Leases what one process at a time may do, among all replicas on one database: to send, or to change the keys."""

from typing import Protocol

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import Database
from storage.errors import StorageError, translated

SENDER = 0x57A2D212
"""The key of PostgreSQL's advisory lock that the sender holds."""


class SenderLease(Protocol):
    """The right to send."""

    shared: bool
    """Whether other replicas may hold it, and so enqueue what this one sends."""

    async def held(self) -> bool:
        """Return whether this process holds it now; takes it where nobody does. Raises storage.errors.StorageError."""

    async def release(self) -> None:
        """Let others have it."""


class NobodyElse:
    """A SQLite file has one process, which holds its lock (`storage.process_lock`): it always may."""

    shared = False

    async def held(self) -> bool:
        """Return True."""
        return True

    async def release(self) -> None:
        """Do nothing: there is nothing to let go."""


class AdvisoryLease:
    """PostgreSQL's session-level advisory lock, on a connection of its own: it goes when the process or the link dies."""

    shared = True

    def __init__(self, database: Database, key: int = SENDER) -> None:
        self._database = database
        self._key = key
        self._connection: AsyncConnection | None = None

    async def held(self) -> bool:
        """Return whether this process holds the lock now; takes it where nobody does.

        Raises storage.errors.StorageError where the database does not answer: then it is lost.
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
        """Close the connection, and the lock with it."""
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
    """Return the lease of the sender that fits the database."""
    return NobodyElse() if database.is_sqlite else AdvisoryLease(database)
