"""A user's own questions on both databases."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest_asyncio
from sqlalchemy import text

from storage.engine import Database
from storage.records import OwnQuestion, OwnQuestionSource, StoredUser
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


async def added(uow: UnitOfWork, words: str = "Why did you stop?", user: int = USER) -> OwnQuestion:
    """Return a question that a user has added."""
    return await uow.own_questions.add(user, words, archetype="killed-project", source=OwnQuestionSource.TYPED, at=NOW)


async def test_a_question_comes_back_as_it_was_stored(uow: UnitOfWork) -> None:
    own = await added(uow)
    assert await uow.own_questions.of(USER) == [own]
    assert (own.text, own.archetype, own.created_at) == ("Why did you stop?", "killed-project", NOW)


async def test_a_question_is_found_by_its_words(uow: UnitOfWork) -> None:
    own = await added(uow)
    assert await uow.own_questions.like(USER, "  why did you -- STOP ") == own
    assert await uow.own_questions.like(USER, "Why did you go on?") is None


async def test_questions_of_signs_alone_are_told_apart(uow: UnitOfWork) -> None:
    own = await added(uow, "🙂?")
    assert await uow.own_questions.like(USER, "🙂?") == own
    assert await uow.own_questions.like(USER, "🙃?") is None


async def test_a_removed_question_is_not_listed_and_keeps_its_text(uow: UnitOfWork) -> None:
    own = await added(uow)
    await uow.own_questions.remove(own, NOW + timedelta(days=1))
    assert await uow.own_questions.of(USER) == []
    assert await uow.own_questions.get(own.id, USER) == replace(own, removed_at=NOW + timedelta(days=1))


async def test_a_removed_question_comes_back_as_it_was(uow: UnitOfWork) -> None:
    own = await added(uow)
    await uow.own_questions.remove(own, NOW)
    removed = await uow.own_questions.like(USER, own.text)
    assert removed is not None
    assert await uow.own_questions.restore(removed) == own
    assert await uow.own_questions.of(USER) == [own]


async def test_its_archetype_is_changed_and_taken_away(uow: UnitOfWork) -> None:
    own = await added(uow)
    await uow.own_questions.tag(own, "mentoring")
    assert [each.archetype for each in await uow.own_questions.of(USER)] == ["mentoring"]
    await uow.own_questions.tag(own, None)
    assert [each.archetype for each in await uow.own_questions.of(USER)] == [None]


async def test_nobody_sees_the_question_of_another(uow: UnitOfWork) -> None:
    own = await added(uow)
    assert await uow.own_questions.get(own.id, OTHER) is None
    assert await uow.own_questions.of(OTHER) == []
    assert (await added(uow, user=OTHER)).id != own.id


async def test_its_words_are_sealed(uow: UnitOfWork) -> None:
    await added(uow, "Why did you stop the zebra project?")
    cipher = uow.own_questions._cipher
    stored = await uow.own_questions._statements.scalar(text("SELECT text FROM own_questions"))
    assert stored != "Why did you stop the zebra project?"
    assert cipher.open(stored) == "Why did you stop the zebra project?"


async def test_a_question_is_found_by_the_message_in_which_it_was_typed(uow: UnitOfWork) -> None:
    for user in (USER, OTHER):
        for n, message_id in enumerate((7, 7, 8)):
            words = f"Why {n}?"
            await uow.own_questions.add(
                user, words, archetype=None, source=OwnQuestionSource.TYPED, at=NOW, message_id=message_id
            )
    first, second = await uow.own_questions.typed_in(USER, 7)
    assert (first.text, second.text) == ("Why 0?", "Why 1?")
    await uow.own_questions.remove(first, NOW)
    assert await uow.own_questions.typed_in(USER, 7) == [second]
