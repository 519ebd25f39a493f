"""Runs SQLite on SQLAlchemy's synchronous engine: statements on the event loop, disk waits in a thread.

SQLite answers one of our statements in microseconds; a thread round trip costs about 60, more under load because of the
GIL. Opening and committing wait for the disk and run in the thread. No call waits for another process's lock, since
that would block the event loop: SQLite's own waiting is off, and `take_snapshot` and `take_lock` retry.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any, Concatenate, ParamSpec, TypeVar

import sqlalchemy
from sqlalchemy import URL, CursorResult, Dialect, create_engine
from sqlalchemy.pool import QueuePool
from sqlalchemy.sql import Executable

from storage.errors import Busy
from storage.private_files import close_to_others, make_file
from storage.sqlite_dialect import DRIVER, compiled_statements

OPEN_TIMEOUT_S = 10.0
CHECKOUT_TIMEOUT_S = 30.0
"""Seconds to wait for a connection while all of the pool are in use."""
FIRST_WAIT_S = 0.001
LONGEST_WAIT_S = 0.005
"""Longest pause between two attempts at a lock; shorter than the pauses of a busy writer in another process."""
CACHED_STATEMENTS = 512
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "busy_timeout=0")
FILES = ("", "-wal", "-shm")
"""Suffixes of the files that SQLite keeps beside a database."""

Parameters = Mapping[str, Any] | Sequence[Mapping[str, Any]]
"""Parameters of a statement, or of one that runs for each of many rows."""
Result = CursorResult[*tuple[Any, ...]]

T = TypeVar("T")
P = ParamSpec("P")

disk = ThreadPoolExecutor(max_workers=1, thread_name_prefix="disk")


class DriverConnection(sqlite3.Connection):
    """The driver's connection in autocommit mode; transactions are begun by hand."""

    async def committed(self) -> None:
        """Commit the open transaction, if any, in the disk's thread. Raises sqlite3.Error."""
        if self.in_transaction:
            await in_thread(self.commit)

    def now(self, *statements: str) -> None:
        """Run statements without results and parameters, bypassing SQLAlchemy. Raises sqlite3.Error."""
        cursor = self.cursor()
        for statement in statements:
            cursor.execute(statement)
        cursor.close()

    async def take_lock(self, patience_s: float) -> None:
        """Begin a transaction that may write; retry while another process writes.

        Raises sqlite3.OperationalError after `patience_s` seconds, and at once where a retry cannot help.
        """
        await self._retry(("BEGIN IMMEDIATE",), patience_s)

    async def take_snapshot(self, patience_s: float) -> None:
        """Begin a transaction that reads what is committed now; retries and raises as `take_lock`."""
        # A reader waits only while another process recovers or closes the file. SQLite takes the snapshot at the first
        # read.
        await self._retry(("BEGIN", "SELECT 1 FROM sqlite_schema LIMIT 1"), patience_s)

    async def truncate_log(self, patience_s: float) -> None:
        """Write the write-ahead log into the file and empty it, in the disk's thread.

        It needs a moment without writers and without readers of older data. Retries for `patience_s` seconds, then
        raises storage.errors.Busy.
        """
        waits = _waits(patience_s)
        while not await in_thread(self._truncated_log):
            wait = next(waits, None)
            if wait is None:
                raise Busy("others read or write the database all the while")
            await asyncio.sleep(wait)

    def _truncated_log(self) -> bool:
        cursor = self.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (is_busy, _, _) = cursor.fetchone()
        cursor.close()
        return not is_busy

    async def _retry(self, statements: tuple[str, ...], patience_s: float) -> None:
        waits = _waits(patience_s)
        while True:
            try:
                self.now(*statements)
            except sqlite3.OperationalError as error:
                self.rollback()
                wait = next(waits, None)
                if wait is None or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    raise
            else:
                return
            await asyncio.sleep(wait)


