"""Due rows: prompts to send at a time."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select, update

from storage.errors import Unreadable
from storage.records import ClaimedDue, Due, DueKind, DueState
from storage.repositories.base import Repository
from storage.repositories.statements import given, in_state
from storage.tables import DUE, SETTINGS
from storage.tables.lenient import BEYOND_EVERY_INSTANT, extreme, is_readable, lenient

COLUMNS = [lenient(column) for column in DUE.c if column.name not in ("handled_at", "crashes")]
PENDING = in_state(DUE.c.state, DueState.PENDING)
PLANNED = (DueKind.DAILY.value, DueKind.WEEKLY.value)
"""Kinds whose next row is planned when one is handled."""

# Only ids are read, so that one unreadable row does not hide the others.
CLAIM = select(DUE.c.id, DUE.c.user_id).where(PENDING).limit(bindparam("most")).with_for_update(skip_locked=True)
OVERDUE = CLAIM.where(DUE.c.due_at <= bindparam("now")).order_by(DUE.c.due_at, DUE.c.id)
NEVER_DUE = CLAIM.where(DUE.c.due_at >= BEYOND_EVERY_INSTANT)
"""On SQLite, pending rows whose instant is a word, which no time reaches."""

BY_ID = select(*COLUMNS).where(given(DUE.c.id))
FINISH = update(DUE).where(given(DUE.c.id))
CANCEL = delete(DUE).where(given(DUE.c.user_id), given(DUE.c.kind), PENDING)


class DuePrompts(Repository):
    """Repository of due rows."""

    async def add(
        self, user_id: int, kind: DueKind, local_date: date, due_at: datetime, answer_id: int | None = None
    ) -> bool:
        """Plan one row; return False where that user, kind and local date has one, in any state."""
        return await self._statements.insert_new(DUE, [_row(user_id, kind, local_date, due_at, answer_id)]) == 1

    async def put_off(
        self, user_id: int, kind: DueKind, local_date: date, due_at: datetime, answer_id: int | None
    ) -> None:
        """Plan a prompt that the user postponed, also several times on one local date."""
        row = _row(user_id, kind, local_date, due_at, answer_id) | {"handled_at": None}
        await self._statements.upsert(DUE, ["user_id", "kind", "local_date"], row)

    async def get(self, due_id: int) -> Due | None:
        """Return one row. Raises storage.errors.Unreadable where it holds an unknown value."""
        row = await self._statements.first(BY_ID, given_id=due_id)
        if row is None:
            return None
        found = _due(row)
        if found is None:
            raise Unreadable("a due row cannot be read")
        return found

    async def claim(self, now: datetime, limit: int) -> Sequence[ClaimedDue]:
        """Return the rows due at `now`, longest overdue first, then those that can never be due, to be set aside.

        Rows that another transaction has locked are skipped.
        """
        rows = [*await self._statements.all(OVERDUE, now=now, most=limit)]
        if self._statements.dialect == "sqlite" and len(rows) < limit:
            rows += await self._statements.all(NEVER_DUE, most=limit - len(rows))
        return [ClaimedDue(**row._mapping) for row in rows]

    async def finish(self, due_id: int, state: DueState, at: datetime) -> None:
        """Mark a row as done, let go or set aside."""
        await self._statements.run(FINISH, given_id=due_id, state=state.value, handled_at=at)

    async def cancel(self, user_id: int, kind: DueKind) -> int:
        """Delete the pending rows of a kind; return how many."""
        return await self._statements.run(CANCEL, given_user_id=user_id, given_kind=kind.value)

    async def pending(self, user_id: int, kind: DueKind | None = None) -> Sequence[Due]:
        """Return a user's pending rows, soonest first, without unreadable ones."""
        query = select(*COLUMNS).where(DUE.c.user_id == user_id, PENDING)
        if kind is not None:
            query = query.where(DUE.c.kind == kind.value)
        found = [_due(row) for row in await self._statements.all(query.order_by(DUE.c.due_at))]
        return [due for due in found if due is not None]

    async def crashed(self, due_id: int, again_at: datetime) -> int:
        """Count a crash of a pending row, and postpone it; return its number of crashes."""
        counted = update(DUE).where(DUE.c.id == due_id, PENDING).values(crashes=DUE.c.crashes + 1, due_at=again_at)
        return int(await self._statements.scalar(counted.returning(DUE.c.crashes)) or 0)

    async def planned_beyond(self, instant: datetime, today: date, limit: int) -> Sequence[int]:
        """Return some of the users without a pause whose next daily question or summary is after that instant.

        A pause beyond `today` postpones a row for as long as the user asked for, so such users are left out.
        """
        unpaused = SETTINGS.c.paused_until.is_(None) | (SETTINGS.c.paused_until <= today)
        query = (
            select(DUE.c.user_id)
            .join(SETTINGS, SETTINGS.c.user_id == DUE.c.user_id)
            .where(PENDING, DUE.c.due_at > instant, DUE.c.kind.in_(PLANNED), unpaused)
            .distinct()
            .limit(limit)
        )
        return [row.user_id for row in await self._statements.all(query)]

    async def prune(self, before: datetime) -> int:
        """Delete rows that were handled before that instant; return how many.

        Their local dates can be planned again.
        """
        return await self._statements.run(delete(DUE).where(DUE.c.handled_at < before))

    async def next_at(self) -> datetime | None:
        """Return the time of the next due row."""
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
    """Return a row's record; None where it holds an unknown or unreadable value."""
    if row.due_at is None or row.local_date is None:
        return None
    try:
        return Due(**{**row._mapping, "kind": DueKind(row.kind), "state": DueState(row.state)})
    except ValueError:
        return None
