"""Erasure of a user: which rows go, and what is kept for a while."""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, select

from storage.repositories.base import Repository
from storage.repositories.delivery.facts import OWNER, Facts
from storage.repositories.statements import given, insert_new
from storage.tables import (
    CONVERSATION,
    FRIEND_LINK,
    GUEST,
    INBOX,
    OUTBOX,
    SLOT,
    USER,
)
from storage.tables import (
    ERASED_UPDATE as ERASED,
)

REDELIVERED_WITHIN = timedelta(hours=48)

# Freed ids are left out: a clock that was set back would make them recent.
RECENT_IDS = select(INBOX.c.update_id, bindparam("erased_at", type_=ERASED.c.erased_at.type)).where(
    given(INBOX.c.chat_id), INBOX.c.update_id.is_not(None), INBOX.c.received_at > bindparam("since")
)


class Erasure(Repository):
    """Erases users from every table."""

    async def erase(self, user_id: int, at: datetime) -> None:
        """Delete all rows of the user in every table, and their ownership of the bot.

        The bare ids of their updates of the last 48 hours stay in `erased_updates`, so that a redelivery does not bring
        the user back.
        """
        await self._statements.run(
            insert_new(self._statements.dialect, ERASED, ("update_id", "erased_at"), RECENT_IDS),
            given_chat_id=user_id,
            since=at - REDELIVERED_WITHIN,
            erased_at=at,
        )
        for table in (INBOX, OUTBOX, SLOT, CONVERSATION, GUEST):
            await self._statements.run(delete(table).where(table.c.chat_id == user_id))
        # A friend's link that the user has opened is used up.
        await self._statements.run(delete(FRIEND_LINK).where(FRIEND_LINK.c.guest_id == user_id))
        facts = Facts(self._statements)
        if await facts.get(OWNER) == str(user_id):
            await facts.delete(OWNER)
        # All other rows of a user cascade by foreign keys.
        await self._statements.run(delete(USER).where(USER.c.id == user_id))

    async def forget_erased(self, at: datetime) -> int:
        """Delete the bare ids that can no longer be redelivered; return how many."""
        return await self._statements.run(delete(ERASED).where(ERASED.c.erased_at < at - REDELIVERED_WITHIN))
