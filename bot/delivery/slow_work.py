"""Runs slow work in threads of its own, outside of any transaction."""

import asyncio
import threading
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from bot.conversation.work import Job, JobOutcome, NeedsWork, Work
from storage.unit_of_work import is_open

AT_ONCE = 2
"""One thread is enough, since Python runs one at a time; the second serves while a job hangs in the first."""
WITHIN_S = 60.0

T = TypeVar("T")


class Worker:
    """Runs calls in daemon threads: the process can stop without waiting for them.

    Short jobs are run elsewhere, so that they never wait behind a long one.
    """

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._places = asyncio.Semaphore(at_once)

    async def do(self, work: Work, needed: NeedsWork) -> None:
        """Run the jobs and keep their outcomes in `work`. After WITHIN_S seconds the outcome is a TimeoutError.

        Raises RuntimeError inside of a unit of work: other transactions would wait for it.
        """
        try:
            async with asyncio.timeout(WITHIN_S):
                outcomes = await self.call(partial(_outcomes, needed.jobs))
        except TimeoutError as error:
            outcomes = [JobOutcome(error=error)] * len(needed.jobs)
        for job, outcome in zip(needed.jobs, outcomes, strict=True):
            work.keep(job, outcome)

    async def call(self, compute: Callable[[], T]) -> T:
        """Return the result of a call, or raise its error. Raises RuntimeError inside of a unit of work."""
        if is_open():
            raise RuntimeError("a unit of work does not wait for a worker")
        await self._places.acquire()
        loop = asyncio.get_running_loop()
        done: asyncio.Future[T] = loop.create_future()

        def run() -> None:
            try:
                end = partial(_succeed, done, compute())
            except Exception as error:  # noqa: BLE001 -- raised again where it is awaited
                end = partial(_fail, done, error)
            try:
                loop.call_soon_threadsafe(self._places.release)
                loop.call_soon_threadsafe(end)
            except RuntimeError:
                return  # the loop is closed: nobody waits any more

        threading.Thread(target=run, name="worker", daemon=True).start()
        return await done


def _succeed(done: "asyncio.Future[T]", result: T) -> None:
    if not done.done():
        done.set_result(result)


def _fail(done: "asyncio.Future[Any]", error: Exception) -> None:
    if not done.done():
        done.set_exception(error)


def _outcomes(jobs: Sequence[Job[Any]]) -> list[JobOutcome]:
    return [job.outcome() for job in jobs]
