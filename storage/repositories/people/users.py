"""Users, and their erasure."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, func, select, update

from storage.models import (
    Base,
    ConversationRow,
    ErasedUpdateRow,
    FriendLinkRow,
    GuestRow,
    InboxRow,
    OutboxRow,
    SlotRow,
    UserRow,
)
from storage.models.lenient import LONG_AGO, lenient
from storage.records import StoredUser
from storage.repositories.base import Repository
from storage.repositories.delivery.facts import OWNER, Facts
from storage.repositories.statements import given, insert_new, table_of

USER = table_of(UserRow)
INBOX = table_of(InboxRow)
ERASED = table_of(ErasedUpdateRow)
REDELIVERED_WITHIN = timedelta(hours=48)

BY_ID = select(*map(lenient, USER.c)).where(given(USER.c.id))
CHANGE = update(USER).where(given(USER.c.id))
# Freed ids are left out: a clock that was set back would make them recent.
RECENT_IDS = select(INBOX.c.update_id, bindparam("erased_at", type_=ERASED.c.erased_at.type)).where(
    given(INBOX.c.chat_id), INBOX.c.update_id.is_not(None), INBOX.c.received_at > bindparam("since")
)


class Users(Repository):
    """Repository of users."""

    async def get(self, user_id: int) -> StoredUser | None:
        """Return the user, if known. An unreadable instant counts as long ago, that of a block as no block."""
        row = await self._statements.first(BY_ID, given_id=user_id)
        if row is None:
            return None
        seen = row.last_seen_at or LONG_AGO
        return StoredUser(**{**row._mapping, "last_seen_at": seen, "created_at": row.created_at or seen})

    async def add(self, user: StoredUser) -> None:
        """Add a user; an existing one stays as it is."""
        fields = ("id", "language", "created_at", "last_seen_at", "blocked_at")
        await self._statements.insert_new(UserRow, [{name: getattr(user, name) for name in fields}])

    async def seen(self, user: StoredUser, at: datetime, language: str | None = None) -> None:
        """Store the time of the last update, and the language if it is given.

        All of the user's instants are written, so that an unreadable one becomes readable.
        """
        values = {"last_seen_at": at, "created_at": user.created_at, "blocked_at": user.blocked_at}
        await self._statements.run(CHANGE, given_id=user.id, **values | ({"language": language} if language else {}))

    async def mark_blocked(self, user_id: int, at: datetime | None) -> None:
        """Store since when the user blocks the bot; None for no longer."""
        await self._statements.run(CHANGE, given_id=user_id, blocked_at=at)

    async def ids(self) -> Sequence[int]:
        """Return the ids of all users, ascending."""
        return [row.id for row in await self._statements.all(select(USER.c.id).order_by(USER.c.id))]

    async def count(self) -> int:
        """Return the number of users."""
        return int(await self._statements.scalar(select(func.count()).select_from(UserRow)))

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
        by_chat: tuple[type[Base], ...] = (InboxRow, OutboxRow, SlotRow, ConversationRow, GuestRow)
        for model in by_chat:
            table = table_of(model)
            await self._statements.run(delete(table).where(table.c.chat_id == user_id))
        # A friend's link that the user has opened is used up.
        await self._statements.run(delete(FriendLinkRow).where(FriendLinkRow.guest_id == user_id))
        facts = Facts(self._statements)
        if await facts.get(OWNER) == str(user_id):
            await facts.delete(OWNER)
        # All other rows of a user cascade by foreign keys.
        await self._statements.run(delete(UserRow).where(UserRow.id == user_id))

    async def forget_erased(self, at: datetime) -> int:
        """Delete the bare ids that can no longer be redelivered; return how many."""
        return await self._statements.run(
            delete(ErasedUpdateRow).where(ErasedUpdateRow.erased_at < at - REDELIVERED_WITHIN)
        )
