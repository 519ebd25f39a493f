"""Messages to send: in order within a chat, the newest content only where a message is edited."""

from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import Row, Select, Update, bindparam, case, delete, func, insert, select, update

from storage.errors import WrongKey
from storage.models import OutboxRow, SlotRow
from storage.models.lenient import extreme, is_readable, lenient
from storage.records import MessageSetAside, OutboxMessage, OutboxState
from storage.repositories.base import Repository
from storage.repositories.statements import given, in_state, table_of

OUTBOX = table_of(OutboxRow)
SLOT = table_of(SlotRow)
COLUMNS = [OUTBOX.c[name] for name in ("id", "chat_id", "payload", "slot", "fresh", "priority", "attempts", "revision")]
"""What the sender needs. No instant is among them: one that cannot be read would take its whole batch with it."""
PENDING = in_state(OUTBOX.c.state, OutboxState.PENDING)
SET_ASIDE = OUTBOX.c.state == OutboxState.SET_ASIDE.value
SEND_AGAIN = {"state": OutboxState.PENDING.value, "fresh": True, "attempts": 0, "handled_at": None, "reason": None}
"""As a new message: what shows its slot by now may be newer than it."""

ADD = insert(OUTBOX).returning(OUTBOX.c.id)
NEWEST_WAITING = select(func.max(OUTBOX.c.id)).where(PENDING, given(OUTBOX.c.chat_id), given(OUTBOX.c.slot))
REPLACE = (
    update(OUTBOX)
    # The sender may have marked it as sent since it was looked for: then it is not replaced.
    .where(OUTBOX.c.id == NEWEST_WAITING.scalar_subquery(), PENDING)
    .values(payload=bindparam("newer"), revision=OUTBOX.c.revision + 1)
    .returning(OUTBOX.c.id)
)
SUPERSEDED = PENDING & given(OUTBOX.c.chat_id) & given(OUTBOX.c.slot) & (OUTBOX.c.id < bindparam("newer_id"))
SUPERSEDE = delete(OUTBOX).where(SUPERSEDED)
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
        # What was never tried waits for nothing; by its instant it might, where the machine's clock was set back since.
        .where(PENDING, (OUTBOX.c.attempts == 0) | (OUTBOX.c.not_before <= bindparam("now")), is_head)
        .order_by(OUTBOX.c.priority, OUTBOX.c.id)
        .limit(bindparam("most"))
    )


HEADS = _heads()


def _hand_wait_on() -> Update:
    # Copied from column to column: an instant that cannot be read is never read.
    tried = OUTBOX.alias("tried")
    of_slot = (tried.c.chat_id == OUTBOX.c.chat_id) & (tried.c.slot == bindparam("given_slot"))
    waits = in_state(tried.c.state, OutboxState.PENDING) & (tried.c.attempts > 0)
    others = OUTBOX.alias("others")
    stays = (
        others.c.slot.is_(None) | (others.c.slot != bindparam("given_slot")) | (others.c.id >= bindparam("newer_id"))
    )
    next_one = (
        select(func.min(others.c.id))
        .where(in_state(others.c.state, OutboxState.PENDING), others.c.chat_id == bindparam("given_chat_id"), stays)
        .scalar_subquery()
    )
    return (
        update(OUTBOX)
        .where(OUTBOX.c.id == next_one, of_slot, waits, tried.c.id < bindparam("newer_id"))
        .values(attempts=tried.c.attempts, not_before=tried.c.not_before)
    )


HAND_WAIT_ON = _hand_wait_on()
"""What was refused for haste makes its chat wait: the wait goes to the chat's next message, not away with the row."""


