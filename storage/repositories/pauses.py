"""When each user wanted to hear nothing unasked."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import delete, select, update

from storage.models import PauseRow
from storage.records import Pause
from storage.repositories.base import Repository
from storage.repositories.statements import table_of

PAUSE = table_of(PauseRow)


class Pauses(Repository):
    """Repository of pauses, in local days."""

    async def begin(self, user_id: int, today: date, until: date) -> None:
        """Pause from today up to, not including, `until`; a pause that runs is given that end instead."""
        running = (PAUSE.c.user_id == user_id) & (PAUSE.c.until > today)
        if not await self._statements.run(update(PAUSE).where(running).values(until=until)):
            await self._statements.insert_new(PauseRow, [{"user_id": user_id, "first": today, "until": until}])

    async def end(self, user_id: int, today: date) -> None:
        """End the pause that runs, if any; one that began today is as if it had never been."""
        mine = PAUSE.c.user_id == user_id
        await self._statements.run(delete(PAUSE).where(mine, PAUSE.c.first >= today))
        await self._statements.run(update(PAUSE).where(mine, PAUSE.c.until > today).values(until=today))

    async def of(self, user_id: int) -> Sequence[Pause]:
        """Every pause of a user, oldest first."""
        query = select(PAUSE).where(PAUSE.c.user_id == user_id).order_by(PAUSE.c.first)
        return [Pause(**row._mapping) for row in await self._statements.all(query)]
