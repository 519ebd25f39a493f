"""A clock that stands still until a test moves it."""

import asyncio
from datetime import UTC, datetime, timedelta

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
