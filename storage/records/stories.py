"""The story bank: stories, their versions, and their rehearsals."""

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


class StoryScope(StrEnum):
    """How far the work of a story reached, from the nearest to the widest."""

    ME = "me"
    TEAM = "team"
    TEAMS = "teams"
    COMPANY = "company"


class TellingHow(StrEnum):
    """The relation of an answer to a story."""

    KEPT = "kept"
    ADAPTED = "adapted"


class RehearsalKind(StrEnum):
    """The kind of a rehearsal: aloud against the clock, with hard questions, or with a friend who asked them."""

    ALOUD = "aloud"
    PUSHBACK = "pushback"
    FRIEND = "friend"


class LinkState(StrEnum):
    """The state of a link for a friend: not opened, opened by a guest, or declined while its author is not told yet."""

    OPEN = "open"
    TAKEN = "taken"
    DECLINED = "declined"


class ChallengeKind(StrEnum):
    """The aim of a hard question: the source of a number, the archetype's trap, or the counterfactual."""

    NUMBER = "number"
    TRAP = "trap"
    COUNTERFACTUAL = "counterfactual"


class ChallengeState(StrEnum):
    """The state of a hard question: open, answered well enough, or passed with too little or nothing."""

    ASKED = "asked"
    ANSWERED = "answered"
    PASSED = "passed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story of the bank; its text is in its versions."""

    id: int
    user_id: int
    title: str
    project: str | None
    """The project, as the user tagged it."""
    year: int | None
    archetypes: tuple[str, ...]
    """Ids of archetypes, the first one first."""
    category: str | None
    learnings: str | None
    core: int | None
    """Its number among the template's eight core stories."""
    created_at: datetime
    removed_at: datetime | None = None
    """Time of its removal, while that can still be undone."""
    scope: StoryScope | None = None
    """How far it reached, as the user tagged it."""


@dataclass(frozen=True, slots=True)
class LetterMark:
    """A mark on a story's text: the words from `start` up to `end`, exclusive (code points), tell this letter."""

    letter: str
    """The letter of a move."""
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """A story's text as it was told, with the marks of its letters; they may overlap, and a letter may have several."""

    text: str = ""
    marks: tuple[LetterMark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryVersion:
    """One version of a story's text, with the verdicts on the whole."""

    story_id: int
    n: int
    """The number of the version, from 1."""
    told: MarkedText
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
    """A file to import that waits for the user's decision."""

    id: int
    user_id: int
    name: str
    text: str
    at: datetime
    """Time at which it was sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """An answer that tells a story of the bank."""

    answer_id: int
    story_id: int
    how: TellingHow


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """A rehearsal of an open question or of a story: its length, never its words."""

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
    """One hard question of a rehearsal with pushback, and its outcome."""

    rehearsal_id: int
    n: int
    """The place within the rehearsal, from 1."""
    kind: ChallengeKind
    question: str
    """The question as it was put."""
    state: ChallengeState
    at: datetime
    """Time of its last change of state."""
    text: str | None = None
    """The typed answer; None where there is none."""
    seconds: int | None = None
    """The length of the spoken answer; None where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FriendLink:
    """A link by which a friend sees one story, and what its guest has said so far. Its token is kept as a hash alone."""

    id: int
    user_id: int
    """The author of the story."""
    story_id: int
    called: str | None
    """The name by which the author wants to be known to the friend; None for no name."""
    state: LinkState
    created_at: datetime
    expires_at: datetime
    """End of an open link, or of the guest's visit."""
    guest_id: int | None = None
    """Telegram's id of the guest, while the visit lasts."""
    pages: int = 0
    """Number of messages that show the story."""
    version: int | None = None
    """The version of the story that the guest sees; None before the guest agreed."""
    words: int = 0
    """The length of that version."""
    rules_moves: str = ""
    """The verdicts of the rules on that version, as in StoryVersion."""
    rules_level: str | None = None
    moves: str = ""
    """The guest's verdicts so far: a sign a move, in the order STARDE."""
    level: str | None = None
    line: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerAssessment:
    """A friend's verdicts on a story, without a name, beside those of the rules and the author's own estimate."""

    rehearsal_id: int
    """The rehearsal with a friend that it belongs to."""
    version: int
    """The version of the story that the friend saw."""
    moves: str
    """Six letters of `+`, `~`, `-` in the order STARDE."""
    level: str
    rules_moves: str
    rules_level: str
    own_moves: str = ""
    """The author's own verdicts, given before the friend's are shown; fewer than six while they are being given."""
    own_level: str | None = None
    line: str | None = None
    """What the friend added in words."""
    told_at: datetime | None = None
    """Time at which the author was told of it."""
    seen_at: datetime | None = None
    """Time at which the author first saw it."""
