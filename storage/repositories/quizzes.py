"""Quizzes and what was guessed in them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update

from storage.models import QuizItemRow, QuizRow
from storage.records import Quiz, QuizItem, QuizKind
from storage.repositories.base import Repository
from storage.repositories.statements import table_of

QUIZ = table_of(QuizRow)
ITEM = table_of(QuizItemRow)


class Quizzes(Repository):
    """Repository of quizzes."""

    async def start(self, user_id: int, kind: QuizKind, items: Sequence[tuple[str, str]], at: datetime) -> Quiz:
        """Begin a quiz of these items, each with what is expected."""
        values = {"user_id": user_id, "kind": kind.value, "started_at": at}
        quiz_id = int(await self._statements.scalar(insert(QUIZ).values(**values).returning(QUIZ.c.id)))
        for n, (item, expected) in enumerate(items, 1):
            await self._statements.run(insert(ITEM).values(quiz_id=quiz_id, n=n, item=item, expected=expected))
        return Quiz(id=quiz_id, user_id=user_id, kind=kind, started_at=at)

    async def get(self, quiz_id: int, user_id: int) -> Quiz | None:
        """The user's quiz with that id; another user's is not there."""
        row = await self._statements.first(select(QUIZ).where(QUIZ.c.id == quiz_id, QUIZ.c.user_id == user_id))
        return _quiz(row) if row else None

    async def items(self, quiz_id: int) -> Sequence[QuizItem]:
        """What is guessed in a quiz, in order."""
        rows = await self._statements.all(select(ITEM).where(ITEM.c.quiz_id == quiz_id).order_by(ITEM.c.n))
        return [QuizItem(**row._mapping) for row in rows]

    async def guess(self, quiz_id: int, n: int, given: str, seconds: float | None, at: datetime) -> bool:
        """Note a guess; False, and nothing written, where that item has one already."""
        open_item = (ITEM.c.quiz_id == quiz_id) & (ITEM.c.n == n) & ITEM.c.given.is_(None)
        values = {"given": given, "seconds": seconds, "answered_at": at}
        return await self._statements.run(update(ITEM).where(open_item).values(**values)) == 1

    async def end(self, quiz_id: int, at: datetime) -> None:
        """Note that a quiz is over."""
        await self._statements.run(update(QUIZ).where(QUIZ.c.id == quiz_id).values(ended_at=at))

    async def of_user(self, user_id: int, kind: QuizKind) -> Sequence[Quiz]:
        """A user's quizzes of a kind, oldest first."""
        query = select(QUIZ).where(QUIZ.c.user_id == user_id, QUIZ.c.kind == kind.value).order_by(QUIZ.c.id)
        return [_quiz(row) for row in await self._statements.all(query)]

    async def all_items(self, user_id: int) -> Sequence[QuizItem]:
        """What was there to guess in every quiz of a user, quiz by quiz."""
        query = select(ITEM).join(QUIZ, QUIZ.c.id == ITEM.c.quiz_id).where(QUIZ.c.user_id == user_id)
        rows = await self._statements.all(query.order_by(ITEM.c.quiz_id, ITEM.c.n))
        return [QuizItem(**row._mapping) for row in rows]

    async def guesses(self, user_id: int, kind: QuizKind) -> Sequence[QuizItem]:
        """Every guess of a user in the quizzes of a kind, oldest first."""
        query = (
            select(ITEM)
            .join(QUIZ, QUIZ.c.id == ITEM.c.quiz_id)
            .where(QUIZ.c.user_id == user_id, QUIZ.c.kind == kind.value, ITEM.c.given.is_not(None))
            .order_by(ITEM.c.answered_at, ITEM.c.quiz_id, ITEM.c.n)
        )
        return [QuizItem(**row._mapping) for row in await self._statements.all(query)]


def _quiz(row: Row[Any]) -> Quiz:
    return Quiz(**{**row._mapping, "kind": QuizKind(row.kind)})
