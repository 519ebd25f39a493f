"""Answers on both databases: pages of the judged ones, and the verdicts that a user contradicts."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest_asyncio

from storage.engine import Database
from storage.records import (
    Answer,
    AnswerKind,
    AnswerState,
    Disagreement,
    MockState,
    StoredReview,
    StoredUser,
    VersionCause,
)
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


async def judged(uow: UnitOfWork, user: int = USER, hour: int = 0, mock_id: int | None = None) -> Answer:
    """Return an answer that was judged so many hours from now."""
    at = NOW + timedelta(hours=hour)
    kind = AnswerKind.PRACTICE if mock_id is None else AnswerKind.MOCK
    answer = await uow.answers.open(user, "mentoring-01", "mentoring", kind, at, at.date(), mock_id=mock_id)
    version = await uow.answers.add_version(answer.id, "I did it.", None, VersionCause.FIRST, at)
    await uow.reviews.add(
        StoredReview(
            answer_id=answer.id, version=version.n, level="weak", moves="------", structural_change=False, trap=False,
            words=3, seconds=1, ownership=None, body="{}", created_at=at,
        )
    )  # fmt: skip
    await uow.answers.set_state(answer.id, AnswerState.JUDGED, at)
    return answer


def disagreement(answer: Answer, **changed: object) -> Disagreement:
    """Return a disagreement with the verdict on the trade-off."""
    of_trade_off = Disagreement(
        answer_id=answer.id, version=1, part="T", verdict="weak", said="met", rules=("trade-off.called", "trade-off.turn"),
        rules_version="12", created_at=NOW,
    )  # fmt: skip
    return replace(of_trade_off, **changed)  # type: ignore[arg-type]  # fields of the record


async def test_judged_answers_come_page_by_page_newest_first(uow: UnitOfWork) -> None:
    oldest, middle, newest = [(await judged(uow, hour=hour)).id for hour in range(3)]
    await judged(uow, OTHER)
    await uow.answers.open(USER, "mentoring-02", "mentoring", AnswerKind.PRACTICE, NOW, NOW.date())
    assert await uow.answers.count_judged(USER) == 3
    assert [each.answer.id for each in await uow.answers.page_of_judged(USER, 0, 2)] == [newest, middle]
    assert [each.answer.id for each in await uow.answers.page_of_judged(USER, 2, 2)] == [oldest]


async def test_answers_of_a_mock_are_among_them_once_it_is_over(uow: UnitOfWork) -> None:
    mock = await uow.mocks.start(USER, ("mentoring-01",), NOW)
    answer = await judged(uow, mock_id=mock.id)
    assert await uow.answers.count_judged(USER) == 0
    await uow.mocks.put(replace(mock, state=MockState.LEFT))
    assert await uow.answers.page_of_judged(USER, 0, 9) == []
    await uow.mocks.put(replace(mock, state=MockState.DONE))
    assert [each.answer.id for each in await uow.answers.page_of_judged(USER, 0, 9)] == [answer.id]


async def test_a_disagreement_comes_back_as_it_was_stored(uow: UnitOfWork) -> None:
    stored = disagreement(await judged(uow))
    await uow.disagreements.put(stored)
    assert await uow.disagreements.get(stored.answer_id, 1, "T") == stored
    assert await uow.disagreements.get(stored.answer_id, 1, "S") is None


async def test_words_are_added_to_one_verdict_alone(uow: UnitOfWork) -> None:
    answer = await judged(uow)
    for part in ("T", "S"):
        await uow.disagreements.put(disagreement(answer, part=part))
    await uow.disagreements.add_words(answer.id, 1, "T", "I did it.")
    assert {each.part: each.words for each in await uow.disagreements.of_user(USER)} == {"T": "I did it.", "S": None}


async def test_a_later_one_on_the_same_verdict_takes_its_place_without_the_words(uow: UnitOfWork) -> None:
    first = disagreement(await judged(uow), words="I did it.")
    await uow.disagreements.put(first)
    later = replace(first, said="missing", words=None)
    await uow.disagreements.put(later)
    assert await uow.disagreements.of_user(USER) == [later]


async def test_one_is_deleted_and_the_others_stay(uow: UnitOfWork) -> None:
    answer = await judged(uow)
    for part in ("T", "S"):
        await uow.disagreements.put(disagreement(answer, part=part))
    await uow.disagreements.delete(answer.id, 1, "T")
    assert [each.part for each in await uow.disagreements.of_user(USER)] == ["S"]


async def test_those_of_everybody_come_with_their_questions_and_of_a_user_alone(uow: UnitOfWork) -> None:
    mine, theirs = disagreement(await judged(uow)), disagreement(await judged(uow, OTHER))
    for each in (mine, theirs):
        await uow.disagreements.put(each)
    assert await uow.disagreements.of_user(USER) == [mine]
    assert await uow.disagreements.of_everybody() == [("mentoring-01", mine), ("mentoring-01", theirs)]
