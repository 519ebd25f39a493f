"""Where each chat stands; its row is also the lock of the chat across replicas."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Row, select

from storage.models import ConversationRow
from storage.records import Conversation
from storage.repositories.session import Session, given, table_of

IDLE = "idle"

CONVERSATION = table_of(ConversationRow)
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

    def _record(self, row: Row[tuple[object, ...]]) -> Conversation:
        fields = dict(row._mapping)
        return Conversation(**{**fields, "data": json.loads(self._session.cipher.open(fields["data"]))})
