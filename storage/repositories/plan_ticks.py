"""What of a plan its user has said to be done."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import delete, select

from storage.models import PlanTickRow
from storage.repositories.base import Repository
from storage.repositories.statements import table_of

TICK = table_of(PlanTickRow)


class PlanTicks(Repository):
    """Repository of the plan's ticks: one a user, task and local day."""

    async def set(self, user_id: int, task: str, local_date: date) -> None:
        """Note that the task was done on that day."""
        await self._statements.insert_new(PlanTickRow, [{"user_id": user_id, "task": task, "local_date": local_date}])

    async def clear(self, user_id: int, task: str, local_date: date) -> None:
        """Take it back."""
        of_day = (TICK.c.user_id == user_id) & (TICK.c.task == task) & (TICK.c.local_date == local_date)
        await self._statements.run(delete(TICK).where(of_day))

    async def since(self, user_id: int, first: date) -> Sequence[tuple[str, date]]:
        """What was done from that local day on, with its day, oldest first."""
        query = select(TICK.c.task, TICK.c.local_date).where(TICK.c.user_id == user_id, TICK.c.local_date >= first)
        rows = await self._statements.all(query.order_by(TICK.c.local_date, TICK.c.task))
        return [(row.task, row.local_date) for row in rows]
