"""Messages to send: in order within a chat; of the edits of a slot only the newest."""

from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import Row, Select, Update, bindparam, case, delete, func, insert, select, update

from storage.errors import WrongKey
from storage.records import MessageSetAside, OutboxMessage, OutboxState
from storage.repositories.base import Repository
from storage.repositories.statements import given, in_state
from storage.tables import OUTBOX, SLOT
from storage.tables.lenient import extreme, is_readable, lenient

COLUMNS = [
    OUTBOX.c[name]
    for name in ("id", "chat_id", "thread_id", "payload", "slot", "fresh", "priority", "attempts", "revision")
]
"""Columns for the sender. None is an instant: an unreadable one would fail its whole batch."""
PENDING = in_state(OUTBOX.c.state, OutboxState.PENDING)
SET_ASIDE = OUTBOX.c.state == OutboxState.SET_ASIDE.value
SEND_AGAIN = {"state": OutboxState.PENDING.value, "fresh": True, "attempts": 0, "handled_at": None, "reason": None}
"""Sent as a new message, since the one that shows its slot may be newer."""

ADD = insert(OUTBOX).returning(OUTBOX.c.id)
NEWEST_WAITING = select(func.max(OUTBOX.c.id)).where(PENDING, given(OUTBOX.c.chat_id), given(OUTBOX.c.slot))
REPLACE = (
    update(OUTBOX)
    # The sender may have marked it as sent in the meantime: then it is not replaced.
    .where(OUTBOX.c.id == NEWEST_WAITING.scalar_subquery(), PENDING)
    .values(payload=bindparam("newer"), thread_id=bindparam("newer_thread_id"), revision=OUTBOX.c.revision + 1)
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
    .returning(OUTBOX.c.chat_id, OUTBOX.c.thread_id, OUTBOX.c.slot)
)
WAITING = select(OUTBOX.c.id).where(PENDING, given(OUTBOX.c.chat_id)).limit(1)
SLOT_MESSAGE = select(SLOT.c.message_id).where(given(SLOT.c.chat_id), given(SLOT.c.slot))


def _heads() -> Select[Any]:
    # Read in index order, with a look-up of an earlier row of the chat each: the cost grows with what is sent, not with
    # what waits.
    earlier = OUTBOX.alias("earlier")
    is_head = ~(
        select(earlier.c.id)
        .where(in_state(earlier.c.state, OutboxState.PENDING))
        .where(earlier.c.chat_id == OUTBOX.c.chat_id, earlier.c.id < OUTBOX.c.id)
        .exists()
    )
    # A message in another topic is out of sight: the slot is shown by a new one.
    in_slot = (
        (SLOT.c.chat_id == OUTBOX.c.chat_id)
        & (SLOT.c.slot == OUTBOX.c.slot)
        & SLOT.c.thread_id.is_not_distinct_from(OUTBOX.c.thread_id)
    )
    return (
        select(*COLUMNS, SLOT.c.message_id.label("shown_by"))
        .outerjoin(SLOT, in_slot)
        # An untried message never waits: its instant could be in the future where the machine's clock was set back.
        .where(PENDING, (OUTBOX.c.attempts == 0) | (OUTBOX.c.not_before <= bindparam("now")), is_head)
        .order_by(OUTBOX.c.priority, OUTBOX.c.id)
        .limit(bindparam("most"))
    )


HEADS = _heads()


