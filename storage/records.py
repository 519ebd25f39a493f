"""What the repositories hand out and take in: frozen values, no rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any


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


class MockState(StrEnum):
    """Where a mock interview stands."""

    OPEN = "open"
    LEFT = "left"
    DONE = "done"


class DueKind(StrEnum):
    """What comes to the user unasked, or at a time that the user asked for."""

    DAILY = "daily"
    WEEKLY = "weekly"
    SNOOZED = "snoozed"
    SNOOZED_WEEKLY = "snoozed_weekly"


class DueState(StrEnum):
    """Where a due row stands; LET_GO means that it came too late or at a wrong moment."""

    PENDING = "pending"
    DONE = "done"
    LET_GO = "let_go"


class InboxState(StrEnum):
    """Where a stored update stands; FAILED keeps the text of an update whose handling crashed."""

    PENDING = "pending"
    DONE = "done"
    FAILED = "failed"


class OutboxState(StrEnum):
    """Where a message to send stands."""

    PENDING = "pending"
    SENT = "sent"
    DROPPED = "dropped"


class Purpose(StrEnum):
    """What the user prepares for; it sets the mix of questions."""

    STAFF = "staff"
    CISCO = "cisco"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A person who uses the bot; `id` is Telegram's user id, which is also the id of the private chat."""

    id: int
    language: str | None
    created_at: datetime
    last_seen_at: datetime
    blocked_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user has chosen. Local times are in `time_zone`: an IANA name, or an offset such as `+05:30`.

    `set_up` counts the set-up steps done: 0 none, 1 time zone, 2 daily time, 3 all.
    `daily_days` holds ISO weekdays 1 (Monday) to 7. `paused_until` is the first local day on which messages come again.
    """

    user_id: int
    time_zone: str = "UTC"
    daily_on: bool = True
    daily_time: time = time(8, 30)
    daily_days: frozenset[int] = frozenset(range(1, 8))
    weekly_on: bool = True
    weekly_day: int = 7
    weekly_time: time = time(18, 0)
    quiet_from: time = time(22, 0)
    quiet_to: time = time(7, 0)
    paused_until: date | None = None
    purpose: Purpose = Purpose.BOTH
    mock_size: int = 3
    interview_on: date | None = None
    set_up: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """Where a chat stands: a state's name, and the small data that belongs to it (ids and flags, never an answer)."""

    chat_id: int
    state: str
    data: Mapping[str, Any]
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One asked question and what became of it.

    `archetype` is what it rates; None for a style prompt. `repairs` is the judged answer that a repair or a rewrite
    starts from.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRow:
    """The spaced-repetition card of one archetype. `body` is the scheduler's own JSON; `due_at` is never recomputed."""

    user_id: int
    archetype: str
    body: str
    due_at: datetime
    last_rated_on: date
    last_rating: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """One line of the rating log. `seconds_taken` is from asking to Done, None where unknown."""

    user_id: int
    archetype: str
    answer_id: int | None
    local_date: date
    rated_at: datetime
    rating: int
    seconds_taken: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mock:
    """A mock interview: the questions drawn at its start, and how many of them are behind."""

    id: int
    user_id: int
    state: MockState
    question_ids: tuple[str, ...]
    position: int
    started_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """A spoken rehearsal of the open question: how long it was, never what was said."""

    user_id: int
    answer_id: int | None
    seconds: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something to send at a time. One row a user, kind and local day; the database refuses a second."""

    id: int
    user_id: int
    kind: DueKind
    local_date: date
    due_at: datetime
    state: DueState
    answer_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxUpdate:
    """A stored update. `id` is our own sequence and the order of handling; `payload` is Telegram's JSON."""

    id: int
    update_id: int
    chat_id: int | None
    payload: str
    received_at: datetime
    state: InboxState
    reference: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxMessage:
    """A message to send. `id` is the order within its chat; `payload` is JSON; `priority` 0 is a reply to a person.

    `revision` counts how often newer content took its place, so that the sender knows what it has sent.
    """

    id: int
    chat_id: int
    payload: str
    slot: str | None
    fresh: bool
    priority: int
    state: OutboxState
    created_at: datetime
    not_before: datetime
    attempts: int = 0
    revision: int = 0
