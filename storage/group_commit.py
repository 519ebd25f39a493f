"""Group commit with savepoints, for SQLite's one writer: units of work that wait for each other share one commit.

A commit waits for the disk. Each unit of work is a savepoint. While others wait, the next one follows in the same
transaction, and one commit makes all of them durable. A unit of work returns from its commit only after that.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from contextvars import Context
from time import monotonic

from storage.errors import StorageError, Unavailable, translated
from storage.long_hold import Hold
from storage.sqlite import LONGEST_WAIT_S, LoopConnection

LARGEST_GROUP = 64
LONGEST_GROUP_S = 0.02
"""Time after the first savepoint of a group in which another may begin."""
PAUSE_EVERY_S = 0.25
PAUSE_S = 2 * LONGEST_WAIT_S
"""Pause in which another process, which retries, finds the file unlocked while this one is busy."""


class Waiter:
    """One unit of work: waits for the writer's connection, and at its end for the shared commit."""

    def __init__(self) -> None:
        loop = asyncio.get_running_loop()
        self.granted: asyncio.Future[LoopConnection | StorageError] = loop.create_future()
        self.ended: asyncio.Future[bool] = loop.create_future()
        """True to keep its writes, False to roll them back."""
        self.settled: asyncio.Future[StorageError | None] = loop.create_future()
        """Set after the shared commit, to the error where it failed."""
        self._hold = Hold()

    async def connection(self) -> LoopConnection:
        """Wait for the connection. Raises StorageError where the database cannot be written."""
        granted = await self.granted
        if isinstance(granted, StorageError):
            raise _copy(granted)
        self._hold.begin()
        return granted

    async def commit(self) -> None:
        """End the unit of work and wait for the shared commit. Raises StorageError where it fails."""
        self._hold.end()
        if self.ended.done():
            raise Unavailable("the writer was stopped")
        self.ended.set_result(True)
        failure = await self.settled
        if failure is not None:
            raise _copy(failure)

    async def roll_back(self) -> None:
        """Roll the unit of work back unless it has ended; wait until the connection is free."""
        if not self.ended.done():
            self._hold.end()
            self.ended.set_result(False)
            if self.granted.done() and not self.granted.cancelled():
                await self.settled

    def succeed(self) -> None:
        """Report that the writes are durable."""
        if not self.settled.done():
            self.settled.set_result(None)

    def fail(self, failure: StorageError) -> None:
        """Report that there is no connection, or that the shared commit failed."""
        for future in (self.granted, self.settled):
            if not future.done():
                future.set_result(failure)


class GroupCommit:
    """Lends the writer's connection to units of work in the order of their requests. `connect` opens it."""

    def __init__(
        self, connect: Callable[[], AbstractAsyncContextManager[LoopConnection]], *, patience_s: float
    ) -> None:
        self._connect = connect
        self._patience_s = patience_s
        self._waiting: deque[Waiter] = deque()
        self._serving: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[tuple[LoopConnection, Waiter]]:
        """Wait for the connection. Leaving the block without the waiter's `commit()` rolls back its writes.

        Raises storage.errors.Unavailable where the database cannot be written.
        """
        waiter = Waiter()
        self._waiting.append(waiter)
        if self._serving is None:
            self._serving = self._start()
        try:
            yield await waiter.connection(), waiter
        finally:
            await waiter.roll_back()

    def _start(self) -> asyncio.Task[None]:
        # In a context of its own, since it serves many units of work and logs for none of them.
        return asyncio.create_task(self._serve(), name="group commit", context=Context())

    async def _serve(self) -> None:
        """Commit one group after the other, while there are waiters."""
        try:
            with translated():
                async with self._connect() as connection:
                    since = monotonic()
                    while self._waiting:
                        if monotonic() - since > PAUSE_EVERY_S:
                            await asyncio.sleep(PAUSE_S)
                            since = monotonic()
                        await self._commit_group(connection)
        except StorageError as error:
            self._fail_all(error)
        except BaseException:
            self._fail_all(Unavailable("the writer was stopped"))
            raise
        finally:
            self._serving = self._start() if self._waiting else None

    def _fail_all(self, failure: StorageError) -> None:
        _fail(self._waiting, failure)
        self._waiting.clear()

    async def _commit_group(self, connection: LoopConnection) -> None:
        """Run one transaction: a savepoint for each waiter, one after the other, and one commit."""
        driver = connection.driver
        await driver.take_lock(self._patience_s)
        group: list[Waiter] = []
        try:
            with translated():
                await self._run_savepoints(connection, group)
                if any(waiter.ended.result() for waiter in group):
                    await driver.committed()
        except StorageError as error:
            _fail(group, error)
        except BaseException:
            _fail(group, Unavailable("the writer was stopped"))
            raise
        else:
            for waiter in group:
                waiter.succeed()
        finally:
            driver.rollback()

    async def _run_savepoints(self, connection: LoopConnection, group: list[Waiter]) -> None:
        until = monotonic() + LONGEST_GROUP_S
        while self._waiting and len(group) < LARGEST_GROUP and (not group or monotonic() < until):
            waiter = self._waiting.popleft()
            if waiter.granted.done():
                continue
            group.append(waiter)
            connection.driver.now("SAVEPOINT unit")
            waiter.granted.set_result(connection)
            # Shielded, since cancelling this task must not end the unit of work.
            if not await asyncio.shield(waiter.ended):
                connection.driver.now("ROLLBACK TO unit")
            # A full or broken disk makes SQLite roll back everything, and then this release fails.
            connection.driver.now("RELEASE unit")


def _copy(failure: StorageError) -> StorageError:
    """Copy the error for each waiter; one shared instance would collect all their tracebacks."""
    return type(failure)(*failure.args)


def _fail(waiters: Iterable[Waiter], failure: StorageError) -> None:
    for waiter in waiters:
        waiter.fail(failure)
