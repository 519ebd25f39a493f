"""The buttons of a quiz, which both kinds and what they have in common make."""

from dataclasses import dataclass

from bot.conversation.payload import Payload
from storage.records import QuizKind


@dataclass(frozen=True, slots=True)
class ChooseQuiz(Payload, code="Qn"):
    """Offer the choice of two, whatever was left in the middle."""


@dataclass(frozen=True, slots=True)
class BeginQuiz(Payload, code="Qb"):
    """Begin a new quiz of that kind."""

    kind: QuizKind


@dataclass(frozen=True, slots=True)
class GoOnWithQuiz(Payload, code="Qr"):
    """Ask again what was left open."""

    quiz_id: int


@dataclass(frozen=True, slots=True)
class AskNextItem(Payload, code="Qx"):
    """Ask the item of that number, once the one before it is guessed."""

    quiz_id: int
    n: int


@dataclass(frozen=True, slots=True)
class GuessItem(Payload, code="Qg"):
    """Guess an archetype or a level, as the kind of the quiz asks, at the item of that number."""

    quiz_id: int
    n: int
    given: str
    seen: bool
    """The item had come before this time, so that its seconds are unknown."""
