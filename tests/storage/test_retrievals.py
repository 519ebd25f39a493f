"""Retrieval sessions on both databases: whose they are, and a question that is answered once."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest_asyncio

from storage.engine import Database
from storage.records import RetrievalItem, RetrievalOutcome, StoredUser, Story, StoryScope
from storage.unit_of_work import UnitOfWork

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
USER, OTHER = 1, 2


@pytest_asyncio.fixture
async def uow(database: Database) -> AsyncIterator[UnitOfWork]:
    """A unit of work with two users, which is never committed."""
    async with database.begin() as unit:
        for user in (USER, OTHER):
            await unit.users.add(StoredUser(id=user, language=None, created_at=NOW, last_seen_at=NOW))
        yield unit


async def item_of(uow: UnitOfWork, user: int = USER) -> tuple[RetrievalItem, Story]:
    """The first question of a new session, and the story shown for it."""
    story = await uow.stories.add(user, "Cache war", ["contested-decision"], NOW)
    session = await uow.retrievals.start(user, NOW)
    item = RetrievalItem(session_id=session.id, n=1, question_id="mentoring-01", offered=(story.id, 999))
    await uow.retrievals.put(item)
    return item, story


async def test_a_question_is_answered_once(uow: UnitOfWork) -> None:
    item, story = await item_of(uow)
    assert await uow.retrievals.answer(item, story.id, RetrievalOutcome.LATE, 12.5, NOW)
    assert not await uow.retrievals.answer(item, 999, RetrievalOutcome.WRONG, 1.0, NOW)
    answered = replace(item, story_id=story.id, outcome=RetrievalOutcome.LATE, seconds=12.5, answered_at=NOW)
    assert await uow.retrievals.items(item.session_id) == [answered]


async def test_another_question_takes_its_place_until_it_is_answered(uow: UnitOfWork) -> None:
    item, _ = await item_of(uow)
    other = replace(item, question_id="mentoring-02", offered=(7, 8, 9))
    await uow.retrievals.put(other)
    assert await uow.retrievals.items(item.session_id) == [other]


async def test_sessions_are_a_users_own(uow: UnitOfWork) -> None:
    item, _ = await item_of(uow)
    theirs, _ = await item_of(uow, OTHER)
    mine = await uow.retrievals.get(item.session_id, USER)
    assert mine is not None
    assert await uow.retrievals.get(item.session_id, OTHER) is None
    assert await uow.retrievals.of_user(USER) == [mine]
    assert await uow.retrievals.all_items(OTHER) == [theirs]


async def test_of_many_questions_the_newest_are_read_oldest_first(uow: UnitOfWork) -> None:
    items = [(await item_of(uow))[0] for _ in range(3)]
    await item_of(uow, OTHER)
    assert await uow.retrievals.newest_items(USER, 2) == items[1:]
    assert await uow.retrievals.newest_items(USER, 5) == items


async def test_the_newest_session_says_whether_it_is_ended(uow: UnitOfWork) -> None:
    await item_of(uow)
    item, _ = await item_of(uow)
    await uow.retrievals.end(item.session_id, NOW + timedelta(minutes=1))
    newest = await uow.retrievals.newest(USER)
    assert newest is not None
    assert (newest.id, newest.ended_at) == (item.session_id, NOW + timedelta(minutes=1))


async def test_a_story_that_is_erased_leaves_the_outcome(uow: UnitOfWork) -> None:
    item, story = await item_of(uow)
    await uow.retrievals.answer(item, story.id, RetrievalOutcome.IN_TIME, 3.0, NOW)
    await uow.stories.change(story.id, removed_at=NOW)
    await uow.stories.purge(USER, NOW + timedelta(days=1))
    (left,) = await uow.retrievals.items(item.session_id)
    assert (left.story_id, left.outcome) == (None, RetrievalOutcome.IN_TIME)


async def test_a_scope_is_kept_changed_and_taken_away(uow: UnitOfWork) -> None:
    story = await uow.stories.add(USER, "Cache war", [], NOW, scope=StoryScope.TEAM)
    assert await uow.stories.get(story.id, USER) == story
    for scope in (*StoryScope, None):
        await uow.stories.change(story.id, scope=scope)
        found = await uow.stories.get(story.id, USER)
        assert found is not None
        assert found.scope is scope
