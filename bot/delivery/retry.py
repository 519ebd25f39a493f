"""Calls the database again until it answers, with growing pauses."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.delivery.clock import Clock
from bot.delivery.outage import Outage
from storage.errors import Unavailable

FIRST_WAIT_S = 0.5
LONGEST_WAIT_S = 15.0
LONGEST_REST_S = 3600.0
"""Whatever Telegram asks for, nobody is left unheard or unanswered for longer."""

T = TypeVar("T")


async def until_available(
    call: Callable[[], Awaitable[T]], clock: Clock, outage: Outage, waits_for: type[Exception] = Unavailable
) -> T:
    """Return what the call returns. It is called again after `waits_for`; every other error is raised."""
    wait = FIRST_WAIT_S
    while True:
        try:
            return await call()
        except waits_for:
            outage.noticed()
            await clock.sleep(wait)
            wait = min(wait * 2, LONGEST_WAIT_S)
