"""SQLite's one writer: units of work take turns in one transaction, and those who wait for each other share its commit.

A commit waits for the disk. Each unit of work is a savepoint; while others wait, the next one follows in the same
transaction, and one commit makes all of them last. Nobody is told that a unit of work was committed before that.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from time import monotonic

from storage.errors import StorageError, Unavailable, translated
from storage.sqlite import LONGEST_WAIT_S, Connection, LoopConnection

MOST_TOGETHER = 64
LONGEST_TOGETHER_S = 0.02
"""How long after the first turn began another may begin before all of them are committed."""
WITHOUT_A_PAUSE_S = 0.25
PAUSE_S = 2 * LONGEST_WAIT_S
"""So that another process, which asks again and again, finds the file unlocked while this one is busy."""


class Turn:
    """One unit of work's time with the writer's connection."""

    def __init__(self) -> None:
        loop = asyncio.get_running_loop()
        self.granted: asyncio.Future[LoopConnection | StorageError] = loop.create_future()
        self.ended: asyncio.Future[bool] = loop.create_future()
        """True where it is to be kept."""
        self.kept: asyncio.Future[StorageError | None] = loop.create_future()

    async def connection(self) -> LoopConnection:
        """The connection, when it is this one's turn. Raises StorageError where the database cannot be written."""
        granted = await self.granted
        if isinstance(granted, StorageError):
            raise _own(granted)
        return granted

    async def commit(self) -> None:
        """End the turn, and return when what it wrote lasts. Raises StorageError where it does not."""
        if self.ended.done():
            raise Unavailable("the writer was stopped")
        self.ended.set_result(True)
        failure = await self.kept
        if failure is not None:
            raise _own(failure)

    async def give_up(self) -> None:
        """End the turn without keeping anything, unless it was ended before; returns when the writer has let go."""
        if not self.ended.done():
            self.ended.set_result(False)
            if self.granted.done() and not self.granted.cancelled():
                await self.kept

    def last(self) -> None:
        """Tell whoever waits that what the turn wrote lasts."""
        if not self.kept.done():
            self.kept.set_result(None)

    def fail(self, failure: StorageError) -> None:
        """Tell whoever waits for this turn, or for what it wrote, that it was in vain."""
        for future in (self.granted, self.kept):
            if not future.done():
                future.set_result(failure)


class Writer:
    """Grants turns in the order in which they are asked for. `connect` opens the connection that they use."""

    def __init__(
        self, connect: Callable[[], AbstractAsyncContextManager[LoopConnection]], *, patience_s: float
    ) -> None:
        self._connect = connect
        self._patience_s = patience_s
        self._waiting: deque[Turn] = deque()
        self._serving: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[tuple[LoopConnection, Turn]]:
        """Wait for a turn. Leaving the block without the turn's `commit()` keeps nothing of what was written.

        Raises storage.errors.Unavailable where the database cannot be written.
        """
        turn = Turn()
        self._waiting.append(turn)
        if self._serving is None:
            self._serving = asyncio.create_task(self._serve(), name="writer")
        try:
            yield await turn.connection(), turn
        finally:
            await turn.give_up()

    async def _serve(self) -> None:
        """Serve whoever waits, until nobody does."""
        try:
            with translated():
                async with self._connect() as connection:
                    raw = connection.driver
                    since = monotonic()
                    while self._waiting:
                        if monotonic() - since > WITHOUT_A_PAUSE_S:
                            await asyncio.sleep(PAUSE_S)
                            since = monotonic()
                        await self._serve_together(connection, raw)
        except StorageError as error:
            self._fail_all(error)
        except BaseException:
            self._fail_all(Unavailable("the writer was stopped"))
            raise
        finally:
            self._serving = asyncio.create_task(self._serve(), name="writer") if self._waiting else None

    def _fail_all(self, failure: StorageError) -> None:
        _fail(self._waiting, failure)
        self._waiting.clear()

    async def _serve_together(self, connection: LoopConnection, raw: Connection) -> None:
        """One transaction: the turns of those who wait, one after the other, and one commit."""
        await raw.take_lock(self._patience_s)
        taken: list[Turn] = []
        try:
            with translated():
                await self._take_turns(connection, raw, taken)
                if any(turn.ended.result() for turn in taken):
                    await raw.committed()
        except StorageError as error:
            _fail(taken, error)
        except BaseException:
            _fail(taken, Unavailable("the writer was stopped"))
            raise
        else:
            for turn in taken:
                turn.last()
        finally:
            raw.rollback()

    async def _take_turns(self, connection: LoopConnection, raw: Connection, taken: list[Turn]) -> None:
        until = monotonic() + LONGEST_TOGETHER_S
        while self._waiting and len(taken) < MOST_TOGETHER and (not taken or monotonic() < until):
            turn = self._waiting.popleft()
            if turn.granted.done():
                continue
            taken.append(turn)
            raw.now("SAVEPOINT turn")
            turn.granted.set_result(connection)
            # Shielded: where this task is stopped, its waiting must not end the turn.
            if not await asyncio.shield(turn.ended):
                raw.now("ROLLBACK TO turn")
            # Where a full or broken disk made SQLite roll back all of it by itself, there is nothing to release.
            raw.now("RELEASE turn")


def _own(failure: StorageError) -> StorageError:
    """The same failure for one of those who share it: raised by many, it would tell of all of their places."""
    return type(failure)(*failure.args)


def _fail(turns: Iterable[Turn], failure: StorageError) -> None:
    for turn in turns:
        turn.fail(failure)
