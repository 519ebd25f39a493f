"""The story bank: stories, their versions, and how they were rehearsed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class StoryCause(StrEnum):
    """Why there is a new version of a story."""

    WRITTEN = "written"
    EDITED = "edited"
    FROM_ANSWER = "from_answer"
    RESTORED = "restored"
    IMPORTED = "imported"


class TellingHow(StrEnum):
    """How an answer and a story belong together."""

    KEPT = "kept"
    ADAPTED = "adapted"


class RehearsalKind(StrEnum):
    """How a story was rehearsed: aloud against the clock, or with hard questions."""

    ALOUD = "aloud"
    PUSHBACK = "pushback"


class ChallengeKind(StrEnum):
    """What a hard question is after: the source of the number, the archetype's trap, what else could have been."""

    NUMBER = "number"
    TRAP = "trap"
    COUNTERFACTUAL = "counterfactual"


class ChallengeState(StrEnum):
    """Where a hard question stands: open, answered so that it holds, or passed: with too little or with nothing."""

    ASKED = "asked"
    ANSWERED = "answered"
    PASSED = "passed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story of the bank: what it is called and where it belongs; what it says is in its versions.

    `archetypes` are ids, the first one first. `core` is its number among the template's eight core stories.
    `removed_at` is set while a removal can still be undone.
    """

    id: int
    user_id: int
    title: str
    project: str | None
    year: int | None
    archetypes: tuple[str, ...]
    category: str | None
    learnings: str | None
    core: int | None
    created_at: datetime
    removed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryVersion:
    """One state of a story's six parts, by letter, with what the rules said of the whole.

    `moves` is six letters of `+`, `~`, `-` in the order STARDE.
    """

    story_id: int
    n: int
    parts: Mapping[str, str]
    level: str
    moves: str
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """An answer that tells a story of the bank."""

    answer_id: int
    story_id: int
    how: TellingHow


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """A rehearsal of an open question or of a story: how long it was, never what was said.

    `seconds` is 0 where nothing was spoken aloud; `words` is the length of the story's text at that time. `id` is None
    before it is stored.
    """

    user_id: int
    answer_id: int | None
    seconds: int
    at: datetime
    story_id: int | None = None
    kind: RehearsalKind = RehearsalKind.ALOUD
    words: int | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge:
    """One hard question of a rehearsal with pushback, and what came of it.

    `text` is what was typed as an answer and `seconds` what was spoken; both None where it was not answered so.
    """

    rehearsal_id: int
    n: int
    kind: ChallengeKind
    question: str
    state: ChallengeState
    at: datetime
    text: str | None = None
    seconds: int | None = None