class OutboxMessages(Repository):
    """Repository of messages to send."""

    async def add(
        self,
        chat_id: int,
        payload: str,
        slot: str | None,
        fresh: bool,
        priority: int,
        at: datetime,
        *,
        newest_only: bool = False,
    ) -> int:
        """Put a message behind the others of its chat; return its id.

        An edit (`fresh` False) takes the place of a message in its slot that is still to be sent: the newest content
        wins, in the old position, and a first sending stays a first sending. What is said `newest_only` is put behind
        the others like anything else, and what is still to be sent in its slot goes: one that is on its way arrives,
        and is not tried again where it does not.
        """
        sealed = self._cipher.seal(payload)
        if slot is not None and not fresh:
            replaced: int | None = await self._statements.scalar(
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
        added = int(await self._statements.scalar(ADD, **values))
        if slot is not None and newest_only:
            older = {"given_chat_id": chat_id, "given_slot": slot, "newer_id": added}
            await self._statements.run(HAND_WAIT_ON, **older)
            await self._statements.run(SUPERSEDE, **older)
        return added

    async def heads(self, now: datetime, limit: int, skip_chats: Collection[int]) -> Sequence[OutboxMessage]:
        """Return the next message of each chat, if it may go at `now`; replies to people first, then by age."""
        # A chat has one head: with as many more as there are chats to skip, there are enough.
        rows = await self._statements.all(HEADS, now=now, most=limit + len(skip_chats))
        return [self._record(row) for row in islice((row for row in rows if row.chat_id not in skip_chats), limit)]

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
        One that is deleted by now stays so.
        """
        row = await self._statements.first(SENT, given_id=message_id, given_revision=revision, at=at)
        if row is not None and row.slot is not None and telegram_id not in (None, shown_by):
            slot = {"chat_id": row.chat_id, "slot": row.slot, "message_id": telegram_id}
            await self._statements.upsert(SlotRow, ["chat_id", "slot"], slot)

    async def retry(self, message_id: int, not_before: datetime) -> bool:
        """Try a message again, at that instant at the earliest; the chat's later ones wait behind it.

        Return False where it is deleted by now, and no row makes its chat wait.
        """
        values = {"not_before": not_before, "attempts": OUTBOX.c.attempts + 1}
        return await self._statements.run(update(OUTBOX).where(OUTBOX.c.id == message_id).values(**values)) == 1

    async def wait_no_more(self, chat_ids: Collection[int], now: datetime) -> None:
        """Let the next message of chats go at `now` that its row would hold for longer."""
        if chat_ids:
            late = OUTBOX.c.chat_id.in_(chat_ids) & PENDING & (OUTBOX.c.attempts > 0)
            await self._statements.run(update(OUTBOX).where(late).values(not_before=now))

    async def wait_at_most(self, until: datetime) -> None:
        """Let no message wait beyond that instant."""
        await self._statements.run(
            update(OUTBOX).where(PENDING, OUTBOX.c.attempts > 0, OUTBOX.c.not_before > until).values(not_before=until)
        )

    async def drop(self, message_id: int, revision: int, at: datetime, reason: str) -> None:
        """Give a message up that was refused; newer content that took its place meanwhile stays to be sent."""
        await self._end(message_id, revision, OutboxState.DROPPED, at, reason)

    async def set_aside(self, message_id: int, revision: int, at: datetime, reason: str) -> None:
        """Keep a message that cannot be sent as it is, out of the way; newer content stays to be sent, as above."""
        await self._end(message_id, revision, OutboxState.SET_ASIDE, at, reason)

    async def all_set_aside(self, limit: int) -> Sequence[MessageSetAside]:
        """Return what was set aside, newest first."""
        columns = (OUTBOX.c.id, OUTBOX.c.chat_id, lenient(OUTBOX.c.created_at), OUTBOX.c.attempts, OUTBOX.c.reason)
        query = select(*columns).where(SET_ASIDE).order_by(OUTBOX.c.id.desc()).limit(limit)
        return [
            MessageSetAside(
                id=row.id,
                chat_id=row.chat_id,
                created_at=row.created_at,
                attempts=row.attempts,
                reference=self._opened(row.reason),
            )
            for row in await self._statements.all(query)
        ]

    async def set_aside_count(self) -> int:
        """Return how many messages were set aside."""
        return int(await self._statements.scalar(select(func.count()).select_from(OUTBOX).where(SET_ASIDE)))

    async def send_again(self, message_id: int) -> bool:
        """Let a message that was set aside be sent, before what its chat is still to get; False where it was not."""
        return await self._statements.run(update(OUTBOX).where(SET_ASIDE, OUTBOX.c.id == message_id), **SEND_AGAIN) == 1

    async def send_all_again(self) -> int:
        """Let all that was set aside be sent, as above; return how many."""
        return await self._statements.run(update(OUTBOX).where(SET_ASIDE), **SEND_AGAIN)

    async def drop_chat(self, chat_id: int, at: datetime, reason: str) -> int:
        """Give up all that a chat was still to get; return how many messages."""
        sealed = self._cipher.seal(reason)
        values = {"state": OutboxState.DROPPED.value, "handled_at": at, "reason": sealed}
        return await self._statements.run(update(OUTBOX).where(OUTBOX.c.chat_id == chat_id, PENDING).values(**values))

    async def forget(self, message_id: int) -> None:
        """Delete a message without a trace."""
        await self._statements.run(delete(OUTBOX).where(OUTBOX.c.id == message_id))

    async def slot_message(self, chat_id: int, slot: str) -> int | None:
        """Return the message that shows a slot now."""
        found: int | None = await self._statements.scalar(SLOT_MESSAGE, given_chat_id=chat_id, given_slot=slot)
        return found

    async def delivered_at(self, chat_id: int, slot: str) -> datetime | None:
        """Return when the newest message of a slot was sent; None where it was not, or longer ago than the outbox keeps."""
        in_slot = (OUTBOX.c.chat_id == chat_id) & (OUTBOX.c.slot == slot)
        sent = in_slot & (OUTBOX.c.state == OutboxState.SENT.value)
        ended = OUTBOX.c.handled_at
        newest = select(extreme(func.max, ended)).where(sent, is_readable(ended, self._statements.dialect))
        at: datetime | None = await self._statements.scalar(newest)
        return at

    async def lag(self, now: datetime) -> float:
        """Return how many seconds the oldest message has waited past the instant at which it may go; 0 where none waits."""
        may_go = OUTBOX.c.not_before
        waiting = select(extreme(func.min, may_go)).where(PENDING, is_readable(may_go, self._statements.dialect))
        oldest: datetime | None = await self._statements.scalar(waiting)
        return max((now - oldest).total_seconds(), 0.0) if oldest else 0.0

    async def pending_count(self) -> int:
        """Return how many messages are still to send."""
        return int(await self._statements.scalar(select(func.count()).select_from(OUTBOX).where(PENDING)))

    async def prune(self, before: datetime) -> int:
        """Delete what was sent or given up before that instant; what was set aside stays. Return how many rows."""
        ended = OUTBOX.c.state.in_([OutboxState.SENT.value, OutboxState.DROPPED.value])
        return await self._statements.run(delete(OUTBOX).where(ended, OUTBOX.c.handled_at < before))

    async def _end(self, message_id: int, revision: int, state: OutboxState, at: datetime, reason: str) -> None:
        is_newest = (OUTBOX.c.id == message_id) & (OUTBOX.c.revision == revision) & PENDING
        values = {"state": state.value, "handled_at": at, "reason": self._cipher.seal(reason)}
        await self._statements.run(update(OUTBOX).where(is_newest).values(**values))

    def _record(self, row: Row[Any]) -> OutboxMessage:
        return OutboxMessage(**{**row._mapping, "payload": self._opened(row.payload)})

    def _opened(self, sealed: str | None) -> str | None:
        try:
            return self._cipher.open(sealed or "")
        except (WrongKey, ValueError, TypeError):
            return None
