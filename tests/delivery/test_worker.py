"""No unit of work waits for a worker: others wait for the unit."""

import asyncio

import pytest

from bot.delivery.worker import Worker
from bot.services.work import NeedsWork, Work
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
