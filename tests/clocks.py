"""Clocks of the tests: one that stands still until it is moved, one that runs."""

import asyncio
from datetime import UTC, datetime, timedelta
from time import perf_counter

START = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class HandClock:
    """Time by hand. Sleeping lets other tasks run and takes no time on this clock."""

    def __init__(self, start: datetime = START) -> None:
        self._now = start

    def now(self) -> datetime:
        """The present instant of the test."""
        return self._now

    async def sleep(self, seconds: float) -> None:
        """Let others run."""
        await asyncio.sleep(min(seconds, 0.01))

    def advance(self, **span: float) -> datetime:
        """Move on by a span, given as for `timedelta`."""
        self._now += timedelta(**span)
        return self._now

    def go_to(self, instant: datetime) -> None:
        """Move to an instant."""
        self._now = instant


class RunningClock(HandClock):
    """A clock that begins at an instant of the test's and runs as fast as real time."""

    def __init__(self, start: datetime = START) -> None:
        super().__init__(start)
        self._begun = perf_counter()

    def now(self) -> datetime:
        """The instant that it shows."""
        return self._now + timedelta(seconds=perf_counter() - self._begun)

    async def sleep(self, seconds: float) -> None:
        """Return after that many seconds."""
        await asyncio.sleep(seconds)
