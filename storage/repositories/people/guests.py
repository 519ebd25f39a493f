"""Guests: people who opened a friend's link, whether they are users or not."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, exists, select, update

from storage.records import OutboxState, StoredGuest
from storage.repositories.base import Repository
from storage.repositories.people.erasure import Erasure
from storage.tables import FRIEND_LINK as LINK
from storage.tables import GUEST, OUTBOX, SLOT, USER

VISITS = exists().where(LINK.c.guest_id == GUEST.c.chat_id)


class Guests(Repository):
    """Repository of guests."""

    async def get(self, chat_id: int) -> StoredGuest | None:
        """Return the guest of a chat, if there is one."""
        row = await self._statements.first(select(GUEST).where(GUEST.c.chat_id == chat_id))
        return StoredGuest(**row._mapping) if row is not None else None

    async def welcome(self, chat_id: int, at: datetime) -> None:
        """Store that somebody has opened a link."""
        await self._statements.upsert(GUEST, ["chat_id"], {"chat_id": chat_id, "since": at, "line_for": None})

    async def await_line(self, chat_id: int, link_id: int | None) -> None:
        """Take the guest's next text as the line for that link; None awaits no text."""
        await self._statements.run(update(GUEST).where(GUEST.c.chat_id == chat_id).values(line_for=link_id))

    async def forget_line(self, chat_id: int, link_id: int) -> None:
        """Await no line for that link any more. One for another link is still awaited."""
        awaits = (GUEST.c.chat_id == chat_id) & (GUEST.c.line_for == link_id)
        await self._statements.run(update(GUEST).where(awaits).values(line_for=None))

    async def left(self, limit: int) -> Sequence[StoredGuest]:
        """Return some of the guests whose every visit is over."""
        rows = await self._statements.all(select(GUEST).where(~VISITS).order_by(GUEST.c.since).limit(limit))
        return [StoredGuest(**row._mapping) for row in rows]

    async def forget_shown(self, chat_id: int, slots: str) -> None:
        """Delete the sent messages whose slot begins with `slots`, so that no story stays in them."""
        shown = (OUTBOX.c.chat_id == chat_id) & OUTBOX.c.slot.startswith(slots, autoescape=True)
        await self._statements.run(delete(OUTBOX).where(shown, OUTBOX.c.state != OutboxState.PENDING.value))

    async def forget(self, chat_id: int, at: datetime, slots: str) -> bool:
        """Delete all rows of a guest whose every visit is over; return False for one who has opened another link.

        Of somebody who is no user, the bare ids of their updates of the last 48 hours stay. Of a user, all stays but
        what the visits left: the slots that begin with `slots`, and their messages.
        """
        if not await self._statements.run(delete(GUEST).where(GUEST.c.chat_id == chat_id, ~VISITS)):
            return False
        is_user = await self._statements.scalar(select(USER.c.id).where(USER.c.id == chat_id))
        if is_user is None:
            await Erasure(self._statements).erase(chat_id, at)
            return True
        for table in (SLOT, OUTBOX):
            mine = (table.c.chat_id == chat_id) & table.c.slot.startswith(slots, autoescape=True)
            await self._statements.run(delete(table).where(mine))
        return True
