"""What is practised in series: cards and their ratings, mock interviews, drills, quizzes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class MockState(StrEnum):
    """Where a mock interview stands."""

    OPEN = "open"
    LEFT = "left"
    DONE = "done"


class DrillState(StrEnum):
    """Where a gap drill stands."""

    OPEN = "open"
    LEFT = "left"
    DONE = "done"


class OutlineState(StrEnum):
    """Where one of a drill's three outlines stands; NO_STORY is a finding."""

    WAITING = "waiting"
    OPEN = "open"
    WRITTEN = "written"
    NO_STORY = "no_story"
    PASSED = "passed"


class QuizKind(StrEnum):
    """What is guessed: the archetype behind a question, or the level of an answer."""

    ARCHETYPE = "archetype"
    LEVEL = "level"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCard:
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
class Drill:
    """A gap drill. `estimates` is the user's own level for each dimension of the self-assessment, by its id."""

    id: int
    user_id: int
    state: DrillState
    estimates: Mapping[str, str]
    started_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One of a drill's stories, counted from 1. `stretch` is the user's word that it was one."""

    drill_id: int
    n: int
    archetype: str
    state: OutlineState
    story_id: int | None = None
    stretch: bool = False
    started_at: datetime | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz:
    """A quiz of one sitting."""

    id: int
    user_id: int
    kind: QuizKind
    started_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizItem:
    """One thing to guess, counted from 1.

    `item` names it: a question's id, or `archetype/level` of an example. `expected` and `given` are an archetype or a
    level. `seconds` runs from the delivery to the press, None where unknown.
    """

    quiz_id: int
    n: int
    item: str
    expected: str
    given: str | None = None
    seconds: float | None = None
    answered_at: datetime | None = None
