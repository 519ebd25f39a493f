"""Clocks of the tests: one that stands still until it is moved, one that runs."""

import asyncio
from datetime import UTC, datetime, timedelta
from time import perf_counter

START = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class HandClock:
    """Time by hand. Sleeping lets other tasks run and takes no time on this clock.

    Moved forwards, time passes. Moved back, it is set, as an operator sets a clock, and no time passes.
    """

    def __init__(self, start: datetime = START) -> None:
        self._now = start
        self._passed = timedelta()

    def now(self) -> datetime:
        """Return the present instant of the test."""
        return self._now

    def monotonic(self) -> float:
        """Return how many seconds have passed on this clock; to set it back takes none of them away."""
        return self._passed.total_seconds()

    async def sleep(self, seconds: float) -> None:
        """Let others run."""
        await asyncio.sleep(min(seconds, 0.01))

    def advance(self, **span: float) -> datetime:
        """Move on by a span, given as for `timedelta`; a negative one sets the clock back."""
        self._move(timedelta(**span))
        return self.now()

    def set_by(self, **span: float) -> None:
        """Set the clock forwards or back by a span, as an operator does: no time passes."""
        self._now += timedelta(**span)

    def go_to(self, instant: datetime) -> None:
        """Move to an instant; to an earlier one, the clock is set back."""
        self._move(instant - self.now())

    def _move(self, by: timedelta) -> None:
        self._now += by
        self._passed += max(by, timedelta())


class RunningClock(HandClock):
    """A clock that begins at an instant of the test's and runs `speed` times as fast as real time."""

    def __init__(self, start: datetime = START, *, speed: float = 1.0) -> None:
        super().__init__(start)
        self._begun = perf_counter()
        self._speed = speed

    def now(self) -> datetime:
        """Return the instant that it shows."""
        return self._now + timedelta(seconds=self._ran())

    def monotonic(self) -> float:
        """Return how many seconds have passed on this clock."""
        return super().monotonic() + self._ran()

    async def sleep(self, seconds: float) -> None:
        """Return after that many seconds of this clock."""
        await asyncio.sleep(seconds / self._speed)

    def _ran(self) -> float:
        return (perf_counter() - self._begun) * self._speed
