"""Updates that have been acknowledged, in the order in which they are handled."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select, update

from storage.models import ErasedUpdateRow, InboxRow
from storage.records import InboxState, InboxUpdate
from storage.repositories.session import Session, given, in_state, table_of

INBOX = table_of(InboxRow)
ERASED = table_of(ErasedUpdateRow)
COLUMNS = [column for column in INBOX.c if column.name != "handled_at"]
PENDING = in_state(INBOX.c.state, InboxState.PENDING)

OLDEST_PENDING = select(*COLUMNS).where(given(INBOX.c.chat_id), PENDING).order_by(INBOX.c.id).limit(1)
FINISH = update(INBOX).where(given(INBOX.c.id))
ERASED_AMONG = select(ERASED.c.update_id).where(ERASED.c.update_id.in_(bindparam("ids", expanding=True)))

Arrival = tuple[int, int, str, datetime]
"""update_id, chat_id, payload, received_at."""


class Inbox:
    """Repository of updates."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def put(self, update_id: int, chat_id: int, payload: str, at: datetime) -> bool:
        """Store an update; False, and nothing written, for one that was seen before or belongs to an erased user."""
        return await self.put_many([(update_id, chat_id, payload, at)]) == 1

    async def put_many(self, arrivals: Sequence[Arrival]) -> int:
        """Store updates in this order; how many were new."""
        ids = [update_id for update_id, _, _, _ in arrivals]
        erased = {row.update_id for row in await self._session.all(ERASED_AMONG, ids=ids)}
        rows = [
            {
                "update_id": update_id,
                "chat_id": chat_id,
                "payload": self._session.cipher.seal(payload),
                "received_at": at,
                "state": InboxState.PENDING.value,
            }
            for update_id, chat_id, payload, at in arrivals
            if update_id not in erased
        ]
        return await self._session.insert_new(InboxRow, rows)

    async def oldest_pending(self, chat_id: int) -> InboxUpdate | None:
        """The next update of a chat to handle."""
        row = await self._session.first(OLDEST_PENDING, given_chat_id=chat_id)
        return self._record(row) if row else None

    async def pending(self, limit: int = 1000) -> Sequence[InboxUpdate]:
        """What is still to be handled, oldest first."""
        rows = await self._session.all(select(*COLUMNS).where(PENDING).order_by(INBOX.c.id).limit(limit))
        return [self._record(row) for row in rows]

    async def finish(self, inbox_id: int, at: datetime, reference: str | None = None) -> None:
        """Mark an update as handled; with the reference of a crash, as failed, which keeps it."""
        state = InboxState.DONE if reference is None else InboxState.FAILED
        await self._session.run(FINISH, given_id=inbox_id, state=state.value, handled_at=at, reference=reference)

    async def is_done(self, update_id: int) -> bool:
        """Whether an update has been handled."""
        state = await self._session.scalar(select(INBOX.c.state).where(INBOX.c.update_id == update_id))
        return state in (InboxState.DONE.value, InboxState.FAILED.value)

    async def lag(self, now: datetime) -> float:
        """How many seconds the oldest pending update has waited; 0 where none waits."""
        oldest: datetime | None = await self._session.scalar(select(func.min(INBOX.c.received_at)).where(PENDING))
        return max((now - oldest).total_seconds(), 0.0) if oldest else 0.0

    async def prune(self, before: datetime) -> int:
        """Delete what was handled before that instant; what failed stays. How many rows."""
        done = (INBOX.c.state == InboxState.DONE.value) & (INBOX.c.handled_at < before)
        return await self._session.run(delete(INBOX).where(done))

    def _record(self, row: Row[Any]) -> InboxUpdate:
        payload = self._session.cipher.open(row.payload)
        return InboxUpdate(**{**row._mapping, "payload": payload, "state": InboxState(row.state)})
