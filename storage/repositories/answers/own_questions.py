"""The questions that users add. A removed one stays, since its answers need its text."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, insert, select, update

from storage.records import OwnQuestion, OwnQuestionSource, folded_question
from storage.repositories.base import Repository
from storage.repositories.statements import given
from storage.tables import OWN_QUESTION as OWN

KEPT = select(OWN).where(given(OWN.c.user_id), OWN.c.removed_at.is_(None)).order_by(OWN.c.id)


class OwnQuestions(Repository):
    """Repository of users' own questions. The caller holds the lock of the user's chat."""

    async def add(
        self,
        user_id: int,
        text: str,
        *,
        archetype: str | None,
        source: OwnQuestionSource,
        at: datetime,
        message_id: int | None = None,
    ) -> OwnQuestion:
        """Add a question, and return it. The caller has seen that there is none with the same words."""
        row = {
            "user_id": user_id,
            "archetype": archetype,
            "source": source,
            "created_at": at,
            "removed_at": None,
            "message_id": message_id,
        }
        added = insert(OWN).values(text=self._cipher.seal(text), **row).returning(OWN.c.id)
        return OwnQuestion(id=await self._statements.scalar(added), text=text, **row)  # type: ignore[arg-type]

    async def like(self, user_id: int, text: str) -> OwnQuestion | None:
        """Return the question of the user with the same words, also a removed one, or None."""
        same = folded_question(text)
        return next((own for own in await self.ever(user_id) if folded_question(own.text) == same), None)

    async def get(self, question_id: int, user_id: int) -> OwnQuestion | None:
        """Return a question of the user, also a removed one, or None."""
        query = select(OWN).where(OWN.c.id == question_id, OWN.c.user_id == user_id)
        row = await self._statements.first(query)
        return self._question(row) if row is not None else None

    async def of(self, user_id: int) -> Sequence[OwnQuestion]:
        """Return the questions of a user that were not removed, oldest first."""
        rows = await self._statements.all(KEPT, given_user_id=user_id)
        return [self._question(row) for row in rows]

    async def ever(self, user_id: int) -> Sequence[OwnQuestion]:
        """Return all questions of a user, also the removed ones, oldest first."""
        return await self._all(OWN.c.user_id == user_id)

    async def typed_in(self, user_id: int, message_id: int) -> Sequence[OwnQuestion]:
        """Return the questions that were typed in a message of the user and not removed, in their order."""
        mine = (OWN.c.user_id == user_id) & (OWN.c.message_id == message_id)
        return await self._all(mine & OWN.c.removed_at.is_(None))

    async def tag(self, own: OwnQuestion, archetype: str | None) -> None:
        """Store the archetype that a question asks for, None for no archetype."""
        await self._change(own, archetype=archetype)

    async def reword(self, own: OwnQuestion, text: str, archetype: str | None) -> OwnQuestion:
        """Store other words of a question, with the archetype that they ask for, and return it."""
        await self._change(own, text=self._cipher.seal(text), archetype=archetype)
        return replace(own, text=text, archetype=archetype)

    async def remove(self, own: OwnQuestion, at: datetime) -> None:
        """Remove a question: it is no longer asked. Its text stays for its answers."""
        await self._change(own, removed_at=at)

    async def restore(self, own: OwnQuestion, message_id: int | None = None) -> OwnQuestion:
        """Bring a removed question back, and return it. `message_id` is that of the message in which it was typed again."""
        found = own.message_id if message_id is None else message_id
        await self._change(own, removed_at=None, message_id=found)
        return replace(own, removed_at=None, message_id=found)

    async def _all(self, condition: ColumnElement[bool]) -> Sequence[OwnQuestion]:
        rows = await self._statements.all(select(OWN).where(condition).order_by(OWN.c.id))
        return [self._question(row) for row in rows]

    async def _change(self, own: OwnQuestion, **values: Any) -> None:
        mine = (OWN.c.id == own.id) & (OWN.c.user_id == own.user_id)
        await self._statements.run(update(OWN).where(mine).values(**values))

    def _question(self, row: Row[Any]) -> OwnQuestion:
        fields = {**row._mapping, "text": self._cipher.open(row.text), "source": OwnQuestionSource(row.source)}
        return OwnQuestion(**fields)
