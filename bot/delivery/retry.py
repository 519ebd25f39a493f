"""Retries with growing pauses; calls the database until it answers."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.delivery.clock import Clock
from bot.delivery.watching.outage import Outage
from storage.errors import Unavailable

FIRST_WAIT_S = 0.5
LONGEST_WAIT_S = 15.0
LONGEST_REST_S = 3600.0
"""Longest pause, whatever Telegram asks for: nobody waits longer for the bot."""

T = TypeVar("T")


class GrowingPause:
    """The pauses between retries: each is twice as long as the one before, up to LONGEST_WAIT_S."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._next_s = FIRST_WAIT_S

    @property
    def has_begun(self) -> bool:
        """Return whether there was a pause since the last success."""
        return self._next_s > FIRST_WAIT_S

    async def wait(self, at_least_s: float = 0.0) -> None:
        """Wait, at least that many seconds; the next pause is longer."""
        pause_s, self._next_s = self._next_s, min(self._next_s * 2, LONGEST_WAIT_S)
        await self._clock.sleep(max(pause_s, at_least_s))

    def end(self) -> None:
        """Reset to the shortest pause after a success."""
        self._next_s = FIRST_WAIT_S


async def until_available(call: Callable[[], Awaitable[T]], clock: Clock, outage: Outage) -> T:
    """Return the result of the call, retried after Unavailable. Every other error is raised."""
    pause = GrowingPause(clock)
    while True:
        try:
            return await call()
        except Unavailable:
            outage.noticed()
            await pause.wait()
