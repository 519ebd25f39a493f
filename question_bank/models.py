"""The vocabulary of the field, and the frozen types that the bank is loaded into."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Move(StrEnum):
    """The six moves of a STAR-DRIVE story, by the letters that they are known by."""

    SITUATION = "S"
    TRADE_OFF = "T"
    ACTION = "A"
    RESULT = "R"
    DRIVER = "D"
    REFLECTION = "E"


class StyleElement(StrEnum):
    """The four elements of the answer to a style prompt."""

    PRINCIPLE = "principle"
    PRACTICE = "practice"
    EXAMPLE = "example"
    LIMIT = "limit"


class Verdict(StrEnum):
    """The verdict on one move or element."""

    MISSING = "missing"
    WEAK = "weak"
    MET = "met"


class Level(StrEnum):
    """The level that an interviewer would write down for a whole answer, from lowest to highest."""

    WEAK = "weak"
    PASSING = "passing"
    STRONG = "strong"
    STAFF = "staff"


class ArchetypeId(StrEnum):
    """The eight story archetypes, in the order in which they are taught."""

    CONTESTED_DECISION = "contested-decision"
    KILLED_PROJECT = "killed-project"
    RESEARCH_VS_SHIPPING = "research-vs-shipping"
    SAFETY_ESCALATION = "safety-escalation"
    QUALITY_INCIDENT = "quality-incident"
    COST_NEGOTIATION = "cost-negotiation"
    MENTORING = "mentoring"
    ETHICAL_PUSHBACK = "ethical-pushback"


class QuestionKind(StrEnum):
    """The kind of a question, which decides by which rubric its answer is judged."""

    PROBE = "probe"
    """Asks for one archetype, for which its answer is judged."""
    BEHAVIOURAL = "behavioural"
    """A general question for a story. Its answer is judged by the question's own words."""
    STYLE = "style"


class StyleGroup(StrEnum):
    """The groups of the style prompts, in the order in which they are shown."""

    TEAM_BUILDING = "team-building"
    TECHNICAL_LEADERSHIP = "technical-leadership"
    DELIVERY = "delivery"
    LEADERSHIP_STYLE = "leadership-style"


PracticeSubject: TypeAlias = str
"""Something that can be practised by itself: an archetype, `QuestionKind.STYLE`, or a track by its id."""

