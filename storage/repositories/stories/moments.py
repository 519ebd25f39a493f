"""Moments that may become stories."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update

from storage.records import Moment, MomentSource
from storage.repositories.base import Repository
from storage.tables import MOMENT


class Moments(Repository):
    """Repository of moments."""

    async def add(
        self,
        user_id: int,
        text: str,
        *,
        source: MomentSource = MomentSource.TYPED,
        job: str | None = None,
        message_id: int | None = None,
        on: date,
        at: datetime,
        story_id: int | None = None,
    ) -> Moment:
        """Keep a moment."""
        plain = {"user_id": user_id, "source": source.value, "message_id": message_id, "on": on, "created_at": at}
        values = {**plain, "story_id": story_id}
        sealed = {"text": self._cipher.seal(text), "job": self._cipher.seal(job) if job is not None else None}
        added = insert(MOMENT).values(**values, **sealed).returning(MOMENT.c.id)
        moment_id = int(await self._statements.scalar(added))
        return Moment(
            id=moment_id,
            user_id=user_id,
            text=text,
            source=source,
            job=job,
            message_id=message_id,
            on=on,
            created_at=at,
            story_id=story_id,
        )

    async def get(self, moment_id: int, user_id: int) -> Moment | None:
        """Return the user's moment with that id; another user's is not there."""
        row = await self._statements.first(select(MOMENT).where(MOMENT.c.id == moment_id, MOMENT.c.user_id == user_id))
        return self._moment(row) if row is not None else None

    async def of_user(self, user_id: int) -> Sequence[Moment]:
        """Return a user's moments, newest first."""
        query = select(MOMENT).where(MOMENT.c.user_id == user_id).order_by(MOMENT.c.id.desc())
        return [self._moment(row) for row in await self._statements.all(query)]

    async def page(self, user_id: int, skipped: int, most: int) -> Sequence[Moment]:
        """Return some of a user's moments, newest first, without the first `skipped`."""
        newest = select(MOMENT).where(MOMENT.c.user_id == user_id).order_by(MOMENT.c.id.desc())
        return [self._moment(row) for row in await self._statements.all(newest.offset(skipped).limit(most))]

    async def count(self, user_id: int) -> int:
        """Return how many moments a user has."""
        query = select(func.count()).where(MOMENT.c.user_id == user_id)
        return int(await self._statements.scalar(query))

    async def in_message(self, user_id: int, message_id: int) -> Sequence[Moment]:
        """Return the moments that a message holds, in its order."""
        of_message = (MOMENT.c.user_id == user_id) & (MOMENT.c.message_id == message_id)
        query = select(MOMENT).where(of_message).order_by(MOMENT.c.id)
        return [self._moment(row) for row in await self._statements.all(query)]

    async def count_since(self, user_id: int, since: datetime) -> int:
        """Return how many moments were kept from that instant on."""
        query = select(func.count()).where(MOMENT.c.user_id == user_id, MOMENT.c.created_at >= since)
        return int(await self._statements.scalar(query))

    async def change(self, moment_id: int, text: str) -> None:
        """Change the text of a moment."""
        changed = update(MOMENT).where(MOMENT.c.id == moment_id)
        await self._statements.run(changed.values(text=self._cipher.seal(text)))

    async def tell(self, moment_id: int, story_id: int) -> None:
        """Store the story that a moment became."""
        await self._statements.run(update(MOMENT).where(MOMENT.c.id == moment_id).values(story_id=story_id))

    async def delete(self, moment_id: int) -> None:
        """Delete a moment."""
        await self._statements.run(delete(MOMENT).where(MOMENT.c.id == moment_id))

    def _moment(self, row: Row[Any]) -> Moment:
        opened = {
            "text": self._cipher.open(row.text),
            "job": self._cipher.open(row.job) if row.job is not None else None,
            "source": MomentSource(row.source),
        }
        return Moment(**{**row._mapping, **opened})
