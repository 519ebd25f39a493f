"""The story bank: stories, their versions, and how they were rehearsed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class StoryCause(StrEnum):
    """The reason for a new version of a story."""

    WRITTEN = "written"
    EDITED = "edited"
    FROM_ANSWER = "from_answer"
    RESTORED = "restored"
    IMPORTED = "imported"


class TellingHow(StrEnum):
    """The way in which an answer and a story belong together."""

    KEPT = "kept"
    ADAPTED = "adapted"


class RehearsalKind(StrEnum):
    """The kind of a rehearsal: aloud against the clock, or with hard questions."""

    ALOUD = "aloud"
    PUSHBACK = "pushback"


class ChallengeKind(StrEnum):
    """The aim of a hard question: the source of the number, the archetype's trap, what else could have been."""

    NUMBER = "number"
    TRAP = "trap"
    COUNTERFACTUAL = "counterfactual"


class ChallengeState(StrEnum):
    """The state of a hard question: open, answered so that it holds, or passed with too little or with nothing."""

    ASKED = "asked"
    ANSWERED = "answered"
    PASSED = "passed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story of the bank; what it says is in its versions."""

    id: int
    user_id: int
    title: str
    project: str | None
    """The project that it is of, as the user tagged it."""
    year: int | None
    archetypes: tuple[str, ...]
    """Ids of archetypes, the first one first."""
    category: str | None
    learnings: str | None
    core: int | None
    """Its number among the template's eight core stories."""
    created_at: datetime
    removed_at: datetime | None = None
    """When it was removed, while that can still be undone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryVersion:
    """One state of a story's text, with what the rules said of the whole."""

    story_id: int
    n: int
    """The number of the version, from 1."""
    parts: Mapping[str, str]
    """The six parts, by the letters of the moves."""
    level: str
    moves: str
    """Six letters of `+`, `~`, `-` in the order STARDE."""
    structural_change: bool
    words: int
    cause: StoryCause
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptStory:
    """A story with its newest version."""

    story: Story
    version: StoryVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportFile:
    """A file that was sent to be imported and waits for the user's word."""

    id: int
    user_id: int
    name: str
    text: str
    at: datetime
    """When it was sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """An answer that tells a story of the bank."""

    answer_id: int
    story_id: int
    how: TellingHow


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """A rehearsal of an open question or of a story: how long it was, never what was said."""

    user_id: int
    answer_id: int | None
    """The open question that was rehearsed."""
    seconds: int
    """Seconds spoken; 0 where nothing was spoken aloud."""
    at: datetime
    story_id: int | None = None
    """The story that was rehearsed."""
    kind: RehearsalKind = RehearsalKind.ALOUD
    words: int | None = None
    """The length of the story's text at that time."""
    id: int | None = None
    """None before it is stored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge:
    """One hard question of a rehearsal with pushback, and what came of it."""

    rehearsal_id: int
    n: int
    """The place within the rehearsal, from 1."""
    kind: ChallengeKind
    question: str
    """The question as it was put."""
    state: ChallengeState
    at: datetime
    """When it got its state."""
    text: str | None = None
    """The typed answer; None where there is none."""
    seconds: int | None = None
    """The length of the spoken answer; None where there is none."""
