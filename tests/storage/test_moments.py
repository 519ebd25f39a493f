"""Moments on both databases: whose they are, their order, their pages."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest_asyncio

from storage.engine import Database
from storage.records import Moment, MomentSource, StoredUser
from storage.unit_of_work import UnitOfWork

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
USER, OTHER = 1, 2
ODD = "<b>&amp; \u202eרשת \u200b 😀"


@pytest_asyncio.fixture
async def uow(database: Database) -> AsyncIterator[UnitOfWork]:
    """A unit of work with two users, which is never committed."""
    async with database.begin() as unit:
        for user in (USER, OTHER):
            await unit.users.add(StoredUser(id=user, language=None, created_at=NOW, last_seen_at=NOW))
        yield unit


async def some(uow: UnitOfWork, number: int, user: int = USER) -> list[Moment]:
    """So many moments, an hour apart, typed in one message."""
    return [
        await uow.moments.add(user, f"{ODD} {n}", on=NOW.date(), at=NOW + timedelta(hours=n), message_id=7)
        for n in range(number)
    ]


async def test_a_moment_comes_back_as_it_went_in(uow: UnitOfWork) -> None:
    story = await uow.stories.add(USER, "Cache war", [], NOW)
    added = await uow.moments.add(
        USER, ODD, source=MomentSource.RESUME, job=ODD, on=date.min, at=NOW, story_id=story.id
    )
    assert await uow.moments.get(added.id, USER) == added
    assert await uow.moments.get(added.id, OTHER) is None


async def test_the_newest_come_first_page_by_page(uow: UnitOfWork) -> None:
    mine = await some(uow, 5)
    await some(uow, 1, OTHER)
    newest = mine[::-1]
    assert await uow.moments.of_user(USER) == newest
    assert [await uow.moments.page(USER, skipped, 2) for skipped in (0, 2, 4, 6)] == [
        newest[:2],
        newest[2:4],
        newest[4:],
        [],
    ]
    assert await uow.moments.count(USER) == 5
    assert await uow.moments.count_since(USER, NOW + timedelta(hours=3)) == 2


async def test_those_of_a_message_are_in_its_order_and_can_be_changed_and_deleted(uow: UnitOfWork) -> None:
    first, second = await some(uow, 2)
    await some(uow, 1, OTHER)
    await uow.moments.change(first.id, "shipped")
    assert await uow.moments.in_message(USER, 7) == [replace(first, text="shipped"), second]
    await uow.moments.delete(first.id)
    assert await uow.moments.in_message(USER, 7) == [second]


async def test_a_moment_stays_when_its_story_is_erased(uow: UnitOfWork) -> None:
    (moment,) = await some(uow, 1)
    story = await uow.stories.add(USER, "Cache war", [], NOW)
    await uow.moments.tell(moment.id, story.id)
    await uow.stories.change(story.id, removed_at=NOW)
    await uow.stories.purge(USER, NOW + timedelta(days=1))
    assert await uow.moments.get(moment.id, USER) == moment
