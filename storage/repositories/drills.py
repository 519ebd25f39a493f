"""Gap drills and their outlines."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update

from storage.models import DrillRow, OutlineRow
from storage.records import Drill, DrillState, Outline, OutlineState
from storage.repositories.base import Repository
from storage.repositories.statements import table_of

DRILL = table_of(DrillRow)
OUTLINE = table_of(OutlineRow)


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
        """The user's drill with that id; another user's is not there."""
        row = await self._statements.first(select(DRILL).where(DRILL.c.id == drill_id, DRILL.c.user_id == user_id))
        return _drill(row) if row else None

    async def unfinished(self, user_id: int) -> Drill | None:
        """The newest drill that is open or was left."""
        query = select(DRILL).where(DRILL.c.user_id == user_id, DRILL.c.state != DrillState.DONE.value)
        row = await self._statements.first(query.order_by(DRILL.c.id.desc()).limit(1))
        return _drill(row) if row else None

    async def finished(self, user_id: int) -> Sequence[Drill]:
        """The drills that came to their end, oldest first."""
        query = select(DRILL).where(DRILL.c.user_id == user_id, DRILL.c.state == DrillState.DONE.value)
        return [_drill(row) for row in await self._statements.all(query.order_by(DRILL.c.id))]

    async def of_user(self, user_id: int) -> Sequence[Drill]:
        """A user's drills, oldest first."""
        query = select(DRILL).where(DRILL.c.user_id == user_id).order_by(DRILL.c.id)
        return [_drill(row) for row in await self._statements.all(query)]

    async def put(self, drill: Drill) -> None:
        """Store how far a drill is."""
        values = {
            "state": drill.state.value,
            "estimates": json.dumps(dict(drill.estimates)),
            "ended_at": drill.ended_at,
        }
        await self._statements.run(update(DRILL).where(DRILL.c.id == drill.id).values(**values))

    async def outlines(self, drill_id: int) -> Sequence[Outline]:
        """The outlines of a drill, in order."""
        query = select(OUTLINE).where(OUTLINE.c.drill_id == drill_id).order_by(OUTLINE.c.n)
        return [_outline(row) for row in await self._statements.all(query)]

    async def outlines_of(self, user_id: int) -> Sequence[Outline]:
        """Every outline of a user, oldest first."""
        query = select(OUTLINE).join(DRILL, DRILL.c.id == OUTLINE.c.drill_id).where(DRILL.c.user_id == user_id)
        return [_outline(row) for row in await self._statements.all(query.order_by(OUTLINE.c.drill_id, OUTLINE.c.n))]

    async def put_outline(self, outline: Outline) -> None:
        """Store an outline."""
        await self._statements.upsert(OutlineRow, ["drill_id", "n"], asdict(outline) | {"state": outline.state.value})


def _drill(row: Row[Any]) -> Drill:
    return Drill(**{**row._mapping, "state": DrillState(row.state), "estimates": json.loads(row.estimates)})


def _outline(row: Row[Any]) -> Outline:
    return Outline(**{**row._mapping, "state": OutlineState(row.state)})
