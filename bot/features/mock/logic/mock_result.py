"""One question of a mock interview with its outcome, as the debrief reads it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.conversation.logic.questions.history import Judged
from question_bank.models import ArchetypeId, Level, Move, Question, QuestionKind, StyleElement, Verdict


class Outcome(StrEnum):
    """The outcome of a question of the mock."""

    JUDGED = "judged"
    NOT_JUDGED = "not_judged"
    SKIPPED = "skipped"
    NO_STORY = "no_story"


@dataclass(frozen=True, slots=True, kw_only=True)
class MockResult:
    """One question of the mock and its outcome. Fields of the verdict are set for Outcome.JUDGED only."""

    question: str
    """Text of the question."""
    archetype: ArchetypeId | None
    """Archetype that the question rates. None where it rates none."""
    outcome: Outcome
    """Outcome of the question."""
    probed: ArchetypeId | None = None
    """The same archetype where the question is a probe for it alone, else None."""
    level: Level | None = None
    """Level of the newest text."""
    moves: Mapping[Move, Verdict] | None = None
    """Verdicts of a story. Empty for a style prompt."""
    elements: Mapping[StyleElement, Verdict] | None = None
    """Verdicts of a style prompt."""
    ownership: float | None = None
    """Share of "I" among first-person acts, 0 to 1."""
    words: int = 0
    """Length of the newest text."""
    seconds: int = 0
    """Speaking time."""
    trap: bool = False
    """True where the story falls into its archetype's trap."""
    structural_change: bool = False
    """True where the story names a change that stayed."""
    project: str | None = None
    """Equal for answers of one project. None where no other answer is of the same project."""
    owned_up: bool = False
    """True where the user said that no story fits perfectly."""
    off_topic: bool = False
    """True where the story fits another question."""
    heard_as: ArchetypeId | None = None
    """Archetype that such a story fits, None for none of them."""
    not_judged: str | None = None
    """Reason for Outcome.NOT_JUDGED."""

    @property
    def parts(self) -> Mapping[Move | StyleElement, Verdict]:
        """Return the verdicts by move, or by element for a style prompt."""
        parts: dict[Move | StyleElement, Verdict] = {}
        parts.update((self.moves or {}).items())
        parts.update((self.elements or {}).items())
        return parts


Numbered = tuple[int, MockResult]
"""A result with the number of its question, from 1."""


def mock_result(question: Question, outcome: Outcome, judged: Judged | None = None, **known: Any) -> MockResult:
    """Return the result of a question. `judged` is its newest review in brief, `known` holds further fields."""
    archetype = question.archetypes[0] if question.archetypes else None
    known["probed"] = archetype if question.kind is QuestionKind.PROBE else None
    if judged is None:
        return MockResult(question=question.text, archetype=archetype, outcome=outcome, **known)
    return MockResult(
        question=question.text,
        archetype=archetype,
        outcome=outcome,
        level=judged.level,
        moves=judged.moves,
        ownership=judged.ownership,
        words=judged.words,
        seconds=judged.seconds,
        trap=judged.trap,
        structural_change=judged.structural_change,
        **known,
    )
