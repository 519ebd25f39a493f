"""Payloads of the quiz buttons, shared by both kinds."""

from dataclasses import dataclass

from bot.conversation.payload import Payload
from storage.records import QuizKind


@dataclass(frozen=True, slots=True)
class ChooseQuiz(Payload, code="Qn"):
    """Offer the choice of two quizzes, even where one is unfinished."""


@dataclass(frozen=True, slots=True)
class BeginQuiz(Payload, code="Qb"):
    """Begin a new quiz of one kind."""

    kind: QuizKind


@dataclass(frozen=True, slots=True)
class GoOnWithQuiz(Payload, code="Qr"):
    """Ask the open item of a quiz again."""

    quiz_id: int


@dataclass(frozen=True, slots=True)
class AskNextItem(Payload, code="Qx"):
    """Ask the next item of a quiz."""

    quiz_id: int
    n: int


@dataclass(frozen=True, slots=True)
class GuessItem(Payload, code="Qg"):
    """Guess at an item of a quiz."""

    quiz_id: int
    n: int
    given: str
    """Archetype or level, by the kind of the quiz."""
    seen: bool
    """True where the item had been sent before, so that the time of the guess is unknown."""
