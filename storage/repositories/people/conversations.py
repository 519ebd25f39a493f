"""The state of each chat; its row is also the lock of the chat across replicas."""

import json
import logging
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select

from storage.errors import WrongKey
from storage.records import Conversation
from storage.repositories.base import Repository
from storage.repositories.statements import given
from storage.tables import CONVERSATION, USER
from storage.tables.lenient import LONG_AGO, lenient

log = logging.getLogger(__name__)

IDLE = "idle"

COLUMNS = [lenient(column) for column in CONVERSATION.c]
LOCK = select(*COLUMNS).where(given(CONVERSATION.c.chat_id)).with_for_update()
THREAD = select(CONVERSATION.c.thread_id).where(given(CONVERSATION.c.chat_id))


class Conversations(Repository):
    """Repository of conversations."""

    async def lock(self, chat_id: int, at: datetime) -> Conversation:
        """Return the chat's conversation, idle where it is new or cannot be read.

        On PostgreSQL its row stays locked until the transaction ends.
        """
        row = await self._statements.first(LOCK, given_chat_id=chat_id)
        if row is None:
            new = {"chat_id": chat_id, "state": IDLE, "data": self._cipher.seal("{}"), "updated_at": at}
            await self._statements.insert_new(CONVERSATION, [new])
            row = await self._statements.first(LOCK, given_chat_id=chat_id)
            assert row is not None  # noqa: S101 -- it has just been put there
        return self._record(row)

    async def thread(self, chat_id: int) -> int | None:
        """Return the topic in which the user last wrote; None outside of any."""
        found: int | None = await self._statements.scalar(THREAD, given_chat_id=chat_id)
        return found

    async def put(self, conversation: Conversation) -> None:
        """Store the state of a chat."""
        data = json.dumps(dict(conversation.data), separators=(",", ":"))
        row = {
            "chat_id": conversation.chat_id,
            "state": conversation.state,
            "data": self._cipher.seal(data),
            "updated_at": conversation.updated_at,
            "thread_id": conversation.thread_id,
            "last_tap": conversation.last_tap,
            "tapped_at": conversation.tapped_at,
        }
        await self._statements.upsert(CONVERSATION, ["chat_id"], row)

    async def in_the_middle(self) -> Sequence[Conversation]:
        """Return every chat that is not idle, without unreadable ones."""
        rows = await self._statements.all(select(*COLUMNS).where(CONVERSATION.c.state != IDLE))
        found = [self._record(row) for row in rows]
        return [conversation for conversation in found if conversation.state != IDLE]

    async def prune_strangers(self, before: datetime, after: int | None, limit: int) -> int | None:
        """Check `limit` chats after the chat `after`; delete those without a user, idle since before that instant.

        Return the last chat that was checked, from which to go on; None at the end. A locked chat is left for the next
        time.
        """
        looked_at = select(CONVERSATION.c.chat_id).order_by(CONVERSATION.c.chat_id).limit(limit)
        if after is not None:
            looked_at = looked_at.where(CONVERSATION.c.chat_id > after)
        ids = [row.chat_id for row in await self._statements.all(looked_at)]
        if not ids:
            return None
        of_nobody = (
            select(CONVERSATION.c.chat_id)
            .where(CONVERSATION.c.chat_id.between(ids[0], ids[-1]))
            .where(CONVERSATION.c.state == IDLE, CONVERSATION.c.updated_at < before)
            .where(~select(USER.c.id).where(USER.c.id == CONVERSATION.c.chat_id).exists())
            .with_for_update(skip_locked=True, of=CONVERSATION)
        )
        await self._statements.run(delete(CONVERSATION).where(CONVERSATION.c.chat_id.in_(of_nobody)))
        return ids[-1] if len(ids) == limit else None

    def _record(self, row: Row[Any]) -> Conversation:
        """Return a row's conversation. An unreadable one counts as idle, so that its chat goes on.

        An unreadable time of change counts as long ago, so that prompts are not held back for ever.
        """
        fields = {**row._mapping, "updated_at": row.updated_at or LONG_AGO}
        try:
            return Conversation(**{**fields, "data": _mapping(self._cipher.open(fields["data"]))})
        except (WrongKey, ValueError) as error:
            log.warning(
                "The conversation of chat %d cannot be read (%s): it is taken for idle.",
                row.chat_id,
                type(error).__name__,
            )
            return Conversation(**{**fields, "state": IDLE, "data": {}})


def _mapping(text: str) -> dict[str, Any]:
    """Return a JSON object as a mapping. Raises ValueError for any other text."""
    found = json.loads(text)
    if not isinstance(found, dict):
        raise ValueError("no JSON object")  # noqa: TRY004 -- whatever it is, the text is not what it should be
    return found
