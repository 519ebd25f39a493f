"""Verdicts with which users disagree."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Row, delete, select, update

from storage.records import Disagreement
from storage.repositories.base import Repository
from storage.tables import ANSWER, DISAGREEMENT


class Disagreements(Repository):
    """Repository of disagreements, one a verdict."""

    async def put(self, disagreement: Disagreement) -> None:
        """Store a disagreement, in place of an earlier one on the same verdict."""
        words = self._cipher.seal(disagreement.words) if disagreement.words is not None else None
        values = asdict(disagreement) | {"rules": json.dumps(disagreement.rules), "words": words}
        await self._statements.upsert(DISAGREEMENT, ["answer_id", "version", "part"], values)

    async def get(self, answer_id: int, version: int, part: str) -> Disagreement | None:
        """Return the disagreement on one verdict, if there is one."""
        row = await self._statements.first(select(DISAGREEMENT).where(_key(answer_id, version, part)))
        return self._disagreement(row) if row is not None else None

    async def add_words(self, answer_id: int, version: int, part: str, words: str) -> None:
        """Store the words that the user adds to a disagreement."""
        sealed = self._cipher.seal(words)
        await self._statements.run(update(DISAGREEMENT).where(_key(answer_id, version, part)).values(words=sealed))

    async def delete(self, answer_id: int, version: int, part: str) -> None:
        """Delete the disagreement on one verdict, with its words."""
        await self._statements.run(delete(DISAGREEMENT).where(_key(answer_id, version, part)))

    async def of_user(self, user_id: int) -> Sequence[Disagreement]:
        """Return the disagreements of a user, oldest first."""
        query = (
            select(DISAGREEMENT)
            .join(ANSWER, ANSWER.c.id == DISAGREEMENT.c.answer_id)
            .where(ANSWER.c.user_id == user_id)
            .order_by(DISAGREEMENT.c.created_at, *DISAGREEMENT.primary_key)
        )
        return [self._disagreement(row) for row in await self._statements.all(query)]

    async def of_everybody(self) -> Sequence[tuple[str, Disagreement]]:
        """Return all disagreements with the ids of their questions, oldest first."""
        query = (
            select(DISAGREEMENT, ANSWER.c.question_id)
            .join(ANSWER, ANSWER.c.id == DISAGREEMENT.c.answer_id)
            .order_by(DISAGREEMENT.c.created_at, *DISAGREEMENT.primary_key)
        )
        return [(row.question_id, self._disagreement(row)) for row in await self._statements.all(query)]

    def _disagreement(self, row: Row[Any]) -> Disagreement:
        stored = {column.name: row._mapping[column.name] for column in DISAGREEMENT.columns}
        words = self._cipher.open(row.words) if row.words is not None else None
        return Disagreement(**{**stored, "rules": tuple(json.loads(row.rules)), "words": words})


def _key(answer_id: int, version: int, part: str) -> Any:
    columns = DISAGREEMENT.c
    return (columns.answer_id == answer_id) & (columns.version == version) & (columns.part == part)
