"""Asked questions, their texts and what was said of them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class AnswerState(StrEnum):
    """Where an asked question stands."""

    OPEN = "open"
    JUDGED = "judged"
    SKIPPED = "skipped"
    NO_STORY = "no_story"
    DISCARDED = "discarded"
    LAPSED = "lapsed"


class AnswerKind(StrEnum):
    """Why the question was asked."""

    PRACTICE = "practice"
    DAILY = "daily"
    MOCK = "mock"
    REPAIR = "repair"
    REWRITE = "rewrite"


class PartRole(StrEnum):
    """What a message that belongs to an answer is part of."""

    ANSWER = "answer"
    FOLLOW_UP = "follow_up"


class VersionCause(StrEnum):
    """Why there is a new version of an answer's text."""

    FIRST = "first"
    FOLLOW_UP = "follow_up"
    EDIT = "edit"
    REWRITE = "rewrite"
    REPAIR = "repair"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One asked question and what became of it.

    `archetype` is what was asked for; None for a style prompt. `counts_as` is the archetype that a judged answer rates
    and covers; None for one that was not judged, that belongs to another question, or to a style prompt. `repairs` is
    the judged answer that a repair or a rewrite starts from.
    """

    id: int
    user_id: int
    question_id: str
    archetype: str | None
    kind: AnswerKind
    state: AnswerState
    opened_at: datetime
    local_date: date
    touched_at: datetime
    judged_at: datetime | None = None
    mock_id: int | None = None
    repairs: int | None = None
    reminded_at: datetime | None = None
    counts_as: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPart:
    """One message of an answer. Parts are ordered by `n`; `message_id` is how an edit finds it."""

    answer_id: int
    message_id: int
    n: int
    role: PartRole
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerVersion:
    """One text of an answer as it was judged. `first_end` is where the first answer ends, if more was appended."""

    answer_id: int
    n: int
    text: str
    first_end: int | None
    cause: VersionCause
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredReview:
    """A review of one version. `body` is the review as JSON, opaque to the storage and encrypted like a text.

    `moves` is six letters of `+`, `~`, `-` in the order STARDE (four for a style prompt).
    """

    answer_id: int
    version: int
    level: str
    moves: str
    structural_change: bool
    trap: bool
    words: int
    seconds: int
    ownership: float | None
    body: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedAnswer:
    """An answer with its first and its newest review: what coverage, debrief and weekly summary are made of."""

    answer: Answer
    first: StoredReview
    latest: StoredReview
