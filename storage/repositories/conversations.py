"""Where each chat stands; its row is also the lock of the chat across replicas."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Row, delete, select

from storage.models import ConversationRow, UserRow
from storage.records import Conversation
from storage.repositories.session import Session, given, table_of

IDLE = "idle"

CONVERSATION = table_of(ConversationRow)
USER = table_of(UserRow)
LOCK = select(CONVERSATION).where(given(CONVERSATION.c.chat_id)).with_for_update()


class Conversations:
    """Repository of conversations."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def lock(self, chat_id: int, at: datetime) -> Conversation:
        """The chat's conversation, idle if it is new; on PostgreSQL nobody else gets it until the transaction ends."""
        row = await self._session.first(LOCK, given_chat_id=chat_id)
        if row is None:
            new = {"chat_id": chat_id, "state": IDLE, "data": self._session.cipher.seal("{}"), "updated_at": at}
            await self._session.insert_new(ConversationRow, [new])
            row = await self._session.first(LOCK, given_chat_id=chat_id)
            assert row is not None  # noqa: S101 -- it has just been put there
        return self._record(row)

    async def put(self, conversation: Conversation) -> None:
        """Store where a chat stands."""
        data = json.dumps(dict(conversation.data), separators=(",", ":"))
        row = {
            "chat_id": conversation.chat_id,
            "state": conversation.state,
            "data": self._session.cipher.seal(data),
            "updated_at": conversation.updated_at,
        }
        await self._session.upsert(ConversationRow, ["chat_id"], row)

    async def in_the_middle(self) -> Sequence[Conversation]:
        """Every chat that is not idle."""
        rows = await self._session.all(select(CONVERSATION).where(CONVERSATION.c.state != IDLE))
        return [self._record(row) for row in rows]

    async def prune_strangers(self, before: datetime, after: int | None, limit: int) -> int | None:
        """Look at `limit` chats after the chat `after`, and delete those of nobody, idle since before that instant.

        Return the last chat that was looked at, from which to go on; None at the end. A chat that somebody holds is
        left for the next time.
        """
        looked_at = select(CONVERSATION.c.chat_id).order_by(CONVERSATION.c.chat_id).limit(limit)
        if after is not None:
            looked_at = looked_at.where(CONVERSATION.c.chat_id > after)
        ids = [row.chat_id for row in await self._session.all(looked_at)]
        if not ids:
            return None
        of_nobody = (
            select(CONVERSATION.c.chat_id)
            .where(CONVERSATION.c.chat_id.between(ids[0], ids[-1]))
            .where(CONVERSATION.c.state == IDLE, CONVERSATION.c.updated_at < before)
            .where(~select(USER.c.id).where(USER.c.id == CONVERSATION.c.chat_id).exists())
            .with_for_update(skip_locked=True, of=CONVERSATION)
        )
        await self._session.run(delete(CONVERSATION).where(CONVERSATION.c.chat_id.in_(of_nobody)))
        return ids[-1] if len(ids) == limit else None

    def _record(self, row: Row[tuple[object, ...]]) -> Conversation:
        fields = dict(row._mapping)
        return Conversation(**{**fields, "data": json.loads(self._session.cipher.open(fields["data"]))})
