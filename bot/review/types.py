"""What a review consists of: spans, verdicts, reasons, the review itself."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.review.feedback.fix_first import FixFirst
from bot.review.span import Span
from question_bank.models import ArchetypeId, Level, Move, StyleElement, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveVerdict:
    """The verdict on one move (or one element of a style prompt), with its evidence and the rules that spoke."""

    verdict: Verdict
    evidence: tuple[Span, ...]
    rules: tuple[str, ...]
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """Why the review came out as it did, each a sentence to the user; None where there is nothing to say."""

    level: str
    trap: str | None = None
    structural_change: str | None = None
    not_judged: str | None = None
    lift: str | None = None
    """What would make an answer at the Staff bar better still."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What the coach says of one answer.

    Exactly one of `moves` and `elements` is filled: `elements` for an answer to a style prompt.
    `ownership` is I / (I + we) over acts, 0 to 1, None where there is no first-person act.
    `seconds` is the speaking time at the rubric's words a minute.
    `on_topic` says whether a story answers its question, None where that was not judged; `heard_as` which archetype it
    answers best where it does not, None where it answers none. `rules_version` is the edition of the rules that judged.
    """

    level: Level
    moves: Mapping[Move, MoveVerdict] | None
    elements: Mapping[StyleElement, MoveVerdict] | None
    ownership: float | None
    words: int
    seconds: int
    structural_change: bool
    trap: bool
    fix_first: FixFirst | None
    follow_up: str | None
    reasons: Reasons
    on_topic: bool | None
    heard_as: ArchetypeId | None
    rules_version: str

    @property
    def off_topic(self) -> bool:
        """Whether an interviewer would not take it for an answer to its question."""
        return self.on_topic is False

    @property
    def parts(self) -> Mapping[Move | StyleElement, MoveVerdict]:
        """The verdicts by move, or by element for a style prompt."""
        parts: dict[Move | StyleElement, MoveVerdict] = {}
        parts.update((self.moves or {}).items())
        parts.update((self.elements or {}).items())
        return parts
