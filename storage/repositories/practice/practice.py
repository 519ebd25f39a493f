"""Practice in series: cards with their ratings, mock interviews, drills, quizzes."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update

from storage.records import (
    Drill,
    DrillState,
    Mock,
    MockState,
    Outline,
    OutlineState,
    Quiz,
    QuizItem,
    QuizKind,
    Rating,
    RatingSource,
    StoredCard,
)
from storage.repositories.base import Repository
from storage.repositories.statements import given
from storage.tables import CARD, DRILL, MOCK, OUTLINE, QUIZ, RATING
from storage.tables import QUIZ_ITEM as ITEM

CARDS = select(CARD).where(given(CARD.c.user_id)).order_by(CARD.c.archetype)
CARD_OF = select(CARD).where(given(CARD.c.user_id), given(CARD.c.archetype))
UNFINISHED_MOCK = (
    select(MOCK).where(given(MOCK.c.user_id), MOCK.c.state != MockState.DONE.value).order_by(MOCK.c.id.desc()).limit(1)
)
UNFINISHED_DRILL = (
    select(DRILL)
    .where(given(DRILL.c.user_id), DRILL.c.state != DrillState.DONE.value)
    .order_by(DRILL.c.id.desc())
    .limit(1)
)


class Cards(Repository):
    """Repository of cards and ratings."""

    async def get(self, user_id: int, archetype: str) -> StoredCard | None:
        """Return the card of one archetype, if it was ever rated."""
        row = await self._statements.first(CARD_OF, given_user_id=user_id, given_archetype=archetype)
        return StoredCard(**row._mapping) if row else None

    async def all(self, user_id: int) -> Sequence[StoredCard]:
        """Return every card of a user."""
        return [StoredCard(**row._mapping) for row in await self._statements.all(CARDS, given_user_id=user_id)]

    async def put(self, card: StoredCard) -> None:
        """Store a card."""
        await self._statements.upsert(CARD, ["user_id", "archetype"], asdict(card))

    async def rate(self, rating: Rating) -> bool:
        """Log a rating. Return False and write nothing where its source rated that archetype on that local day."""
        return await self._statements.insert_new(RATING, [asdict(rating) | {"source": rating.source.value}]) == 1

    async def ratings(self, user_id: int, since: datetime | None = None) -> Sequence[Rating]:
        """Return the rating log, oldest first."""
        query = select(RATING).where(RATING.c.user_id == user_id)
        if since is not None:
            query = query.where(RATING.c.rated_at >= since)
        rows = await self._statements.all(query.order_by(RATING.c.rated_at))
        return [Rating(**{**row._mapping, "source": RatingSource(row.source)}) for row in rows]


class Mocks(Repository):
    """Repository of mocks."""

    async def start(self, user_id: int, question_ids: Sequence[str], at: datetime) -> Mock:
        """Begin a mock with these questions."""
        values = {
            "user_id": user_id,
            "state": MockState.OPEN.value,
            "question_ids": json.dumps(list(question_ids)),
            "position": 0,
            "started_at": at,
        }
        mock_id = await self._statements.scalar(insert(MOCK).values(**values).returning(MOCK.c.id))
        return Mock(
            id=mock_id,
            user_id=user_id,
            state=MockState.OPEN,
            question_ids=tuple(question_ids),
            position=0,
            started_at=at,
        )

    async def get(self, mock_id: int, user_id: int) -> Mock | None:
        """Return the user's mock with that id; another user's is not there."""
        row = await self._statements.first(select(MOCK).where(MOCK.c.id == mock_id, MOCK.c.user_id == user_id))
        return _mock(row) if row else None

    async def unfinished(self, user_id: int) -> Mock | None:
        """Return the newest mock that is open or was left."""
        row = await self._statements.first(UNFINISHED_MOCK, given_user_id=user_id)
        return _mock(row) if row else None

    async def finished(self, user_id: int) -> Sequence[Mock]:
        """Return the finished mocks, oldest first."""
        query = select(MOCK).where(MOCK.c.user_id == user_id, MOCK.c.state == MockState.DONE.value)
        return [_mock(row) for row in await self._statements.all(query.order_by(MOCK.c.id))]

    async def of_user(self, user_id: int) -> Sequence[Mock]:
        """Return a user's mocks, oldest first."""
        query = select(MOCK).where(MOCK.c.user_id == user_id).order_by(MOCK.c.id)
        return [_mock(row) for row in await self._statements.all(query)]

    async def put(self, mock: Mock) -> None:
        """Store the progress of a mock."""
        values = {
            "state": mock.state.value,
            "position": mock.position,
            "question_ids": json.dumps(list(mock.question_ids)),
            "ended_at": mock.ended_at,
            "reminded_at": mock.reminded_at,
        }
        await self._statements.run(update(MOCK).where(MOCK.c.id == mock.id).values(**values))


