"""The only reader of time: everything else is handed the hour, or a clock."""

import asyncio
import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """What tells the time and lets time pass."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC. Whoever sets the machine's clock makes it jump, also back."""

    def monotonic(self) -> float:
        """Return seconds since some instant: for pauses and limits, since nobody can set it and it never goes back."""

    async def sleep(self, seconds: float) -> None:
        """Return after that many seconds."""


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Return seconds since some instant; they never go back."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Return after that many seconds."""
        await asyncio.sleep(seconds)
