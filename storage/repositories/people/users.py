"""Users."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select, update

from storage.records import StoredUser
from storage.repositories.base import Repository
from storage.repositories.statements import given
from storage.tables import (
    USER,
)
from storage.tables.lenient import LONG_AGO, lenient

BY_ID = select(*map(lenient, USER.c)).where(given(USER.c.id))
CHANGE = update(USER).where(given(USER.c.id))


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
        await self._statements.insert_new(USER, [{name: getattr(user, name) for name in fields}])

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
        return int(await self._statements.scalar(select(func.count()).select_from(USER)))
