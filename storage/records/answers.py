"""Asked questions, their texts and reviews."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class AnswerState(StrEnum):
    """The state of an asked question."""

    OPEN = "open"
    JUDGED = "judged"
    SKIPPED = "skipped"
    NO_STORY = "no_story"
    DISCARDED = "discarded"
    LAPSED = "lapsed"


class AnswerKind(StrEnum):
    """The reason for asking the question."""

    PRACTICE = "practice"
    DAILY = "daily"
    MOCK = "mock"
    REPAIR = "repair"
    REWRITE = "rewrite"


class PartRole(StrEnum):
    """The part of an answer that a message belongs to."""

    ANSWER = "answer"
    FOLLOW_UP = "follow_up"


class VersionCause(StrEnum):
    """The reason for a new version of an answer's text."""

    FIRST = "first"
    FOLLOW_UP = "follow_up"
    EDIT = "edit"
    REWRITE = "rewrite"
    REPAIR = "repair"


class OwnQuestionSource(StrEnum):
    """How a user's own question came in."""

    TYPED = "typed"
    INTERVIEW = "interview"
    """It was asked in a real interview."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One asked question and its outcome."""

    id: int
    user_id: int
    question_id: str
    """Its id in the question bank, or that of a user's own question."""
    archetype: str | None
    """The archetype that was asked for; None for a style prompt."""
    kind: AnswerKind
    state: AnswerState
    opened_at: datetime
    local_date: date
    """The user's local day on which it was asked."""
    touched_at: datetime
    """Time of the last typed text."""
    judged_at: datetime | None = None
    mock_id: int | None = None
    """The mock interview that it belongs to."""
    repairs: int | None = None
    """The judged answer that a repair or a rewrite starts from."""
    reminded_at: datetime | None = None
    """Time since which an open answer is kept aside: it was named at the daily time, or the user keeps it for later.

    None again once the user goes on with it.
    """
    counts_as: str | None = None
    """The archetype that a judged answer rates and covers.

    None for one that was not judged, that belongs to another question, or to a style prompt.
    """
    word_limit: int | None = None
    """Most words of an answer that is typed for a form. None for one that would be spoken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerInBrief:
    """A judged answer with the columns of its newest review, without any text."""

    answer: Answer
    level: str
    moves: str
    """Letters of `+`, `~`, `-`: six in the order STARDE, or four for a style prompt."""
    words: int
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPart:
    """One message of an answer."""

    answer_id: int
    message_id: int
    """Telegram's id of the message, by which an edit finds it."""
    n: int
    """The place within the answer, from 1."""
    role: PartRole
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LooseMessage:
    """One message of a text that was typed while no question was open."""

    user_id: int
    first_id: int
    """Telegram's id of the first message of the text, which names the text."""
    message_id: int
    """Telegram's id of the message, by which an edit finds it."""
    text: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnQuestion:
    """A question that the user added."""

    id: int
    user_id: int
    text: str
    archetype: str | None
    """The archetype that it asks for; None for a question of no archetype."""
    source: OwnQuestionSource
    created_at: datetime
    removed_at: datetime | None = None
    """Time since which it is no longer asked. Its answers still need its text."""
    message_id: int | None = None
    """Telegram's id of the message, by which an edit finds it. None for what was not typed as a question in this chat."""


def folded_question(text: str) -> str:
    """Return the words of a question alone: two that are equal but for capitals, marks and spaces are the same."""
    return _NO_WORD.sub(" ", text.casefold()).strip() or text


_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerVersion:
    """One text of an answer as it was judged."""

    answer_id: int
    n: int
    """The number of the version, from 1."""
    text: str
    first_end: int | None
    """The place in the text at which the first answer ends; None where nothing was appended."""
    cause: VersionCause
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredReview:
    """The review of one version."""

    answer_id: int
    version: int
    level: str
    moves: str
    """Six letters of `+`, `~`, `-` in the order STARDE; four for a style prompt."""
    structural_change: bool
    trap: bool
    words: int
    seconds: int
    """Speaking time."""
    ownership: float | None
    """The share of "I" among first-person acts, 0 to 1; None where there is none."""
    body: str
    """The review as JSON, opaque to the storage and encrypted like a text."""
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A verdict with which the user disagrees, and the verdict that the user would give."""

    answer_id: int
    version: int
    part: str
    """The letter of a move, or the name of an element of a style answer."""
    verdict: str
    """The verdict of the rules."""
    said: str
    """The verdict of the user."""
    rules: tuple[str, ...]
    """Ids of the rules that gave the verdict. Empty where none fired."""
    rules_version: str
    created_at: datetime
    words: str | None = None
    """The words that the user chose to show to the operator. None for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedAnswer:
    """An answer with its first and newest review, for coverage, debrief and weekly summary."""

    answer: Answer
    first: StoredReview
    latest: StoredReview
