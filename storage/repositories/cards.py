"""Spaced repetition: the cards, and the log of their ratings."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import select

from storage.models import CardTable, RatingRow
from storage.records import CardRow, Rating
from storage.repositories.base import Repository
from storage.repositories.statements import given, table_of

CARD = table_of(CardTable)
OF_USER = select(CARD).where(given(CARD.c.user_id)).order_by(CARD.c.archetype)
OF_ARCHETYPE = select(CARD).where(given(CARD.c.user_id), given(CARD.c.archetype))


class Cards(Repository):
    """Repository of cards and ratings."""

    async def get(self, user_id: int, archetype: str) -> CardRow | None:
        """The card of one archetype, if it was ever rated."""
        row = await self._statements.first(OF_ARCHETYPE, given_user_id=user_id, given_archetype=archetype)
        return CardRow(**row._mapping) if row else None

    async def all(self, user_id: int) -> Sequence[CardRow]:
        """Every card of a user."""
        return [CardRow(**row._mapping) for row in await self._statements.all(OF_USER, given_user_id=user_id)]

    async def put(self, card: CardRow) -> None:
        """Store a card."""
        await self._statements.upsert(CardTable, ["user_id", "archetype"], asdict(card))

    async def rate(self, rating: Rating) -> bool:
        """Log a rating; False, and nothing written, where that archetype was rated on that local day already."""
        return await self._statements.insert_new(RatingRow, [asdict(rating)]) == 1

    async def ratings(self, user_id: int, since: datetime | None = None) -> Sequence[Rating]:
        """The log, oldest first."""
        query = select(table_of(RatingRow)).where(RatingRow.user_id == user_id)
        if since is not None:
            query = query.where(RatingRow.rated_at >= since)
        rows = await self._statements.all(query.order_by(RatingRow.rated_at))
        return [Rating(**row._mapping) for row in rows]
