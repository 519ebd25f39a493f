"""Retrieval sessions: the questions asked, the stories shown for each, and the stories taken."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update

from storage.records import RetrievalItem, RetrievalOutcome, RetrievalSession
from storage.repositories.base import Repository
from storage.tables import RETRIEVAL_ITEM as ITEM
from storage.tables import RETRIEVAL_SESSION as SESSION


class Retrievals(Repository):
    """Repository of retrieval sessions."""

    async def start(self, user_id: int, at: datetime) -> RetrievalSession:
        """Begin a session; it has no question yet."""
        values = {"user_id": user_id, "started_at": at}
        session_id = await self._statements.scalar(insert(SESSION).values(**values).returning(SESSION.c.id))
        return RetrievalSession(id=int(session_id), user_id=user_id, started_at=at)

    async def get(self, session_id: int, user_id: int) -> RetrievalSession | None:
        """Return the user's session with that id; another user's is not there."""
        query = select(SESSION).where(SESSION.c.id == session_id, SESSION.c.user_id == user_id)
        row = await self._statements.first(query)
        return RetrievalSession(**row._mapping) if row else None

    async def newest(self, user_id: int) -> RetrievalSession | None:
        """Return the session begun last, ended or not."""
        query = select(SESSION).where(SESSION.c.user_id == user_id).order_by(SESSION.c.id.desc()).limit(1)
        row = await self._statements.first(query)
        return RetrievalSession(**row._mapping) if row else None

    async def of_user(self, user_id: int) -> Sequence[RetrievalSession]:
        """Return a user's sessions, oldest first."""
        rows = await self._statements.all(select(SESSION).where(SESSION.c.user_id == user_id).order_by(SESSION.c.id))
        return [RetrievalSession(**row._mapping) for row in rows]

    async def end(self, session_id: int, at: datetime) -> None:
        """Store the end of a session."""
        await self._statements.run(update(SESSION).where(SESSION.c.id == session_id).values(ended_at=at))

    async def put(self, item: RetrievalItem) -> None:
        """Store a question of a session, or another one in its place."""
        row = asdict(item) | {"offered": json.dumps(item.offered)}
        row["outcome"] = item.outcome.value if item.outcome is not None else None
        await self._statements.upsert(ITEM, ["session_id", "n"], row)

    async def answer(
        self, item: RetrievalItem, story_id: int, outcome: RetrievalOutcome, seconds: float | None, at: datetime
    ) -> bool:
        """Store the story taken; return False and write nothing where the question has one."""
        is_open = (ITEM.c.session_id == item.session_id) & (ITEM.c.n == item.n) & ITEM.c.outcome.is_(None)
        values = {"story_id": story_id, "outcome": outcome.value, "seconds": seconds, "answered_at": at}
        return await self._statements.run(update(ITEM).where(is_open).values(**values)) == 1

    async def items(self, session_id: int) -> Sequence[RetrievalItem]:
        """Return the questions of a session, in order."""
        rows = await self._statements.all(select(ITEM).where(ITEM.c.session_id == session_id).order_by(ITEM.c.n))
        return [_item(row) for row in rows]

    async def newest_items(self, user_id: int, most: int) -> Sequence[RetrievalItem]:
        """Return the newest questions of all sessions of a user, at most that many, oldest first."""
        query = select(ITEM).join(SESSION, SESSION.c.id == ITEM.c.session_id).where(SESSION.c.user_id == user_id)
        rows = await self._statements.all(query.order_by(ITEM.c.session_id.desc(), ITEM.c.n.desc()).limit(most))
        return [_item(row) for row in reversed(rows)]

    async def all_items(self, user_id: int) -> Sequence[RetrievalItem]:
        """Return the questions of all sessions of a user, oldest first."""
        query = select(ITEM).join(SESSION, SESSION.c.id == ITEM.c.session_id).where(SESSION.c.user_id == user_id)
        rows = await self._statements.all(query.order_by(ITEM.c.session_id, ITEM.c.n))
        return [_item(row) for row in rows]


def _item(row: Row[Any]) -> RetrievalItem:
    outcome = RetrievalOutcome(row.outcome) if row.outcome is not None else None
    return RetrievalItem(**{**row._mapping, "offered": tuple(json.loads(row.offered)), "outcome": outcome})
