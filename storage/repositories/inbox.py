"""Updates that have been acknowledged, in the order in which they are handled."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select, update

from storage.models import ErasedUpdateRow, InboxRow
from storage.records import InboxState, InboxUpdate
from storage.repositories.session import Session, given, in_state, insert_new, table_of

INBOX = table_of(InboxRow)
ERASED = table_of(ErasedUpdateRow)
COLUMNS = [column for column in INBOX.c if column.name != "handled_at"]
PENDING = in_state(INBOX.c.state, InboxState.PENDING)

OLDEST_PENDING = select(*COLUMNS).where(given(INBOX.c.chat_id), PENDING).order_by(INBOX.c.id).limit(1)
FINISH = update(INBOX).where(given(INBOX.c.id))
NEW = ("update_id", "chat_id", "payload", "received_at", "state")
IF_NOT_ERASED = select(*(bindparam(f"given_{name}", type_=INBOX.c[name].type) for name in NEW)).where(
    ~select(ERASED.c.update_id).where(given(ERASED.c.update_id)).exists()
)


class Inbox:
    """Repository of updates."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def put(self, update_id: int, chat_id: int, payload: str, at: datetime) -> bool:
        """Store an update; False, and nothing written, for one that was seen before or belongs to an erased user."""
        written = await self._session.run(
            insert_new(self._session.dialect, INBOX, NEW, IF_NOT_ERASED),
            given_update_id=update_id,
            given_chat_id=chat_id,
            given_payload=self._session.cipher.seal(payload),
            given_received_at=at,
            given_state=InboxState.PENDING.value,
        )
        return written == 1

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
