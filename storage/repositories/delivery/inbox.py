"""Stored updates, in the order in which they are handled."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select, update

from storage.records import InboxState, InboxUpdate
from storage.repositories.base import Repository
from storage.repositories.statements import given, in_state, insert_new
from storage.tables import ERASED_UPDATE as ERASED
from storage.tables import INBOX
from storage.tables.lenient import extreme, is_readable, lenient

COLUMNS = [
    column.label("sealed") if column.name == "payload" else lenient(column)
    for column in INBOX.c
    if column.name != "handled_at"
]
PENDING = in_state(INBOX.c.state, InboxState.PENDING)
GIVEN_UP = INBOX.c.state.in_((InboxState.FAILED.value, InboxState.SET_ASIDE.value))

# Locked, so that a starting replica leaves alone the update that this one has in hand.
OLDEST_PENDING = select(*COLUMNS).where(given(INBOX.c.chat_id), PENDING).order_by(INBOX.c.id).limit(1).with_for_update()
IN_NO_HAND = select(*COLUMNS).where(given(INBOX.c.id), PENDING).with_for_update(skip_locked=True)
FINISH = update(INBOX).where(given(INBOX.c.id))
GIVE_UP = update(INBOX).where(given(INBOX.c.id), PENDING)
COUNT_DEATHS = (
    update(INBOX)
    .where(given(INBOX.c.id), PENDING)
    .values(deaths=INBOX.c.deaths + bindparam("more", type_=INBOX.c.id.type))
)
TRY_AGAIN = {"state": InboxState.PENDING.value, "handled_at": None, "reference": None, "deaths": 0}
NEW = ("update_id", "chat_id", "payload", "received_at", "state")
IF_NOT_ERASED = select(*(bindparam(f"given_{name}", type_=INBOX.c[name].type) for name in NEW)).where(
    ~select(ERASED.c.update_id).where(given(ERASED.c.update_id)).exists()
)


class Inbox(Repository):
    """Repository of updates."""

    async def put(self, update_id: int, chat_id: int, payload: str, at: datetime) -> int | None:
        """Store an update; return its inbox id.

        Return None and write nothing for one that was stored before or belongs to an erased user.
        """
        stored: int | None = await self._statements.scalar(
            insert_new(self._statements.dialect, INBOX, NEW, IF_NOT_ERASED).returning(INBOX.c.id),
            given_update_id=update_id,
            given_chat_id=chat_id,
            given_payload=self._cipher.seal(payload),
            given_received_at=at,
            given_state=InboxState.PENDING.value,
        )
        return stored

    async def oldest_pending(self, chat_id: int) -> InboxUpdate | None:
        """Return the next update of a chat to handle, locked against other replicas until the transaction ends."""
        row = await self._statements.first(OLDEST_PENDING, given_chat_id=chat_id)
        return _record(row) if row else None

    def text(self, stored: InboxUpdate) -> str:
        """Return the JSON of a stored update. Raises WrongKey where it cannot be decrypted."""
        return self._cipher.open(stored.sealed)

    async def waiting_chats(self) -> Mapping[int, int]:
        """Return the chats with pending updates, longest waiting first, each with its newest inbox id."""
        ends = select(INBOX.c.chat_id, func.min(INBOX.c.id).label("oldest"), func.max(INBOX.c.id).label("newest"))
        rows = await self._statements.all(ends.where(PENDING).group_by(INBOX.c.chat_id).order_by("oldest"))
        return {row.chat_id: row.newest for row in rows}

    async def oldest_of_each_chat(self) -> Sequence[int]:
        """Return the inbox ids of each chat's oldest pending update, oldest first."""
        oldest = func.min(INBOX.c.id).label("oldest")
        rows = await self._statements.all(select(oldest).where(PENDING).group_by(INBOX.c.chat_id).order_by("oldest"))
        return [row.oldest for row in rows]

    async def in_no_hand(self, inbox_id: int) -> InboxUpdate | None:
        """Return a pending update that no other replica has locked; None for a locked or ended one."""
        row = await self._statements.first(IN_NO_HAND, given_id=inbox_id)
        return _record(row) if row else None

    async def count_deaths(self, inbox_id: int, more: int) -> None:
        """Add to the deaths of a pending update; -1 takes one back."""
        await self._statements.run(COUNT_DEATHS, given_id=inbox_id, more=more)

    async def finish(self, inbox_id: int, at: datetime) -> None:
        """Mark an update as handled."""
        await self._statements.run(FINISH, given_id=inbox_id, state=InboxState.DONE.value, handled_at=at)

    async def give_up(self, inbox_id: int, state: InboxState, at: datetime, reference: str | None = None) -> bool:
        """End a pending update as failed or set aside, and keep it; return False where it is not pending."""
        values = {"state": state.value, "handled_at": at, "reference": reference}
        return await self._statements.run(GIVE_UP, given_id=inbox_id, **values) == 1

    async def given_up(self, limit: int) -> Sequence[InboxUpdate]:
        """Return the updates that failed or were set aside, newest first."""
        rows = await self._statements.all(select(*COLUMNS).where(GIVEN_UP).order_by(INBOX.c.id.desc()).limit(limit))
        return [_record(row) for row in rows]

    async def given_up_count(self) -> int:
        """Return the number of updates that failed or were set aside."""
        return int(await self._statements.scalar(select(func.count()).select_from(INBOX).where(GIVEN_UP)))

    async def retry(self, inbox_id: int) -> bool:
        """Make an update that failed or was set aside pending again; return False where there is none of that id."""
        return (
            await self._statements.run(update(INBOX).where(GIVEN_UP, given(INBOX.c.id)), given_id=inbox_id, **TRY_AGAIN)
            == 1
        )

    async def retry_all(self) -> int:
        """Make all updates that failed or were set aside pending again; return how many."""
        return await self._statements.run(update(INBOX).where(GIVEN_UP), **TRY_AGAIN)

    async def is_done(self, update_id: int) -> bool:
        """Return whether an update is no longer pending."""
        state = await self._statements.scalar(select(INBOX.c.state).where(INBOX.c.update_id == update_id))
        return state is not None and state != InboxState.PENDING.value

    async def lag(self, now: datetime) -> float:
        """Return the seconds for which the oldest pending update has waited; 0 where none waits."""
        arrived = INBOX.c.received_at
        waiting = select(extreme(func.min, arrived)).where(PENDING, is_readable(arrived, self._statements.dialect))
        oldest: datetime | None = await self._statements.scalar(waiting)
        return max((now - oldest).total_seconds(), 0.0) if oldest else 0.0

    async def prune(self, before: datetime) -> int:
        """Delete updates that were handled before that instant; return how many.

        Failed and set-aside ones stay. Their update_id is freed, as Telegram starts at a random id after a quiet week.
        """
        ended = INBOX.c.handled_at < before
        kept = update(INBOX).where(GIVEN_UP, ended, INBOX.c.update_id.is_not(None))
        await self._statements.run(kept.values(update_id=None))
        return await self._statements.run(delete(INBOX).where(INBOX.c.state == InboxState.DONE.value, ended))


def _record(row: Row[Any]) -> InboxUpdate:
    return InboxUpdate(**{**row._mapping, "state": InboxState(row.state)})
