"""Ends running work when the process is told to stop."""

import asyncio
import signal
from collections.abc import Coroutine
from contextlib import suppress


def told_to_stop(*signals: signal.Signals) -> asyncio.Event:
    """Return an event that the signals set from now on; they have no other effect."""
    stop = asyncio.Event()
    for each in signals:
        asyncio.get_running_loop().add_signal_handler(each, stop.set)
    return stop


async def run_until(stop: asyncio.Event, work: Coroutine[None, None, None]) -> None:
    """Run until the end or until told to stop. Raises the errors of the work."""
    working = asyncio.create_task(work)
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            working.result()
    finally:
        stopping.cancel()
        working.cancel()
        with suppress(asyncio.CancelledError):
            await working
