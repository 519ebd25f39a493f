"""Rehearsals aloud."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import insert, select

from storage.models import RehearsalRow
from storage.records import Rehearsal
from storage.repositories.session import Session

COLUMNS = (RehearsalRow.user_id, RehearsalRow.answer_id, RehearsalRow.seconds, RehearsalRow.at)


class Rehearsals:
    """Repository of rehearsals."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, rehearsal: Rehearsal) -> None:
        """Note a rehearsal."""
        await self._session.run(insert(RehearsalRow).values(**asdict(rehearsal)))

    async def of_answer(self, answer_id: int) -> Sequence[Rehearsal]:
        """The rehearsals of one answer, oldest first."""
        query = select(*COLUMNS).where(RehearsalRow.answer_id == answer_id).order_by(RehearsalRow.id)
        return [Rehearsal(**row._mapping) for row in await self._session.all(query)]

    async def since(self, user_id: int, at: datetime) -> Sequence[Rehearsal]:
        """A user's rehearsals from that instant on, oldest first."""
        query = select(*COLUMNS).where(RehearsalRow.user_id == user_id, RehearsalRow.at >= at)
        return [Rehearsal(**row._mapping) for row in await self._session.all(query.order_by(RehearsalRow.id))]
