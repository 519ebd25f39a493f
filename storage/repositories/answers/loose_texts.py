"""Texts that were typed while no question was open, kept until they are used or discarded."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select, update

from storage.records import LooseMessage
from storage.repositories.base import Repository
from storage.tables import LOOSE_TEXT as LOOSE


class LooseTexts(Repository):
    """Repository of loose texts. The messages of one text have the id of its first message in common."""

    async def add(self, user_id: int, first_id: int, message_id: int, text: str, at: datetime) -> None:
        """Add a message to the text that begins with message `first_id`. A message that is kept already stays as it is."""
        row = {
            "user_id": user_id,
            "first_id": first_id,
            "message_id": message_id,
            "text": self._cipher.seal(text),
            "at": at,
        }
        await self._statements.insert_new(LOOSE, [row])

    async def of(self, user_id: int, first_id: int) -> Sequence[LooseMessage]:
        """Return the messages of a text, oldest first. Empty where it was used or discarded."""
        query = select(LOOSE).where(LOOSE.c.user_id == user_id, LOOSE.c.first_id == first_id).order_by(LOOSE.c.id)
        return [self._message(row) for row in await self._statements.all(query)]

    async def of_user(self, user_id: int) -> Sequence[LooseMessage]:
        """Return all kept messages of a user, oldest first."""
        query = select(LOOSE).where(LOOSE.c.user_id == user_id).order_by(LOOSE.c.id)
        return [self._message(row) for row in await self._statements.all(query)]

    async def message(self, user_id: int, message_id: int) -> LooseMessage | None:
        """Return the message with that id, or None."""
        query = select(LOOSE).where(LOOSE.c.user_id == user_id, LOOSE.c.message_id == message_id)
        row = await self._statements.first(query)
        return self._message(row) if row is not None else None

    async def edit(self, user_id: int, message_id: int, text: str) -> None:
        """Change the text of a message."""
        of_message = (LOOSE.c.user_id == user_id) & (LOOSE.c.message_id == message_id)
        await self._statements.run(update(LOOSE).where(of_message).values(text=self._cipher.seal(text)))

    async def forget(self, user_id: int, first_id: int) -> None:
        """Delete a text, once it is used or discarded."""
        await self._statements.run(delete(LOOSE).where(LOOSE.c.user_id == user_id, LOOSE.c.first_id == first_id))

    def _message(self, row: Row[Any]) -> LooseMessage:
        return LooseMessage(
            user_id=row.user_id,
            first_id=row.first_id,
            message_id=row.message_id,
            text=self._cipher.open(row.text),
            at=row.at,
        )
