"""The stage as a fixture, and what holds in every test on it: no unit of work waits for a worker."""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from tests.end_to_end.stage import Stage, staged
from tests.end_to_end.workers import units_watched


@pytest.fixture(autouse=True)
def no_unit_of_work_waits_for_a_worker() -> Iterator[None]:
    """Fail a test in which one does."""
    with units_watched() as waits:
        yield
    assert waits == []


@pytest_asyncio.fixture
async def stage(sqlite_url: str) -> AsyncIterator[Stage]:
    """A running bot on SQLite, and somebody who has not said anything yet."""
    async with staged(sqlite_url) as on_stage:
        yield on_stage
