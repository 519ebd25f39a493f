"""The vocabulary of the field, and the frozen types that the bank is loaded into."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


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
    """How far one move or element got."""

    MISSING = "missing"
    WEAK = "weak"
    MET = "met"


class Level(StrEnum):
    """What an interviewer would write down for a whole answer, from lowest to highest."""

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
    """Where a question comes from; it decides by which rubric the answer is judged."""

    PROBE = "probe"
    CISCO = "cisco"
    STYLE = "style"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What there is to learn about one archetype, read on a phone in a minute. Plain text, no markup."""

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
class Question:
    """One thing to ask. `archetypes` is empty for a style prompt; the first is the one that a Cisco question rates.

    `core_stories` are the numbers (1 to 8) of the core stories that answer it; where it is empty on a Cisco question,
    `note` says why.
    """

    id: str
    kind: QuestionKind
    text: str
    archetypes: tuple[ArchetypeId, ...] = ()
    core_stories: tuple[int, ...] = ()
    note: str | None = None


class FollowUpPurpose(StrEnum):
    """Why an interviewer asks again, apart from a missing move (Move) and an archetype's trap (ArchetypeId).

    SCALE, STAKES and ROLE are for the one of the three that a situation leaves out.
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
    """Phrasings of one follow-up question.

    `aims_at` says what it would mend. For a Move and a StyleElement, `verdict` says whether it asks for what is missing
    or for more of what is weak; for a trap (ArchetypeId) and a FollowUpPurpose it is None. `answered_by` names the
    kind of answer that each text takes; it is empty where the whole story is judged again instead.
    """

    aims_at: Move | StyleElement | ArchetypeId | FollowUpPurpose
    verdict: Verdict | None
    texts: tuple[str, ...]
    answered_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A model answer of one level, with what makes it that level."""

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
class Guidance:
    """Lines of advice for the learning cards, checklists and plans; each key is a topic, each value its lines."""

    topics: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerRule:
    """A rule that reviews were made by once: what it said, and the line of the rubric that it came from."""

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
    """Everything that is asked or taught, checked and indexed.

    `former_rules` are the rules of former editions: by the edition, then by their ids.
    """

    archetypes: Mapping[ArchetypeId, Archetype]
    questions: Mapping[str, Question]
    follow_ups: tuple[FollowUp, ...]
    examples: tuple[Example, ...]
    core_stories: tuple[CoreStory, ...]
    guidance: Guidance
    story_template: str

    def asked_for(self, archetype: ArchetypeId) -> tuple[Question, ...]:
        """The probe phrasings of one archetype, in file order."""
        return tuple(
            q for q in self.questions.values() if q.kind is QuestionKind.PROBE and q.archetypes[0] is archetype
        )

    def of_kind(self, kind: QuestionKind) -> tuple[Question, ...]:
        """All questions of one kind, in file order."""
        return tuple(q for q in self.questions.values() if q.kind is kind)

    def example(self, archetype: ArchetypeId, level: Level) -> Example:
        """The model answer of that archetype and level."""
        return next(e for e in self.examples if e.archetype is archetype and e.level is level)

    former_rules: Mapping[str, Mapping[str, FormerRule]]
