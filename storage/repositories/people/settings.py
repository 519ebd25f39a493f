"""Users' settings, pauses, ticks of the plan, and seen hints."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime

from sqlalchemy import delete, select, update

from storage.records import Pause, Settings
from storage.repositories.base import Repository
from storage.repositories.statements import given
from storage.tables import HINT, PAUSE, SETTINGS
from storage.tables import PLAN_TICK as TICK
from storage.tables.lenient import lenient

SETTINGS_OF = select(*map(lenient, SETTINGS.c)).where(given(SETTINGS.c.user_id))


class UserSettings(Repository):
    """Repository of settings."""

    async def get(self, user_id: int) -> Settings | None:
        """Return the settings of a user, if there are any; an unreadable day or time has its default."""
        row = await self._statements.first(SETTINGS_OF, given_user_id=user_id)
        if row is None:
            return None
        fields = {name: value for name, value in row._mapping.items() if value is not None}
        fields["daily_days"] = frozenset(map(int, fields["daily_days"]))
        fields["tracks"] = tuple(filter(None, fields["tracks"].split(",")))
        return Settings(**fields)

    async def put(self, settings: Settings) -> None:
        """Store the settings of a user."""
        fields = asdict(settings)
        fields["daily_days"] = "".join(str(day) for day in sorted(settings.daily_days))
        fields["tracks"] = ",".join(settings.tracks)
        await self._statements.upsert(SETTINGS, ["user_id"], fields)


class Pauses(Repository):
    """Repository of pauses, in local days."""

    async def begin(self, user_id: int, today: date, until: date) -> None:
        """Pause from today up to, not including, `until`; a running pause gets that end instead."""
        running = (PAUSE.c.user_id == user_id) & (PAUSE.c.until > today)
        if not await self._statements.run(update(PAUSE).where(running).values(until=until)):
            await self._statements.insert_new(PAUSE, [{"user_id": user_id, "first": today, "until": until}])

    async def end(self, user_id: int, today: date) -> None:
        """End the running pause, if any; delete one that began today."""
        mine = PAUSE.c.user_id == user_id
        await self._statements.run(delete(PAUSE).where(mine, PAUSE.c.first >= today))
        await self._statements.run(update(PAUSE).where(mine, PAUSE.c.until > today).values(until=today))

    async def of(self, user_id: int) -> Sequence[Pause]:
        """Return every pause of a user, oldest first."""
        query = select(PAUSE).where(PAUSE.c.user_id == user_id).order_by(PAUSE.c.first)
        return [Pause(**row._mapping) for row in await self._statements.all(query)]


class PlanTicks(Repository):
    """Repository of the plan's ticks: one a user, task and local day."""

    async def set(self, user_id: int, task: str, local_date: date) -> None:
        """Mark a task as done on that day."""
        await self._statements.insert_new(TICK, [{"user_id": user_id, "task": task, "local_date": local_date}])

    async def clear(self, user_id: int, task: str, local_date: date) -> None:
        """Remove the mark."""
        of_day = (TICK.c.user_id == user_id) & (TICK.c.task == task) & (TICK.c.local_date == local_date)
        await self._statements.run(delete(TICK).where(of_day))

    async def since(self, user_id: int, first: date) -> Sequence[tuple[str, date]]:
        """Return the tasks done from that local day on, each with its day, oldest first."""
        query = select(TICK.c.task, TICK.c.local_date).where(TICK.c.user_id == user_id, TICK.c.local_date >= first)
        rows = await self._statements.all(query.order_by(TICK.c.local_date, TICK.c.task))
        return [(row.task, row.local_date) for row in rows]


class Hints(Repository):
    """Repository of hints."""

    async def first_time(self, user_id: int, feature: str, at: datetime) -> bool:
        """Return whether the feature has not explained itself to the user yet, and note that it has."""
        return await self._statements.insert_new(HINT, [{"user_id": user_id, "feature": feature, "at": at}]) == 1