STAFF_AI, CISCO, GENERAL = "staff-ai", "cisco", "general"
"""Tracks that have a part of their own: the archetypes' own probes, the core stories, the questions that fill gaps."""
BUILT_IN_TRACKS = (STAFF_AI, CISCO, "amazon", "engineering-manager", GENERAL)
"""The tracks of the package, in the order in which they are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The card of one archetype, read on a phone in a minute. Plain text, no markup."""

    summary: str
    opening: str
    tips: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Archetype:
    """One of the eight kinds of story that a Staff loop probes."""

    id: ArchetypeId
    number: int
    name: str
    probe: str
    tensions: tuple[str, ...]
    trap: str
    trap_reads_as: str
    choose_when: str
    card: Card


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A group of a track's questions, such as a leadership principle."""

    id: str
    name: str
    archetypes: tuple[ArchetypeId, ...]
    """Archetypes of its questions, where they name none themselves."""
    looks_for: str
    """What an interviewer wants to hear."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A kind of interview loop, with questions of its own. Plain text, no markup."""

    id: str
    """The name of its folder."""
    name: str
    about: str
    topics: Mapping[str, Topic]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question."""

    id: str
    kind: QuestionKind
    text: str
    archetypes: tuple[ArchetypeId, ...] = ()
    """The first is the one that an answer rates. Empty for a style prompt, and where none fits."""
    core_stories: tuple[int, ...] = ()
    """Numbers from 1 to 8 of the core stories that answer it."""
    note: str | None = None
    """The reason why a question has no core story."""
    group: StyleGroup | None = None
    """The group of a style prompt. None for the other kinds."""
    track: str | None = None
    """The id of its track. None for a style prompt, which is common to all."""
    topic: Topic | None = None


class FollowUpPurpose(StrEnum):
    """The reason to ask again, apart from a missing move (Move) and an archetype's trap (ArchetypeId).

    SCALE, STAKES and ROLE are the three things of which a situation may leave one out.
    """

    SCALE = "scale"
    STAKES = "stakes"
    ROLE = "role"
    NUMBER_SOURCE = "number-source"
    OWN_PART = "own-part"
    CHANGED_MIND = "changed-mind"
    OTHER_SIDE = "other-side"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """The phrasings of one follow-up question."""

    aims_at: Move | StyleElement | ArchetypeId | FollowUpPurpose
    """The move, element, trap or purpose that the question asks for."""
    verdict: Verdict | None
    """For a Move or StyleElement: whether it asks for what is missing or for more of what is weak. Else None."""
    texts: tuple[str, ...]
    answered_by: tuple[str, ...] = ()
    """The kind of answer that each text expects; empty where the whole story is judged again instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A model answer of one level, and why it has that level."""

    archetype: ArchetypeId
    level: Level
    question: str
    text: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreStory:
    """One of the eight core stories of the story template."""

    number: int
    title: str
    category: str
    prompts: Mapping[str, str]
    action_ideas: tuple[str, ...]
    result_ideas: tuple[str, ...]
    learnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldTwice:
    """The same work told in two ways: as STAR, and as STAR-DRIVE."""

    star: str
    star_drive: Mapping[Move, str]
    """The second text by the part of each move, in the order of telling."""
    why: str
    """The difference that the second telling makes."""

    @property
    def whole(self) -> str:
        """Return the text as STAR-DRIVE in one piece."""
        return " ".join(self.star_drive.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """Lines of advice for learning cards, checklists and plans, by topic."""

    topics: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerRule:
    """A rule of former reviews: its sentence, and the line of the rubric that it came from."""

    id: str
    says: str
    rubric: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackBank:
    """The part of the bank that feedback on an answer needs."""

    archetypes: Mapping[ArchetypeId, Archetype]
    follow_ups: tuple[FollowUp, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionBank:
    """Everything that is asked or taught, checked and indexed."""

    archetypes: Mapping[ArchetypeId, Archetype]
    tracks: Mapping[str, Track]
    """All tracks by their ids, in the order in which they are shown."""
    questions: Mapping[str, Question]
    follow_ups: tuple[FollowUp, ...]
    examples: tuple[Example, ...]
    core_stories: tuple[CoreStory, ...]
    subjects: Mapping[PracticeSubject, tuple[str, ...]]
    """The words by which people ask for each subject."""
    told_twice: ToldTwice
    guidance: Guidance
    story_template: str
    former_rules: Mapping[str, Mapping[str, FormerRule]]
    """Rules of former editions, by edition and id."""

    def asked_for(self, archetype: ArchetypeId, track: str = STAFF_AI) -> tuple[Question, ...]:
        """Return the questions of a track whose answer rates the archetype, in file order."""
        return tuple(q for q in self.questions.values() if q.track == track and q.archetypes[:1] == (archetype,))

    def of_track(self, track: str) -> tuple[Question, ...]:
        """Return all questions of a track, in file order."""
        return tuple(q for q in self.questions.values() if q.track == track)

    def of_kind(self, kind: QuestionKind) -> tuple[Question, ...]:
        """Return all questions of one kind, in file order."""
        return tuple(q for q in self.questions.values() if q.kind is kind)

    def style_prompts(self) -> Mapping[StyleGroup, tuple[Question, ...]]:
        """Return the style prompts by their groups, in file order."""
        prompts = self.of_kind(QuestionKind.STYLE)
        return {group: tuple(each for each in prompts if each.group is group) for group in StyleGroup}

    def example(self, archetype: ArchetypeId, level: Level) -> Example:
        """Return the model answer of that archetype and level."""
        return next(e for e in self.examples if e.archetype is archetype and e.level is level)
