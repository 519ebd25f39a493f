"""`python -m bot` on a clock ten times as fast where pauses are measured: nobody waits for what waits between two tries.

The instant of day stays true, and so does what the libraries measure by themselves.
"""

import asyncio
import time

from bot.__main__ import main
from bot.delivery.clock import SystemClock
from bot.delivery.sending import outbox

SPEED = 10.0


def monotonic(_: SystemClock) -> float:
    """Return seconds since some instant; ten of them pass in a second."""
    return time.monotonic() * SPEED


async def sleep(_: SystemClock, seconds: float) -> None:
    """Return after a tenth of that many seconds."""
    await asyncio.sleep(seconds / SPEED)


if __name__ == "__main__":
    vars(outbox)["IDLE_S"] = outbox.IDLE_S / SPEED
    for hurried in (monotonic, sleep):
        setattr(SystemClock, hurried.__name__, hurried)
    main()