def _mock(row: Row[Any]) -> Mock:
    questions = tuple(json.loads(row.question_ids))
    return Mock(**{**row._mapping, "state": MockState(row.state), "question_ids": questions})


class Drills(Repository):
    """Repository of drills."""

    async def start(self, user_id: int, archetypes: Sequence[str], at: datetime) -> Drill:
        """Begin a drill with an outline for each of the archetypes, all of them waiting."""
        values = {"user_id": user_id, "state": DrillState.OPEN.value, "estimates": "{}", "started_at": at}
        drill_id = int(await self._statements.scalar(insert(DRILL).values(**values).returning(DRILL.c.id)))
        for n, archetype in enumerate(archetypes, 1):
            await self.put_outline(Outline(drill_id=drill_id, n=n, archetype=archetype, state=OutlineState.WAITING))
        return Drill(id=drill_id, user_id=user_id, state=DrillState.OPEN, estimates={}, started_at=at)

    async def get(self, drill_id: int, user_id: int) -> Drill | None:
        """Return the user's drill with that id; another user's is not there."""
        row = await self._statements.first(select(DRILL).where(DRILL.c.id == drill_id, DRILL.c.user_id == user_id))
        return _drill(row) if row else None

    async def unfinished(self, user_id: int) -> Drill | None:
        """Return the newest drill that is open or was left."""
        row = await self._statements.first(UNFINISHED_DRILL, given_user_id=user_id)
        return _drill(row) if row else None

    async def finished(self, user_id: int) -> Sequence[Drill]:
        """Return the finished drills, oldest first."""
        query = select(DRILL).where(DRILL.c.user_id == user_id, DRILL.c.state == DrillState.DONE.value)
        return [_drill(row) for row in await self._statements.all(query.order_by(DRILL.c.id))]

    async def of_user(self, user_id: int) -> Sequence[Drill]:
        """Return a user's drills, oldest first."""
        query = select(DRILL).where(DRILL.c.user_id == user_id).order_by(DRILL.c.id)
        return [_drill(row) for row in await self._statements.all(query)]

    async def put(self, drill: Drill) -> None:
        """Store the progress of a drill."""
        values = {
            "state": drill.state.value,
            "estimates": json.dumps(dict(drill.estimates)),
            "ended_at": drill.ended_at,
            "reminded_at": drill.reminded_at,
        }
        await self._statements.run(update(DRILL).where(DRILL.c.id == drill.id).values(**values))

    async def outlines(self, drill_id: int) -> Sequence[Outline]:
        """Return the outlines of a drill, in order."""
        query = select(OUTLINE).where(OUTLINE.c.drill_id == drill_id).order_by(OUTLINE.c.n)
        return [_outline(row) for row in await self._statements.all(query)]

    async def outlines_of(self, user_id: int) -> Sequence[Outline]:
        """Return every outline of a user, oldest first."""
        query = select(OUTLINE).join(DRILL, DRILL.c.id == OUTLINE.c.drill_id).where(DRILL.c.user_id == user_id)
        return [_outline(row) for row in await self._statements.all(query.order_by(OUTLINE.c.drill_id, OUTLINE.c.n))]

    async def put_outline(self, outline: Outline) -> None:
        """Store an outline."""
        await self._statements.upsert(OUTLINE, ["drill_id", "n"], asdict(outline) | {"state": outline.state.value})


