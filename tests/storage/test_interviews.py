"""Interviews and their questions on both databases: whose they are, their order, and what goes with what."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest_asyncio

from storage.engine import Database
from storage.records import InterviewOutcome, StoredUser, StoryTold
from storage.unit_of_work import UnitOfWork

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = date(2026, 3, 2)
USER, OTHER = 1, 2
ODD = "<b>&amp; \u202eרשת \u200b 😀 \t line\nline"


@pytest_asyncio.fixture
async def uow(database: Database) -> AsyncIterator[UnitOfWork]:
    """A unit of work with two users, which is never committed."""
    async with database.begin() as unit:
        for user in (USER, OTHER):
            await unit.users.add(StoredUser(id=user, language=None, created_at=NOW, last_seen_at=NOW))
        yield unit


async def test_an_interview_comes_back_as_it_went_in(uow: UnitOfWork) -> None:
    added = await uow.interviews.add(USER, date.max, NOW, label=ODD, round=ODD, outcome=InterviewOutcome.WENT_ON)
    assert await uow.interviews.get(added.id, USER) == added
    assert await uow.interviews.get(added.id, OTHER) is None
    await uow.interviews.change(added.id, held_on=date.min, label="Cisco", ended_at=NOW)
    assert await uow.interviews.get(added.id, USER) == replace(added, held_on=date.min, label="Cisco", ended_at=NOW)


async def test_interviews_are_in_the_order_of_their_days(uow: UnitOfWork) -> None:
    late = await uow.interviews.add(USER, DAY, NOW)
    early = await uow.interviews.add(USER, date(2026, 2, 1), NOW)
    await uow.interviews.add(OTHER, DAY, NOW)
    assert await uow.interviews.of_user(USER) == [early, late]
    assert await uow.interviews.unfinished(USER) == early
    for each in (early, late):
        await uow.interviews.change(each.id, ended_at=NOW)
    assert await uow.interviews.unfinished(USER) is None


async def test_questions_are_a_users_own_and_in_the_order_of_asking(uow: UnitOfWork) -> None:
    one, other = await uow.interviews.add(USER, DAY, NOW), await uow.interviews.add(USER, DAY, NOW)
    theirs = await uow.interviews.add(OTHER, DAY, NOW)
    first = await uow.interviews.ask(one.id, ODD, "mentoring", 7)
    second = await uow.interviews.ask(one.id, "Why?", None, 7, told=StoryTold.NONE, note=ODD, dry="TR", level="weak")
    third = await uow.interviews.ask(other.id, "Why us?", None, 8)
    await uow.interviews.ask(theirs.id, "Why them?", None, 7)
    assert (first.n, second.n, third.n) == (1, 2, 1)
    assert await uow.interviews.questions(one.id) == [first, second]
    assert await uow.interviews.questions_of(USER) == [first, second, third]
    assert await uow.interviews.typed_in(USER, 7) == [first, second]
    assert await uow.interviews.question(second.id, USER) == second
    assert await uow.interviews.question(second.id, OTHER) is None
    assert await uow.interviews.numbers_asked(USER) == {one.id: 2, other.id: 1}


async def test_a_removed_question_leaves_the_numbers_of_the_others(uow: UnitOfWork) -> None:
    interview = await uow.interviews.add(USER, DAY, NOW)
    first, second = [await uow.interviews.ask(interview.id, text, None) for text in ("One?", "Two?")]
    await uow.interviews.remove_question(first.id)
    third = await uow.interviews.ask(interview.id, "Three?", None)
    assert [each.n for each in await uow.interviews.questions(interview.id)] == [second.n, third.n] == [2, 3]


async def test_the_questions_go_with_their_interview(uow: UnitOfWork) -> None:
    interview = await uow.interviews.add(USER, DAY, NOW)
    asked = await uow.interviews.ask(interview.id, "One?", None)
    await uow.interviews.remove(interview.id)
    assert await uow.interviews.question(asked.id, USER) is None
    assert await uow.interviews.numbers_asked(USER) == {}


async def test_an_erased_story_leaves_its_question(uow: UnitOfWork) -> None:
    interview = await uow.interviews.add(USER, DAY, NOW)
    story = await uow.stories.add(USER, "Cache war", [], NOW)
    asked = await uow.interviews.ask(interview.id, "One?", None, told=StoryTold.BANK, story_id=story.id)
    await uow.stories.change(story.id, removed_at=NOW)
    await uow.stories.purge(USER, NOW + timedelta(days=1))
    left = await uow.interviews.question(asked.id, USER)
    assert left is not None
    assert (left.told, left.story_id) == (StoryTold.BANK, None)
