"""The review of each version of an answer."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Row, insert, select

from storage.encryption import Cipher
from storage.models import AnswerRow, ReviewRow
from storage.records import StoredReview
from storage.repositories.base import Repository
from storage.repositories.statements import given, table_of

REVIEW = table_of(ReviewRow)
ADD = insert(REVIEW)
LATEST = select(REVIEW).where(given(REVIEW.c.answer_id)).order_by(REVIEW.c.version.desc()).limit(1)


class Reviews(Repository):
    """Repository of reviews."""

    async def add(self, review: StoredReview) -> None:
        """Add the review of a version."""
        await self._statements.run(ADD, **sealed(self._cipher, review))

    async def latest(self, answer_id: int) -> StoredReview | None:
        """The newest review of an answer."""
        row = await self._statements.first(LATEST, given_answer_id=answer_id)
        return opened(self._cipher, row) if row else None

    async def of(self, answer_id: int) -> Sequence[StoredReview]:
        """The reviews of an answer, oldest first."""
        query = select(REVIEW).where(REVIEW.c.answer_id == answer_id).order_by(REVIEW.c.version)
        return [opened(self._cipher, row) for row in await self._statements.all(query)]

    async def of_user(self, user_id: int) -> Sequence[StoredReview]:
        """Every review of a user's answers, answer by answer, oldest first."""
        answer = table_of(AnswerRow)
        query = select(REVIEW).join(answer, answer.c.id == REVIEW.c.answer_id).where(answer.c.user_id == user_id)
        rows = await self._statements.all(query.order_by(REVIEW.c.answer_id, REVIEW.c.version))
        return [opened(self._cipher, row) for row in rows]


def sealed(cipher: Cipher, review: StoredReview) -> dict[str, Any]:
    """Return a review as a row."""
    return {**asdict(review), "body": cipher.seal(review.body)}


def opened(cipher: Cipher, row: Row[Any]) -> StoredReview:
    """Return a row as a review."""
    return StoredReview(**{**row._mapping, "body": cipher.open(row.body)})
