"""Messages to send: in order within a chat, the newest content only where a message is edited."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, bindparam, case, delete, func, insert, select, update

from storage.models import OutboxRow, SlotRow
from storage.records import OutboxMessage, OutboxState
from storage.repositories.session import Session, given, in_state, table_of

OUTBOX = table_of(OutboxRow)
SLOT = table_of(SlotRow)
COLUMNS = [column for column in OUTBOX.c if column.name not in ("handled_at", "reason")]
PENDING = in_state(OUTBOX.c.state, OutboxState.PENDING)

ADD = insert(OUTBOX).returning(OUTBOX.c.id)
NEWEST_WAITING = select(func.max(OUTBOX.c.id)).where(PENDING, given(OUTBOX.c.chat_id), given(OUTBOX.c.slot))
REPLACE = (
    update(OUTBOX)
    # The sender may have marked it as sent since it was looked for: then it is not replaced.
    .where(OUTBOX.c.id == NEWEST_WAITING.scalar_subquery(), PENDING)
    .values(payload=bindparam("newer"), revision=OUTBOX.c.revision + 1)
    .returning(OUTBOX.c.id)
)
IS_NEWEST = OUTBOX.c.revision == bindparam("given_revision")
SENT = (
    update(OUTBOX)
    .where(given(OUTBOX.c.id))
    .values(
        state=case((IS_NEWEST, OutboxState.SENT.value), else_=OutboxState.PENDING.value),
        fresh=case((IS_NEWEST, OUTBOX.c.fresh), else_=False),
        handled_at=bindparam("at"),
    )
    .returning(OUTBOX.c.chat_id, OUTBOX.c.slot)
)
SLOT_MESSAGE = select(SLOT.c.message_id).where(given(SLOT.c.chat_id), given(SLOT.c.slot))


def _heads() -> Select[Any]:
    # In the order of its index, and each row asks for an earlier one of its chat: it costs what is sent, not what waits.
    earlier = OUTBOX.alias("earlier")
    is_head = ~(
        select(earlier.c.id)
        .where(in_state(earlier.c.state, OutboxState.PENDING))
        .where(earlier.c.chat_id == OUTBOX.c.chat_id, earlier.c.id < OUTBOX.c.id)
        .exists()
    )
    in_slot = (SLOT.c.chat_id == OUTBOX.c.chat_id) & (SLOT.c.slot == OUTBOX.c.slot)
    return (
        select(*COLUMNS, SLOT.c.message_id.label("shown_by"))
        .outerjoin(SLOT, in_slot)
        .where(PENDING, OUTBOX.c.not_before <= bindparam("now"), is_head)
        .order_by(OUTBOX.c.priority, OUTBOX.c.id)
        .limit(bindparam("most"))
    )


HEADS = _heads()


class OutboxRows:
    """Repository of messages to send."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, chat_id: int, payload: str, slot: str | None, fresh: bool, priority: int, at: datetime) -> int:
        """Put a message behind the others of its chat; its id.

        An edit (`fresh` False) whose slot has a message that is still to be sent takes that one's place: the newest
        content wins, in the old position, and a first sending stays a first sending.
        """
        sealed = self._session.cipher.seal(payload)
        if slot is not None and not fresh:
            replaced: int | None = await self._session.scalar(
                REPLACE, given_chat_id=chat_id, given_slot=slot, newer=sealed
            )
            if replaced is not None:
                return replaced
        values = {
            "chat_id": chat_id,
            "payload": sealed,
            "slot": slot,
            "fresh": fresh,
            "priority": priority,
            "state": OutboxState.PENDING.value,
            "created_at": at,
            "not_before": at,
            "attempts": 0,
            "revision": 0,
        }
        return int(await self._session.scalar(ADD, **values))

    async def heads(self, now: datetime, limit: int, skip_chats: Collection[int]) -> Sequence[OutboxMessage]:
        """The next message of each chat, if it may go at `now`; replies to people first, then by age."""
        # A chat has one head: with as many more as there are chats to skip, there are enough.
        rows = await self._session.all(HEADS, now=now, most=limit + len(skip_chats))
        return [self._record(row) for row in rows if row.chat_id not in skip_chats][:limit]

    async def sent(
        self,
        message_id: int,
        at: datetime,
        telegram_id: int | None = None,
        revision: int = 0,
        shown_by: int | None = None,
    ) -> None:
        """Mark a message as sent; `telegram_id` is what shows it now, and is noted for its slot, unless it was before.

        Where newer content took its place while revision `revision` was on its way, it stays to be sent, as an edit.
        """
        row = await self._session.first(SENT, given_id=message_id, given_revision=revision, at=at)
        if row is not None and row.slot is not None and telegram_id not in (None, shown_by):
            slot = {"chat_id": row.chat_id, "slot": row.slot, "message_id": telegram_id}
            await self._session.upsert(SlotRow, ["chat_id", "slot"], slot)

    async def retry(self, message_id: int, not_before: datetime) -> None:
        """Try a message again, at that instant at the earliest; the chat's later ones wait behind it."""
        values = {"not_before": not_before, "attempts": OUTBOX.c.attempts + 1}
        await self._session.run(update(OUTBOX).where(OUTBOX.c.id == message_id).values(**values))

    async def hold_chat(self, chat_id: int, until: datetime) -> None:
        """Send nothing to a chat before that instant."""
        waiting = (OUTBOX.c.chat_id == chat_id) & PENDING & (OUTBOX.c.not_before < until)
        await self._session.run(update(OUTBOX).where(waiting).values(not_before=until))

    async def drop(self, message_id: int, at: datetime, reason: str) -> None:
        """Give a message up."""
        sealed = self._session.cipher.seal(reason)
        values = {"state": OutboxState.DROPPED.value, "handled_at": at, "reason": sealed}
        await self._session.run(update(OUTBOX).where(OUTBOX.c.id == message_id).values(**values))

    async def drop_chat(self, chat_id: int, at: datetime, reason: str) -> int:
        """Give up all that a chat was still to get; how many messages."""
        sealed = self._session.cipher.seal(reason)
        values = {"state": OutboxState.DROPPED.value, "handled_at": at, "reason": sealed}
        return await self._session.run(update(OUTBOX).where(OUTBOX.c.chat_id == chat_id, PENDING).values(**values))

    async def forget(self, message_id: int) -> None:
        """Delete a message without a trace."""
        await self._session.run(delete(OUTBOX).where(OUTBOX.c.id == message_id))

    async def slot_message(self, chat_id: int, slot: str) -> int | None:
        """The message that shows a slot now."""
        found: int | None = await self._session.scalar(SLOT_MESSAGE, given_chat_id=chat_id, given_slot=slot)
        return found

    async def delivered_at(self, chat_id: int, slot: str) -> datetime | None:
        """When the newest message of a slot was sent; None where it was not, or longer ago than the outbox keeps."""
        in_slot = (OUTBOX.c.chat_id == chat_id) & (OUTBOX.c.slot == slot)
        sent = in_slot & (OUTBOX.c.state == OutboxState.SENT.value)
        at: datetime | None = await self._session.scalar(select(func.max(OUTBOX.c.handled_at)).where(sent))
        return at

    async def forget_slot(self, chat_id: int, slot: str) -> None:
        """Let the next message of a slot be a new one."""
        await self._session.run(delete(SLOT).where(SLOT.c.chat_id == chat_id, SLOT.c.slot == slot))

    async def lag(self, now: datetime) -> float:
        """How many seconds the oldest message has waited past the instant at which it may go; 0 where none waits."""
        oldest: datetime | None = await self._session.scalar(select(func.min(OUTBOX.c.not_before)).where(PENDING))
        return max((now - oldest).total_seconds(), 0.0) if oldest else 0.0

    async def pending_count(self) -> int:
        """How many messages are still to send."""
        return int(await self._session.scalar(select(func.count()).select_from(OUTBOX).where(PENDING)))

    async def next_at(self) -> datetime | None:
        """When the next message may go."""
        at: datetime | None = await self._session.scalar(select(func.min(OUTBOX.c.not_before)).where(PENDING))
        return at

    async def prune(self, before: datetime) -> int:
        """Delete what was sent or given up before that instant; how many rows."""
        handled = (OUTBOX.c.state != OutboxState.PENDING.value) & (OUTBOX.c.handled_at < before)
        return await self._session.run(delete(OUTBOX).where(handled))

    def _record(self, row: Row[Any]) -> OutboxMessage:
        payload = self._session.cipher.open(row.payload)
        return OutboxMessage(**{**row._mapping, "payload": payload, "state": OutboxState(row.state)})
