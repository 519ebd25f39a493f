"""Does the slow work of use cases in threads of its own, outside of any transaction."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from bot.services.work import Job, JobOutcome, NeedsWork, Work
from storage.unit_of_work import is_open

THREADS = 2
"""One more than there is use for, so that a job that hangs leaves one: Python runs one of them at a time."""
WITHIN_S = 60.0


class Worker:
    """Computes jobs. Short ones never come here, so they never wait behind a long one."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="worker")

    async def do(self, work: Work, needed: NeedsWork) -> None:
        """Compute what is needed and keep it in `work`; what takes over WITHIN_S has a TimeoutError as its outcome.

        Raises RuntimeError inside of a unit of work: others would wait for it.
        """
        if is_open():
            raise RuntimeError("a unit of work does not wait for a worker")
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(WITHIN_S):
                outcomes = await loop.run_in_executor(self._threads, _outcomes, needed.jobs)
        except TimeoutError as error:
            outcomes = [JobOutcome(error=error)] * len(needed.jobs)
        for job, outcome in zip(needed.jobs, outcomes, strict=True):
            work.keep(job, outcome)

    def close(self) -> None:
        """Begin no further job. One that runs ends by itself."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _outcomes(jobs: Sequence[Job[Any]]) -> list[JobOutcome]:
    return [job.outcome() for job in jobs]
