"""No unit of work waits for a worker, for others wait for the unit; and no stop does."""

import asyncio
import threading

import pytest

from bot.conversation.work import NeedsWork, Work
from bot.delivery.slow_work import Worker
from storage.engine import Database
from tests.end_to_end.workers import units_watched


async def test_a_unit_of_work_that_waits_for_a_worker_is_noticed(sqlite_database: Database) -> None:
    with units_watched() as waits:
        async with sqlite_database.begin():
            await asyncio.to_thread(int)
        await asyncio.to_thread(int)
    assert len(waits) == 1


async def test_a_worker_refuses_to_be_waited_for_by_a_unit_of_work(sqlite_database: Database) -> None:
    async with sqlite_database.begin():
        with pytest.raises(RuntimeError):
            await Worker().do(Work(), NeedsWork([]))


async def test_a_stop_waits_for_no_call_that_runs() -> None:
    assert (await Worker().call(threading.current_thread)).daemon


async def test_what_a_call_raises_is_raised_where_it_is_awaited_and_its_place_is_free_again() -> None:
    worker = Worker(at_once=1)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            await worker.call(lambda: 1 // 0)
    assert await worker.call(lambda: 42) == 42


async def test_no_more_calls_run_at_once_than_there_are_places() -> None:
    worker, running, most = Worker(at_once=2), threading.Semaphore(2), []

    def compute() -> None:
        most.append(running.acquire(blocking=False))
        running.release()

    await asyncio.gather(*(worker.call(compute) for _ in range(20)))
    assert most == [True] * 20
