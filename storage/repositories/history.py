"""Rows of a past account, as its export holds them: added as they were, under new ids."""

import json
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import Table, insert

from storage.records import (
    Answer,
    AnswerPart,
    AnswerVersion,
    Challenge,
    Disagreement,
    Drill,
    Mock,
    Outline,
    OwnQuestion,
    Pause,
    Quiz,
    QuizItem,
    Rating,
    Rehearsal,
    RetrievalItem,
    RetrievalSession,
    StoredReview,
    Telling,
)
from storage.repositories.base import Repository
from storage.tables import (
    ANSWER,
    ANSWER_PART,
    ANSWER_VERSION,
    CHALLENGE,
    DISAGREEMENT,
    DRILL,
    MOCK,
    OUTLINE,
    OWN_QUESTION,
    PAUSE,
    QUIZ,
    QUIZ_ITEM,
    RATING,
    REHEARSAL,
    RETRIEVAL_ITEM,
    RETRIEVAL_SESSION,
    REVIEW,
    TELLING,
)
from storage.tables.base import SEALED_MARK

RecordWithId = Answer | Drill | Mock | OwnQuestion | Quiz | Rehearsal | RetrievalSession
RecordWithoutId = (
    AnswerPart
    | AnswerVersion
    | Challenge
    | Disagreement
    | Outline
    | Pause
    | QuizItem
    | Rating
    | RetrievalItem
    | StoredReview
    | Telling
)
WITH_ID: Mapping[type[RecordWithId], Table] = {
    Answer: ANSWER,
    Drill: DRILL,
    Mock: MOCK,
    OwnQuestion: OWN_QUESTION,
    Quiz: QUIZ,
    Rehearsal: REHEARSAL,
    RetrievalSession: RETRIEVAL_SESSION,
}
WITHOUT_ID: Mapping[type[RecordWithoutId], Table] = {
    AnswerPart: ANSWER_PART,
    AnswerVersion: ANSWER_VERSION,
    Challenge: CHALLENGE,
    Disagreement: DISAGREEMENT,
    Outline: OUTLINE,
    Pause: PAUSE,
    QuizItem: QUIZ_ITEM,
    Rating: RATING,
    RetrievalItem: RETRIEVAL_ITEM,
    StoredReview: REVIEW,
    Telling: TELLING,
}

TABLES: Mapping[type, Table] = {**WITH_ID, **WITHOUT_ID}
AT_ONCE = 200
"""Rows of one statement: SQLite takes 32,766 values."""


class History(Repository):
    """Repository that adds rows of a past account. The caller has put the ids of this account into the records."""

    async def add(self, record: RecordWithId) -> int:
        """Add a record under a new id, and return the id."""
        table = WITH_ID[type(record)]
        return int(await self._statements.scalar(insert(table).values(**self._row(record)).returning(table.c.id)))

    async def add_all(self, records: Sequence[RecordWithoutId]) -> None:
        """Add records of one kind that have no id of their own. Those whose key is taken are left out."""
        for first in range(0, len(records), AT_ONCE):
            rows = [self._row(record) for record in records[first : first + AT_ONCE]]
            await self._statements.insert_new(WITHOUT_ID[type(records[first])], rows)

    def _row(self, record: RecordWithId | RecordWithoutId) -> dict[str, Any]:
        table = TABLES[type(record)]
        return {
            column.name: self._stored(getattr(record, column.name), sealed=bool(column.info.get(SEALED_MARK)))
            for column in table.columns
            if column.name != "id"
        }

    def _stored(self, value: Any, *, sealed: bool) -> Any:
        if isinstance(value, StrEnum):
            return value.value
        if isinstance(value, tuple | Mapping):
            return json.dumps(dict(value) if isinstance(value, Mapping) else list(value))
        return self._cipher.seal(value) if sealed and value is not None else value
