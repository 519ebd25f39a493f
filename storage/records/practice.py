"""Practice in series: cards with ratings, mocks, drills, quizzes, retrieval sessions; and the interviews that it was for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class MockState(StrEnum):
    """The state of a mock interview."""

    OPEN = "open"
    LEFT = "left"
    DONE = "done"


class DrillState(StrEnum):
    """The state of a gap drill."""

    OPEN = "open"
    LEFT = "left"
    DONE = "done"


class OutlineState(StrEnum):
    """The state of one of a drill's three outlines; NO_STORY is a finding."""

    WAITING = "waiting"
    OPEN = "open"
    WRITTEN = "written"
    NO_STORY = "no_story"
    PASSED = "passed"


class QuizKind(StrEnum):
    """The thing to guess: the archetype behind a question, or the level of an answer."""

    ARCHETYPE = "archetype"
    LEVEL = "level"


class RetrievalOutcome(StrEnum):
    """The outcome of one question of a retrieval session."""

    IN_TIME = "in_time"
    LATE = "late"
    WRONG = "wrong"


class RatingSource(StrEnum):
    """What a rating comes from: the verdict on an answer, or what ran dry in an interview."""

    ANSWER = "answer"
    INTERVIEW = "interview"


class InterviewOutcome(StrEnum):
    """What came of an interview."""

    WAITING = "waiting"
    WENT_ON = "went_on"
    REJECTED = "rejected"


class StoryTold(StrEnum):
    """The story that was told for a question: one of the bank, one that is not in it, or none."""

    BANK = "bank"
    ELSEWHERE = "elsewhere"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCard:
    """The spaced-repetition card of one archetype."""

    user_id: int
    archetype: str
    body: str
    """The scheduler's own JSON."""
    due_at: datetime
    """Time at which the archetype is due; stored, never recomputed."""
    last_rated_on: date
    """The user's local day of the last rating."""
    last_rating: int
    """From 1, Again, to 4, Easy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """One line of the rating log."""

    user_id: int
    archetype: str
    answer_id: int | None
    local_date: date
    rated_at: datetime
    rating: int
    """From 1, Again, to 4, Easy."""
    seconds_taken: int | None
    """Seconds from asking to Done; None where unknown."""
    source: RatingSource = RatingSource.ANSWER


@dataclass(frozen=True, slots=True, kw_only=True)
class Mock:
    """A mock interview."""

    id: int
    user_id: int
    state: MockState
    question_ids: tuple[str, ...]
    """The questions drawn at its start, in the order of asking."""
    position: int
    """Number of questions that are done."""
    started_at: datetime
    ended_at: datetime | None = None
    reminded_at: datetime | None = None
    """Time at which it was named at the daily time, which happens once each time that it is left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drill:
    """A gap drill."""

    id: int
    user_id: int
    state: DrillState
    estimates: Mapping[str, str]
    """The user's own level for each dimension of the self-assessment, by its id."""
    started_at: datetime
    ended_at: datetime | None = None
    reminded_at: datetime | None = None
    """Time at which it was named at the daily time, which happens once each time that it is left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One of a drill's stories."""

    drill_id: int
    n: int
    """The place within the drill, from 1."""
    archetype: str
    state: OutlineState
    story_id: int | None = None
    """The story of the bank that it became."""
    stretch: bool = False
    """The user's word that it was a stretch."""
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
    """One thing to guess."""

    quiz_id: int
    n: int
    """The place within the quiz, from 1."""
    item: str
    """A question's id, or `archetype/level` of an example."""
    expected: str
    """An archetype or a level."""
    given: str | None = None
    """The guess, of the same kind; None before it."""
    seconds: float | None = None
    """Seconds from the delivery to the press; None where unknown."""
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrievalSession:
    """A session of "Which of my stories?"."""

    id: int
    user_id: int
    started_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrievalItem:
    """One question of a retrieval session, the stories shown for it, and the story that was taken."""

    session_id: int
    n: int
    """The place within the session, from 1."""
    question_id: str
    offered: tuple[int, ...]
    """Ids of the stories shown, in the order of their buttons."""
    story_id: int | None = None
    """The story taken; None before that, and once it is erased."""
    outcome: RetrievalOutcome | None = None
    """None before a story is taken."""
    seconds: float | None = None
    """Seconds from the delivery to the press; None where unknown."""
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """A real interview, as its user writes it down afterwards: its debrief."""

    id: int
    user_id: int
    label: str | None
    """The company, or what else the user calls it. None where it has no name yet."""
    round: str | None
    """The round, such as `second round`."""
    held_on: date
    """The user's local day of the interview."""
    outcome: InterviewOutcome
    created_at: datetime
    ended_at: datetime | None = None
    """Time at which its debrief was finished. None while it is open."""
    reminded_at: datetime | None = None
    """Time at which the open debrief was named at the daily time, which happens once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """A question that was asked in an interview, and how it went."""

    id: int
    interview_id: int
    n: int
    """The place within the interview, from 1. Numbers of removed questions are left out."""
    text: str
    """The question as the user typed it."""
    archetype: str | None
    """The archetype for which it asks. None for none of the eight."""
    message_id: int | None = None
    """Telegram's id of the message, by which an edit finds it."""
    told: StoryTold | None = None
    """None where the user has not said it."""
    story_id: int | None = None
    """The story of the bank. None also where it was deleted since."""
    level: str | None = None
    """The user's own level. None where not said."""
    dry: str | None = None
    """Letters of the moves that ran dry, empty for none. None where not said."""
    note: str | None = None
    """A free line."""
