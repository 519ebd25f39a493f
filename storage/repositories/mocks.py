"""Mock interviews."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update

from storage.models import MockRow
from storage.records import Mock, MockState
from storage.repositories.base import Repository
from storage.repositories.statements import table_of


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
        mock_id = await self._statements.scalar(insert(MockRow).values(**values).returning(MockRow.id))
        return Mock(
            id=mock_id,
            user_id=user_id,
            state=MockState.OPEN,
            question_ids=tuple(question_ids),
            position=0,
            started_at=at,
        )

    async def get(self, mock_id: int, user_id: int) -> Mock | None:
        """The user's mock with that id; another user's is not there."""
        query = select(table_of(MockRow)).where(MockRow.id == mock_id, MockRow.user_id == user_id)
        row = await self._statements.first(query)
        return _record(row) if row else None

    async def unfinished(self, user_id: int) -> Mock | None:
        """The newest mock that is open or was left."""
        query = select(table_of(MockRow)).where(MockRow.user_id == user_id, MockRow.state != MockState.DONE.value)
        row = await self._statements.first(query.order_by(MockRow.id.desc()).limit(1))
        return _record(row) if row else None

    async def finished(self, user_id: int) -> Sequence[Mock]:
        """The mocks that came to their end, oldest first."""
        query = select(table_of(MockRow)).where(MockRow.user_id == user_id, MockRow.state == MockState.DONE.value)
        return [_record(row) for row in await self._statements.all(query.order_by(MockRow.id))]

    async def of_user(self, user_id: int) -> Sequence[Mock]:
        """A user's mocks, oldest first."""
        query = select(table_of(MockRow)).where(MockRow.user_id == user_id).order_by(MockRow.id)
        return [_record(row) for row in await self._statements.all(query)]

    async def put(self, mock: Mock) -> None:
        """Store how far a mock is."""
        values = {"state": mock.state.value, "position": mock.position, "ended_at": mock.ended_at}
        await self._statements.run(update(MockRow).where(MockRow.id == mock.id).values(**values))


def _record(row: Row[Any]) -> Mock:
    fields = dict(row._mapping)
    return Mock(**{**fields, "state": MockState(row.state), "question_ids": tuple(json.loads(row.question_ids))})
