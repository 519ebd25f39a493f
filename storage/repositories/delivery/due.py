"""What is due, and when."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select, update

from storage.errors import Unreadable
from storage.models import DueRow, SettingsRow
from storage.models.lenient import BEYOND_EVERY_INSTANT, extreme, is_readable, lenient
from storage.records import ClaimedDue, Due, DueKind, DueState
from storage.repositories.base import Repository
from storage.repositories.statements import in_state, table_of

DUE = table_of(DueRow)
COLUMNS = [lenient(column) for column in DUE.c if column.name not in ("handled_at", "crashes")]
PENDING = in_state(DUE.c.state, DueState.PENDING)
SETTING = table_of(SettingsRow)
PLANNED = (DueKind.DAILY.value, DueKind.WEEKLY.value)
"""The kinds of which the next one is planned when one is handled."""

# Nothing but ids is read: one row that cannot be read does not hide the others.
CLAIM = select(DUE.c.id, DUE.c.user_id).where(PENDING).limit(bindparam("most")).with_for_update(skip_locked=True)
OVERDUE = CLAIM.where(DUE.c.due_at <= bindparam("now")).order_by(DUE.c.due_at, DUE.c.id)
NEVER_DUE = CLAIM.where(DUE.c.due_at >= BEYOND_EVERY_INSTANT)
"""On SQLite, pending rows whose instant is a word, which no time ever reaches."""


class DuePrompts(Repository):
    """Repository of due rows."""

    async def add(
        self, user_id: int, kind: DueKind, local_date: date, due_at: datetime, answer_id: int | None = None
    ) -> bool:
        """Plan one row; False where that user, kind and local date has one already, in any state."""
        return await self._statements.insert_new(DueRow, [_row(user_id, kind, local_date, due_at, answer_id)]) == 1

    async def put_off(
        self, user_id: int, kind: DueKind, local_date: date, due_at: datetime, answer_id: int | None
    ) -> None:
        """Plan what the user asked for again; it may come several times on one local date."""
        row = _row(user_id, kind, local_date, due_at, answer_id) | {"handled_at": None}
        await self._statements.upsert(DueRow, ["user_id", "kind", "local_date"], row)

    async def get(self, due_id: int) -> Due | None:
        """Return one row. Raises storage.errors.Unreadable where it holds what this version does not know."""
        row = await self._statements.first(select(*COLUMNS).where(DUE.c.id == due_id))
        if row is None:
            return None
        found = _due(row)
        if found is None:
            raise Unreadable("a due row cannot be read")
        return found

    async def claim(self, now: datetime, limit: int) -> Sequence[ClaimedDue]:
        """Return what is due at `now`, longest overdue first, then what could never be due, so that it is set aside.

        Rows that somebody else holds are passed over.
        """
        rows = [*await self._statements.all(OVERDUE, now=now, most=limit)]
        if self._statements.dialect == "sqlite" and len(rows) < limit:
            rows += await self._statements.all(NEVER_DUE, most=limit - len(rows))
        return [ClaimedDue(**row._mapping) for row in rows]

    async def finish(self, due_id: int, state: DueState, at: datetime) -> None:
        """Mark a row as done, let go or set aside."""
        await self._statements.run(update(DUE).where(DUE.c.id == due_id).values(state=state.value, handled_at=at))

    async def cancel(self, user_id: int, kind: DueKind) -> int:
        """Delete what is still to come of a kind; return how many rows."""
        return await self._statements.run(
            delete(DUE).where(DUE.c.user_id == user_id, DUE.c.kind == kind.value, PENDING)
        )

    async def pending(self, user_id: int, kind: DueKind | None = None) -> Sequence[Due]:
        """Return what is still to come for a user, soonest first, but for what cannot be read."""
        query = select(*COLUMNS).where(DUE.c.user_id == user_id, PENDING)
        if kind is not None:
            query = query.where(DUE.c.kind == kind.value)
        found = [_due(row) for row in await self._statements.all(query.order_by(DUE.c.due_at))]
        return [due for due in found if due is not None]

    async def crashed(self, due_id: int, again_at: datetime) -> int:
        """Count a crash of a row that is to come, and put it off; return how many that makes."""
        counted = update(DUE).where(DUE.c.id == due_id, PENDING).values(crashes=DUE.c.crashes + 1, due_at=again_at)
        return int(await self._statements.scalar(counted.returning(DUE.c.crashes)) or 0)

    async def planned_beyond(self, instant: datetime, today: date, limit: int) -> Sequence[int]:
        """Return some of the users who have a daily question or summary only after that instant, and no pause.

        A pause that lasts beyond `today` puts a row off for as long as the user asked for.
        """
        unpaused = SETTING.c.paused_until.is_(None) | (SETTING.c.paused_until <= today)
        query = (
            select(DUE.c.user_id)
            .join(SETTING, SETTING.c.user_id == DUE.c.user_id)
            .where(PENDING, DUE.c.due_at > instant, DUE.c.kind.in_(PLANNED), unpaused)
            .distinct()
            .limit(limit)
        )
        return [row.user_id for row in await self._statements.all(query)]

    async def prune(self, before: datetime) -> int:
        """Delete what was done or let go before that instant; return how many rows. Their local dates can be planned again."""
        return await self._statements.run(delete(DUE).where(DUE.c.handled_at < before))

    async def next_at(self) -> datetime | None:
        """Return when the next row is due."""
        soonest = select(extreme(func.min, DUE.c.due_at)).where(PENDING)
        at: datetime | None = await self._statements.scalar(
            soonest.where(is_readable(DUE.c.due_at, self._statements.dialect))
        )
        return at


def _row(user_id: int, kind: DueKind, local_date: date, due_at: datetime, answer_id: int | None) -> dict[str, Any]:
    return {
        "user_id": user_id,
        "kind": kind.value,
        "local_date": local_date,
        "due_at": due_at,
        "state": DueState.PENDING.value,
        "answer_id": answer_id,
        "crashes": 0,
    }


def _due(row: Row[Any]) -> Due | None:
    """Return a row's record; None where it holds what this version does not know or cannot read."""
    if row.due_at is None or row.local_date is None:
        return None
    try:
        return Due(**{**row._mapping, "kind": DueKind(row.kind), "state": DueState(row.state)})
    except ValueError:
        return None
