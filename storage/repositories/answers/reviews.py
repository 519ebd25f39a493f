"""Reviews of the versions of answers."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Row, insert, select

from storage.encryption import Cipher
from storage.records import StoredReview
from storage.repositories.base import Repository
from storage.repositories.statements import given
from storage.tables import ANSWER, REVIEW

ADD_REVIEW = insert(REVIEW)
REVIEWS = select(REVIEW).where(given(REVIEW.c.answer_id)).order_by(REVIEW.c.version)
LATEST_REVIEW = select(REVIEW).where(given(REVIEW.c.answer_id)).order_by(REVIEW.c.version.desc()).limit(1)


class Reviews(Repository):
    """Repository of reviews."""

    async def add(self, review: StoredReview) -> None:
        """Add the review of a version."""
        await self._statements.run(ADD_REVIEW, **asdict(review) | {"body": self._cipher.seal(review.body)})

    async def latest(self, answer_id: int) -> StoredReview | None:
        """Return the newest review of an answer."""
        row = await self._statements.first(LATEST_REVIEW, given_answer_id=answer_id)
        return review_of(self._cipher, row) if row else None

    async def of(self, answer_id: int) -> Sequence[StoredReview]:
        """Return the reviews of an answer, oldest first."""
        rows = await self._statements.all(REVIEWS, given_answer_id=answer_id)
        return [review_of(self._cipher, row) for row in rows]

    async def of_user(self, user_id: int) -> Sequence[StoredReview]:
        """Return every review of a user's answers, answer by answer, oldest first."""
        query = select(REVIEW).join(ANSWER, ANSWER.c.id == REVIEW.c.answer_id).where(ANSWER.c.user_id == user_id)
        rows = await self._statements.all(query.order_by(REVIEW.c.answer_id, REVIEW.c.version))
        return [review_of(self._cipher, row) for row in rows]


def review_of(cipher: Cipher, row: Row[Any]) -> StoredReview:
    """Return a row of reviews as its record."""
    return StoredReview(**{**row._mapping, "body": cipher.open(row.body)})
