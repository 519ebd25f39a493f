"""Group commit with savepoints, for SQLite's one writer: units of work that wait for each other share one commit.

A commit waits for the disk. Each unit of work is a savepoint; while others wait, the next one follows in the same
transaction, and one commit makes all of them durable. No unit of work is told that it was committed before that.
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
"""How long after the first savepoint of a group another may begin before all of them are committed."""
PAUSE_EVERY_S = 0.25
PAUSE_S = 2 * LONGEST_WAIT_S
"""So that another process, which tries again and again, finds the file unlocked while this one is busy."""


class Waiter:
    """One unit of work: it waits for the writer's connection, and at its end for the commit that it shares."""

    def __init__(self) -> None:
        loop = asyncio.get_running_loop()
        self.granted: asyncio.Future[LoopConnection | StorageError] = loop.create_future()
        self.ended: asyncio.Future[bool] = loop.create_future()
        """True to keep what it wrote, False to roll it back."""
        self.settled: asyncio.Future[StorageError | None] = loop.create_future()
        """Done after the shared commit, with the error where it failed."""
        self._hold = Hold()

    async def connection(self) -> LoopConnection:
        """Wait for the connection. Raises StorageError where the database cannot be written."""
        granted = await self.granted
        if isinstance(granted, StorageError):
            raise _copy(granted)
        self._hold.begin()
        return granted

    async def commit(self) -> None:
        """End the unit of work and wait for the shared commit. Raises StorageError where that fails."""
        self._hold.end()
        if self.ended.done():
            raise Unavailable("the writer was stopped")
        self.ended.set_result(True)
        failure = await self.settled
        if failure is not None:
            raise _copy(failure)

    async def roll_back(self) -> None:
        """End the unit of work without keeping anything, unless it has ended; wait until the writer has let go."""
        if not self.ended.done():
            self._hold.end()
            self.ended.set_result(False)
            if self.granted.done() and not self.granted.cancelled():
                await self.settled

    def succeed(self) -> None:
        """Say that what was written is durable."""
        if not self.settled.done():
            self.settled.set_result(None)

    def fail(self, failure: StorageError) -> None:
        """Say that the connection, or the shared commit, cannot be had."""
        for future in (self.granted, self.settled):
            if not future.done():
                future.set_result(failure)


class GroupCommit:
    """Hands the writer's connection to units of work in the order in which they ask. `connect` opens it."""

    def __init__(
        self, connect: Callable[[], AbstractAsyncContextManager[LoopConnection]], *, patience_s: float
    ) -> None:
        self._connect = connect
        self._patience_s = patience_s
        self._waiting: deque[Waiter] = deque()
        self._serving: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[tuple[LoopConnection, Waiter]]:
        """Wait for the connection. Leaving the block without the waiter's `commit()` rolls back what was written.

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
        # In a context of its own: it serves many, and logs for none of them.
        return asyncio.create_task(self._serve(), name="group commit", context=Context())

    async def _serve(self) -> None:
        """Commit group after group, until nobody waits."""
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
            # Shielded: where this task is stopped, its waiting must not end the unit of work.
            if not await asyncio.shield(waiter.ended):
                connection.driver.now("ROLLBACK TO unit")
            # Where a full or broken disk made SQLite roll back all of it by itself, there is nothing to release.
            connection.driver.now("RELEASE unit")


def _copy(failure: StorageError) -> StorageError:
    """Copy the error for each waiter; one shared instance would collect all their tracebacks."""
    return type(failure)(*failure.args)


def _fail(waiters: Iterable[Waiter], failure: StorageError) -> None:
    for waiter in waiters:
        waiter.fail(failure)
