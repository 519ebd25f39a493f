"""The stage as a fixture."""

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.end_to_end.stage import Stage, staged


@pytest_asyncio.fixture
async def stage(sqlite_url: str) -> AsyncIterator[Stage]:
    """A running bot on SQLite, and somebody who has not said anything yet."""
    async with staged(sqlite_url) as on_stage:
        yield on_stage
