"""SQLite for SQLAlchemy's asyncio: a statement runs where it is asked for, and what waits for the disk in a thread.

SQLite answers one of our statements in some microseconds. To hand it to a thread and to be told of its end takes some
sixty, and more under load, when the thread waits for the interpreter's lock before it can say that it is done.
Opening and committing wait for the disk: those go to the thread. Nothing waits for the lock of another process, for
that would stop the event loop: SQLite's own waiting is off, and `take_snapshot` and `take_lock` ask again.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from time import monotonic
from typing import Any, Self, TypeVar

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.util.concurrency import await_only, in_greenlet

DRIVER = "sqlite+onloop"
OPEN_TIMEOUT_S = 10.0
FIRST_WAIT_S = 0.001
LONGEST_WAIT_S = 0.005
"""Between two askings for a lock: shorter than the pauses of a busy writer in another process."""
CACHED_STATEMENTS = 512
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=0")

T = TypeVar("T")

disk = ThreadPoolExecutor(max_workers=1, thread_name_prefix="disk")


class Cursor(sqlite3.Cursor):
    """A cursor whose statements run at once, on the event loop."""

    def execute(self, sql: str, parameters: Any = (), /) -> Self:
        """Run a statement. Raises sqlite3.Error."""
        _await_something()
        return super().execute(sql, parameters)

    def executemany(self, sql: str, parameters: Any, /) -> Self:
        """Run a statement for each of many rows. Raises sqlite3.Error."""
        _await_something()
        return super().executemany(sql, parameters)

    async def _async_soft_close(self) -> None:
        """What SQLAlchemy calls before it hands out rows, so that a server need not hold them; here nobody does."""


class Connection(sqlite3.Connection):
    """A connection in autocommit, whose transactions are begun by hand."""

    def cursor(self, factory: Any = Cursor) -> Any:
        """A cursor for SQLAlchemy."""
        return super().cursor(factory)

    def commit(self) -> None:
        """Make the open transaction last, from within SQLAlchemy. Raises sqlite3.Error."""
        if self.in_transaction:
            await_only(self.committed())

    async def committed(self) -> None:
        """The same from a coroutine."""
        await in_thread(super().commit)

    def now(self, *statements: str) -> None:
        """Run statements without results and parameters, past SQLAlchemy. Raises sqlite3.Error."""
        cursor = super().cursor(sqlite3.Cursor)
        for statement in statements:
            cursor.execute(statement)
        cursor.close()

    async def take_lock(self, patience_s: float) -> None:
        """Begin a transaction that may write, asking again while another process does.

        Raises sqlite3.OperationalError after `patience_s` seconds of that, and for what asking again does not help.
        """
        await self._ask_again(("BEGIN IMMEDIATE",), patience_s)

    async def take_snapshot(self, patience_s: float) -> None:
        """Begin a transaction that reads what is committed now; waits and raises as `take_lock` does."""
        # A reader waits only where another process recovers the file or closes it, and takes its snapshot at its first
        # look.
        await self._ask_again(("BEGIN", "SELECT 1 FROM sqlite_schema LIMIT 1"), patience_s)

    async def _ask_again(self, statements: tuple[str, ...], patience_s: float) -> None:
        wait, until = FIRST_WAIT_S, monotonic() + patience_s
        while True:
            try:
                self.now(*statements)
            except sqlite3.OperationalError as error:
                self.rollback()
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > until:
                    raise
            else:
                return
            await asyncio.sleep(wait)
            wait = min(wait * 2, LONGEST_WAIT_S)


class Dialect(SQLiteDialect_pysqlite):
    """SQLAlchemy's dialect of the driver above; its name in a URL is `sqlite+onloop`."""

    driver = "onloop"
    is_async = True
    has_terminate = True
    supports_statement_cache = True

    def connect(self, *cargs: Any, **cparams: Any) -> Any:
        """A new connection, opened in the thread. Raises sqlite3.Error."""
        return await_only(in_thread(partial(_open, *cargs, **cparams)))

    def do_terminate(self, dbapi_connection: Any) -> None:
        """Close a connection that nobody gave back."""
        dbapi_connection.close()


def _open(*cargs: Any, **cparams: Any) -> Connection:
    ours = {"timeout": OPEN_TIMEOUT_S, "isolation_level": None, "cached_statements": CACHED_STATEMENTS}
    connection = Connection(*cargs, **{**cparams, **ours})
    connection.now(*(f"PRAGMA {pragma}" for pragma in PRAGMAS))
    return connection


async def driver_of(connection: AsyncConnection) -> Connection:
    """The driver's connection beneath SQLAlchemy's."""
    raw = (await connection.get_raw_connection()).driver_connection
    assert isinstance(raw, Connection)  # noqa: S101 -- the engine is made for it
    return raw


async def in_thread(work: Callable[[], T]) -> T:
    """What `work` returns, run in the disk's thread.

    It is always waited for: whoever is cancelled meanwhile goes on only when the thread has let go of the connection.
    """
    running = asyncio.get_running_loop().run_in_executor(disk, work)
    cancelled: asyncio.CancelledError | None = None
    while not running.done():
        try:
            await asyncio.wait([running])
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        running.exception()
        raise cancelled
    return running.result()


def _await_something() -> None:
    # SQLAlchemy's asynchronous side takes a driver that awaits nothing for one that is not asynchronous.
    if in_greenlet():
        await_only(_nothing())


async def _nothing() -> None:
    """Return at once."""


registry.register("sqlite.onloop", __name__, "Dialect")
