"""Rows of a past account, as its export holds them: added as they were, under new ids."""

import json
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import insert

from storage.models import (
    AnswerPartRow,
    AnswerRow,
    AnswerVersionRow,
    Base,
    ChallengeRow,
    DisagreementRow,
    DrillRow,
    MockRow,
    OutlineRow,
    OwnQuestionRow,
    PauseRow,
    QuizItemRow,
    QuizRow,
    RatingRow,
    RehearsalRow,
    RetrievalItemRow,
    RetrievalSessionRow,
    ReviewRow,
    TellingRow,
)
from storage.models.base import SEALED_MARK
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
from storage.repositories.statements import table_of

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
WITH_ID: Mapping[type[RecordWithId], type[Base]] = {
    Answer: AnswerRow,
    Drill: DrillRow,
    Mock: MockRow,
    OwnQuestion: OwnQuestionRow,
    Quiz: QuizRow,
    Rehearsal: RehearsalRow,
    RetrievalSession: RetrievalSessionRow,
}
WITHOUT_ID: Mapping[type[RecordWithoutId], type[Base]] = {
    AnswerPart: AnswerPartRow,
    AnswerVersion: AnswerVersionRow,
    Challenge: ChallengeRow,
    Disagreement: DisagreementRow,
    Outline: OutlineRow,
    Pause: PauseRow,
    QuizItem: QuizItemRow,
    Rating: RatingRow,
    RetrievalItem: RetrievalItemRow,
    StoredReview: ReviewRow,
    Telling: TellingRow,
}

TABLES: Mapping[type, type[Base]] = {**WITH_ID, **WITHOUT_ID}
AT_ONCE = 200
"""Rows of one statement: SQLite takes 32,766 values."""


class History(Repository):
    """Repository that adds rows of a past account. The caller has put the ids of this account into the records."""

    async def add(self, record: RecordWithId) -> int:
        """Add a record under a new id, and return the id."""
        table = table_of(WITH_ID[type(record)])
        return int(await self._statements.scalar(insert(table).values(**self._row(record)).returning(table.c.id)))

    async def add_all(self, records: Sequence[RecordWithoutId]) -> None:
        """Add records of one kind that have no id of their own. Those whose key is taken are left out."""
        for first in range(0, len(records), AT_ONCE):
            rows = [self._row(record) for record in records[first : first + AT_ONCE]]
            await self._statements.insert_new(WITHOUT_ID[type(records[first])], rows)

    def _row(self, record: RecordWithId | RecordWithoutId) -> dict[str, Any]:
        table = table_of(TABLES[type(record)])
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
