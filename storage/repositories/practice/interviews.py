"""Real interviews, and the questions that were asked in them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update

from storage.records import AskedQuestion, Interview, InterviewOutcome, StoryTold
from storage.repositories.base import Repository
from storage.repositories.statements import given
from storage.tables import ASKED_QUESTION as ASKED
from storage.tables import INTERVIEW

SEALED_FIELDS = ("label", "round", "text", "note")

UNFINISHED = (
    select(INTERVIEW)
    .where(given(INTERVIEW.c.user_id), INTERVIEW.c.ended_at.is_(None))
    .order_by(INTERVIEW.c.id.desc())
    .limit(1)
)


class Interviews(Repository):
    """Repository of interviews and of their questions."""

    async def add(self, user_id: int, held_on: date, at: datetime, **fields: Any) -> Interview:
        """Add an interview that was held on that local day, and return it."""
        values: dict[str, Any] = {
            "user_id": user_id,
            "label": None,
            "round": None,
            "held_on": held_on,
            "outcome": InterviewOutcome.WAITING,
            "created_at": at,
            **fields,
        }
        added = insert(INTERVIEW).values(**self._row(values)).returning(INTERVIEW.c.id)
        return Interview(id=int(await self._statements.scalar(added)), **values)

    async def get(self, interview_id: int, user_id: int) -> Interview | None:
        """Return the user's interview with that id; another user's is not there."""
        query = select(INTERVIEW).where(INTERVIEW.c.id == interview_id, INTERVIEW.c.user_id == user_id)
        row = await self._statements.first(query)
        return self._interview(row) if row is not None else None

    async def of_user(self, user_id: int) -> Sequence[Interview]:
        """Return a user's interviews, oldest day first."""
        query = select(INTERVIEW).where(INTERVIEW.c.user_id == user_id).order_by(INTERVIEW.c.held_on, INTERVIEW.c.id)
        return [self._interview(row) for row in await self._statements.all(query)]

    async def unfinished(self, user_id: int) -> Interview | None:
        """Return the newest interview whose debrief is open."""
        row = await self._statements.first(UNFINISHED, given_user_id=user_id)
        return self._interview(row) if row is not None else None

    async def change(self, interview_id: int, **fields: Any) -> None:
        """Change an interview."""
        await self._statements.run(update(INTERVIEW).where(INTERVIEW.c.id == interview_id).values(**self._row(fields)))

    async def remove(self, interview_id: int) -> None:
        """Delete an interview with its questions. Ratings stay."""
        await self._statements.run(delete(INTERVIEW).where(INTERVIEW.c.id == interview_id))

    async def ask(
        self, interview_id: int, text: str, archetype: str | None, message_id: int | None = None, **fields: Any
    ) -> AskedQuestion:
        """Add a question to an interview, behind its others, and return it."""
        last = select(func.coalesce(func.max(ASKED.c.n), 0)).where(ASKED.c.interview_id == interview_id)
        values: dict[str, Any] = {
            "interview_id": interview_id,
            "n": int(await self._statements.scalar(last)) + 1,
            "text": text,
            "archetype": archetype,
            "message_id": message_id,
            **fields,
        }
        added = insert(ASKED).values(**self._row(values)).returning(ASKED.c.id)
        return AskedQuestion(id=int(await self._statements.scalar(added)), **values)

    async def question(self, asked_id: int, user_id: int) -> AskedQuestion | None:
        """Return the question with that id of one of the user's interviews; another user's is not there."""
        row = await self._statements.first(_of(user_id).where(ASKED.c.id == asked_id))
        return self._asked(row) if row is not None else None

    async def questions(self, interview_id: int) -> Sequence[AskedQuestion]:
        """Return the questions of an interview, in the order of asking."""
        query = select(ASKED).where(ASKED.c.interview_id == interview_id).order_by(ASKED.c.n)
        return [self._asked(row) for row in await self._statements.all(query)]

    async def questions_of(self, user_id: int) -> Sequence[AskedQuestion]:
        """Return the questions of all interviews of a user, interview by interview."""
        query = _of(user_id).order_by(ASKED.c.interview_id, ASKED.c.n)
        return [self._asked(row) for row in await self._statements.all(query)]

    async def numbers_asked(self, user_id: int) -> Mapping[int, int]:
        """Return how many questions each interview of a user has, by its id. One without any is not there."""
        mine = select(INTERVIEW.c.id).where(INTERVIEW.c.user_id == user_id)
        counted = select(ASKED.c.interview_id, func.count().label("number")).where(ASKED.c.interview_id.in_(mine))
        rows = await self._statements.all(counted.group_by(ASKED.c.interview_id))
        return {row.interview_id: row.number for row in rows}

    async def typed_in(self, user_id: int, message_id: int) -> Sequence[AskedQuestion]:
        """Return the questions that the user typed in one message."""
        query = _of(user_id).where(ASKED.c.message_id == message_id).order_by(ASKED.c.n)
        return [self._asked(row) for row in await self._statements.all(query)]

    async def change_question(self, asked_id: int, **fields: Any) -> None:
        """Change a question, or what is said of it."""
        await self._statements.run(update(ASKED).where(ASKED.c.id == asked_id).values(**self._row(fields)))

    async def remove_question(self, asked_id: int) -> None:
        """Delete a question."""
        await self._statements.run(delete(ASKED).where(ASKED.c.id == asked_id))

    def _row(self, fields: dict[str, Any]) -> dict[str, Any]:
        """Return fields of a record as columns: texts encrypted."""
        sealed = {name: self._cipher.seal(fields[name]) for name in SEALED_FIELDS if fields.get(name) is not None}
        return fields | sealed

    def _opened(self, row: Row[Any]) -> dict[str, Any]:
        columns = row._mapping
        return {**columns, **{name: self._cipher.open(columns[name]) for name in SEALED_FIELDS if columns.get(name)}}

    def _interview(self, row: Row[Any]) -> Interview:
        return Interview(**{**self._opened(row), "outcome": InterviewOutcome(row.outcome)})

    def _asked(self, row: Row[Any]) -> AskedQuestion:
        return AskedQuestion(**{**self._opened(row), "told": StoryTold(row.told) if row.told else None})


def _of(user_id: int) -> Any:
    """Return the query for the questions of a user's interviews."""
    return select(ASKED).join(INTERVIEW, INTERVIEW.c.id == ASKED.c.interview_id).where(INTERVIEW.c.user_id == user_id)