def _hand_wait_on() -> Update:
    # Copied in the database, so that an unreadable instant is never read.
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
"""A rate limit holds its whole chat, so the wait moves to the chat's next message when the row is deleted."""


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
        thread_id: int | None = None,
    ) -> int:
        """Append a message to its chat's queue; return its id. `thread_id` is its topic, None outside of any.

        An edit (`fresh` False) replaces a pending message of its slot: the newest content is sent in the old position,
        and a first sending stays one. With `newest_only` the message is appended, and pending ones of its slot are
        deleted. One in flight still arrives, but is not retried.
        """
        sealed = self._cipher.seal(payload)
        if slot is not None and not fresh:
            replaced: int | None = await self._statements.scalar(
                REPLACE, given_chat_id=chat_id, given_slot=slot, newer=sealed, newer_thread_id=thread_id
            )
            if replaced is not None:
                return replaced
        values = {
            "chat_id": chat_id,
            "thread_id": thread_id,
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
        """Return the next message of each chat that may be sent at `now`: replies to people first, then by age."""
        # A chat has one head, so as many more rows as there are chats to skip are enough.
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
        """Mark a message as sent.

        `telegram_id`, the message that shows it, is stored for its slot unless it was before.
        Where newer content replaced revision `revision` in flight, the message stays pending, as an edit. A deleted one
        stays deleted.
        """
        row = await self._statements.first(SENT, given_id=message_id, given_revision=revision, at=at)
        if row is not None and row.slot is not None and telegram_id not in (None, shown_by):
            slot = {
                "chat_id": row.chat_id,
                "slot": row.slot,
                "message_id": telegram_id,
                "thread_id": row.thread_id,
            }
            await self._statements.upsert(SLOT, ["chat_id", "slot"], slot)

    async def retry(self, message_id: int, not_before: datetime) -> bool:
        """Postpone a message until that instant; the chat's later ones wait behind it.

        Return False where it was deleted, so that no row makes its chat wait.
        """
        values = {"not_before": not_before, "attempts": OUTBOX.c.attempts + 1}
        return await self._statements.run(update(OUTBOX).where(OUTBOX.c.id == message_id).values(**values)) == 1

    async def wait_no_more(self, chat_ids: Collection[int], now: datetime) -> None:
        """End the waits of these chats' messages at `now`, where their rows say later."""
        if chat_ids:
            late = OUTBOX.c.chat_id.in_(chat_ids) & PENDING & (OUTBOX.c.attempts > 0)
            await self._statements.run(update(OUTBOX).where(late).values(not_before=now))

    async def wait_at_most(self, until: datetime) -> None:
        """Shorten waits beyond that instant to it."""
        await self._statements.run(
            update(OUTBOX).where(PENDING, OUTBOX.c.attempts > 0, OUTBOX.c.not_before > until).values(not_before=until)
        )

    async def drop(self, message_id: int, revision: int, at: datetime, reason: str) -> None:
        """Drop a refused message; newer content that replaced it meanwhile stays pending."""
        await self._end(message_id, revision, OutboxState.DROPPED, at, reason)

    async def set_aside(self, message_id: int, revision: int, at: datetime, reason: str) -> None:
        """Set aside and keep a message that cannot be sent as it is; newer content stays pending, as above."""
        await self._end(message_id, revision, OutboxState.SET_ASIDE, at, reason)

    async def all_set_aside(self, limit: int) -> Sequence[MessageSetAside]:
        """Return the messages that were set aside, newest first."""
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
        """Return the number of messages that were set aside."""
        return int(await self._statements.scalar(select(func.count()).select_from(OUTBOX).where(SET_ASIDE)))

    async def send_again(self, message_id: int) -> bool:
        """Make a set-aside message pending, in its old position; return False where there is none of that id."""
        return await self._statements.run(update(OUTBOX).where(SET_ASIDE, OUTBOX.c.id == message_id), **SEND_AGAIN) == 1

    async def send_all_again(self) -> int:
        """Make all set-aside messages pending, as above; return how many."""
        return await self._statements.run(update(OUTBOX).where(SET_ASIDE), **SEND_AGAIN)

    async def drop_chat(self, chat_id: int, at: datetime, reason: str) -> int:
        """Drop all pending messages of a chat; return how many."""
        sealed = self._cipher.seal(reason)
        values = {"state": OutboxState.DROPPED.value, "handled_at": at, "reason": sealed}
        return await self._statements.run(update(OUTBOX).where(OUTBOX.c.chat_id == chat_id, PENDING).values(**values))

    async def forget(self, message_id: int) -> None:
        """Delete a message without a trace."""
        await self._statements.run(delete(OUTBOX).where(OUTBOX.c.id == message_id))

    async def slot_message(self, chat_id: int, slot: str) -> int | None:
        """Return the id of the message that shows a slot now."""
        found: int | None = await self._statements.scalar(SLOT_MESSAGE, given_chat_id=chat_id, given_slot=slot)
        return found

    async def slot_thread(self, chat_id: int, slot: str) -> int | None:
        """Return the topic of the message that shows a slot; None outside of any."""
        shown = select(SLOT.c.thread_id).where(SLOT.c.chat_id == chat_id, SLOT.c.slot == slot)
        found: int | None = await self._statements.scalar(shown)
        return found

    async def delivered_at(self, chat_id: int, slot: str) -> datetime | None:
        """Return the send time of a slot's newest message; None where none was sent, or it was pruned."""
        in_slot = (OUTBOX.c.chat_id == chat_id) & (OUTBOX.c.slot == slot)
        sent = in_slot & (OUTBOX.c.state == OutboxState.SENT.value)
        ended = OUTBOX.c.handled_at
        newest = select(extreme(func.max, ended)).where(sent, is_readable(ended, self._statements.dialect))
        at: datetime | None = await self._statements.scalar(newest)
        return at

    async def is_waiting(self, chat_id: int) -> bool:
        """Return whether a chat has a message that is still to be sent."""
        return await self._statements.first(WAITING, given_chat_id=chat_id) is not None

    async def lag(self, now: datetime) -> float:
        """Return the seconds for which the oldest message is overdue; 0 where none is."""
        may_go = OUTBOX.c.not_before
        waiting = select(extreme(func.min, may_go)).where(PENDING, is_readable(may_go, self._statements.dialect))
        oldest: datetime | None = await self._statements.scalar(waiting)
        return max((now - oldest).total_seconds(), 0.0) if oldest else 0.0

    async def pending_count(self) -> int:
        """Return the number of pending messages."""
        return int(await self._statements.scalar(select(func.count()).select_from(OUTBOX).where(PENDING)))

    async def prune(self, before: datetime) -> int:
        """Delete messages that were sent or dropped before that instant, and return how many. Set-aside ones stay."""
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