def _drill(row: Row[Any]) -> Drill:
    return Drill(**{**row._mapping, "state": DrillState(row.state), "estimates": json.loads(row.estimates)})


def _outline(row: Row[Any]) -> Outline:
    return Outline(**{**row._mapping, "state": OutlineState(row.state)})


class Quizzes(Repository):
    """Repository of quizzes."""

    async def start(self, user_id: int, kind: QuizKind, items: Sequence[tuple[str, str]], at: datetime) -> Quiz:
        """Begin a quiz of these items, each with its expected answer."""
        values = {"user_id": user_id, "kind": kind.value, "started_at": at}
        quiz_id = int(await self._statements.scalar(insert(QUIZ).values(**values).returning(QUIZ.c.id)))
        for n, (item, expected) in enumerate(items, 1):
            await self._statements.run(insert(ITEM).values(quiz_id=quiz_id, n=n, item=item, expected=expected))
        return Quiz(id=quiz_id, user_id=user_id, kind=kind, started_at=at)

    async def get(self, quiz_id: int, user_id: int) -> Quiz | None:
        """Return the user's quiz with that id; another user's is not there."""
        row = await self._statements.first(select(QUIZ).where(QUIZ.c.id == quiz_id, QUIZ.c.user_id == user_id))
        return _quiz(row) if row else None

    async def items(self, quiz_id: int) -> Sequence[QuizItem]:
        """Return the items of a quiz, in order."""
        rows = await self._statements.all(select(ITEM).where(ITEM.c.quiz_id == quiz_id).order_by(ITEM.c.n))
        return [QuizItem(**row._mapping) for row in rows]

    async def guess(self, quiz_id: int, n: int, given: str, seconds: float | None, at: datetime) -> bool:
        """Store a guess; return False and write nothing where that item has one."""
        open_item = (ITEM.c.quiz_id == quiz_id) & (ITEM.c.n == n) & ITEM.c.given.is_(None)
        values = {"given": given, "seconds": seconds, "answered_at": at}
        return await self._statements.run(update(ITEM).where(open_item).values(**values)) == 1

    async def end(self, quiz_id: int, at: datetime) -> None:
        """Store the end of a quiz."""
        await self._statements.run(update(QUIZ).where(QUIZ.c.id == quiz_id).values(ended_at=at))

    async def of_user(self, user_id: int, kind: QuizKind) -> Sequence[Quiz]:
        """Return a user's quizzes of a kind, oldest first."""
        query = select(QUIZ).where(QUIZ.c.user_id == user_id, QUIZ.c.kind == kind.value).order_by(QUIZ.c.id)
        return [_quiz(row) for row in await self._statements.all(query)]

    async def all_items(self, user_id: int) -> Sequence[QuizItem]:
        """Return all items of a user's quizzes, quiz by quiz."""
        query = select(ITEM).join(QUIZ, QUIZ.c.id == ITEM.c.quiz_id).where(QUIZ.c.user_id == user_id)
        rows = await self._statements.all(query.order_by(ITEM.c.quiz_id, ITEM.c.n))
        return [QuizItem(**row._mapping) for row in rows]

    async def guesses(self, user_id: int, kind: QuizKind) -> Sequence[QuizItem]:
        """Return every guess of a user in the quizzes of a kind, oldest first."""
        query = (
            select(ITEM)
            .join(QUIZ, QUIZ.c.id == ITEM.c.quiz_id)
            .where(QUIZ.c.user_id == user_id, QUIZ.c.kind == kind.value, ITEM.c.given.is_not(None))
            .order_by(ITEM.c.answered_at, ITEM.c.quiz_id, ITEM.c.n)
        )
        return [QuizItem(**row._mapping) for row in await self._statements.all(query)]


def _quiz(row: Row[Any]) -> Quiz:
    return Quiz(**{**row._mapping, "kind": QuizKind(row.kind)})