class LoopConnection:
    """A connection of SQLAlchemy's synchronous engine with the methods of its AsyncConnection that storage uses."""

    __slots__ = ("_is_given_back", "_release", "_sync", "driver")

    def __init__(self, sync: sqlalchemy.Connection, release: Callable[[], None]) -> None:
        driver = sync.connection.driver_connection
        assert isinstance(driver, DriverConnection)  # noqa: S101 -- the engine opens nothing else
        self.driver = driver
        self._sync = sync
        self._release = release
        self._is_given_back = False

    @property
    def dialect(self) -> Dialect:
        """Return SQLAlchemy's dialect."""
        return self._sync.dialect

    @property
    def closed(self) -> bool:
        """Return whether the connection was closed."""
        return self._sync.closed

    def in_transaction(self) -> bool:
        """Return whether a transaction is open. SQLite ends one by itself when the disk is full or broken."""
        return self.driver.in_transaction

    async def execute(self, statement: Executable, parameters: Parameters | None = None) -> Result:
        """Run a statement on the event loop. Raises sqlalchemy.exc.DBAPIError."""
        return self._sync.execute(statement, parameters)

    async def run_sync(
        self, work: Callable[Concatenate[sqlalchemy.Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run `work` with SQLAlchemy's connection in the disk's thread, and return its result."""
        return await in_thread(partial(work, self._sync, *args, **kwargs))

    async def commit(self) -> None:
        """Commit the open transaction, if any. Raises sqlite3.Error."""
        await self.driver.committed()
        self._sync.commit()

    async def close(self) -> None:
        """Roll back what was not committed, and return the connection to the pool. Raises DBAPIError."""
        if self._is_given_back:
            return
        self._is_given_back = True
        try:
            self._sync.close()
        finally:
            self._release()

    async def invalidate(self) -> None:
        """Close the file, so that the pool does not reuse the connection."""
        self._sync.invalidate()


class LoopEngine:
    """SQLAlchemy's synchronous engine on one file, with the methods of its AsyncEngine that storage uses."""

    def __init__(self, file: Path, pool_size: int) -> None:
        self.sync_engine = create_engine(
            URL.create(DRIVER, database=str(file)),
            creator=partial(_open, file),
            hide_parameters=True,
            poolclass=QueuePool,
            pool_size=pool_size,
            max_overflow=0,
            execution_options={"compiled_cache": compiled_statements},
        )
        # The pool's own waiting would block the event loop.
        self._free = asyncio.Semaphore(pool_size)

    async def connect(self) -> LoopConnection:
        """Return a connection of the pool, or a new one. Raises sqlalchemy.exc.DBAPIError, OSError and TimeoutError."""
        async with asyncio.timeout(CHECKOUT_TIMEOUT_S):
            await self._free.acquire()
        try:
            return LoopConnection(await self._checked_out(), self._free.release)
        except BaseException:
            self._free.release()
            raise

    async def dispose(self) -> None:
        """Close the connections that are not in use."""
        # The last connection to close writes the log into the file.
        await in_thread(self.sync_engine.dispose)

    async def _checked_out(self) -> sqlalchemy.Connection:
        pool = self.sync_engine.pool
        assert isinstance(pool, QueuePool)  # noqa: S101 -- made so above
        if pool.checkedin():
            return self.sync_engine.connect()
        return await in_thread(self.sync_engine.connect, undo=sqlalchemy.Connection.close)


async def in_thread(work: Callable[[], T], undo: Callable[[T], object] | None = None) -> T:
    """Run `work` in the disk's thread, and return its result.

    The thread is always waited for. A cancelled caller goes on only when the thread is done with the connection, and
    the result of `work` is then passed to `undo`.
    """
    running = asyncio.get_running_loop().run_in_executor(disk, work)
    cancelled: asyncio.CancelledError | None = None
    while not running.done():
        try:
            await asyncio.wait([running])
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is None:
        return running.result()
    if running.exception() is None and undo is not None:
        undo(running.result())
    raise cancelled


def _waits(patience_s: float) -> Iterator[float]:
    """Yield the pauses between attempts, in seconds, until `patience_s` is over."""
    wait, until = FIRST_WAIT_S, monotonic() + patience_s
    while monotonic() <= until:
        yield wait
        wait = min(wait * 2, LONGEST_WAIT_S)


def _open(file: Path) -> DriverConnection:
    """Open or create the file, readable by its owner alone. Raises sqlite3.Error and OSError."""
    make_file(file)
    connection = sqlite3.connect(
        file,
        factory=DriverConnection,
        timeout=OPEN_TIMEOUT_S,
        isolation_level=None,
        cached_statements=CACHED_STATEMENTS,
        check_same_thread=False,
    )
    try:
        connection.now(*(f"PRAGMA {pragma}" for pragma in PRAGMAS))
        # Only after the pragmas: they fail for a file that is no database, whose mode is not ours to change.
        close_to_others(Path(f"{file.resolve()}{ending}") for ending in FILES)
    except BaseException:
        connection.close()
        raise
    return connection
