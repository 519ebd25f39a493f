"""The chat state of a gap drill."""

from dataclasses import dataclass
from enum import StrEnum

from bot.conversation.chat_state import ChatState
from question_bank.models import ArchetypeId, Move


class Step(StrEnum):
    """The step of a drill: the project, a letter of the outline, or one of the two steps of the look back."""

    PROJECT = "project"
    SITUATION = Move.SITUATION.value
    TRADE_OFF = Move.TRADE_OFF.value
    ACTION = Move.ACTION.value
    RESULT = Move.RESULT.value
    DRIVER = Move.DRIVER.value
    REFLECTION = Move.REFLECTION.value
    GAPS = "gaps"
    ESTIMATE = "estimate"


@dataclass(frozen=True, slots=True)
class Drilling(ChatState, name="drilling"):
    """The state in which a gap drill is open."""

    drill_id: int
    at: Step
    n: int | None = None
    """Number of the outline that is being written. None in the look back."""
    gaps: tuple[ArchetypeId, ...] = ()
    """Archetypes without material, as the user names them in the look back."""
    message_id: int | None = None
    """The message that was typed last for a letter, which may be edited."""
    typed: str = ""
    """Its text, as it stands in the outline."""

    @property
    def letter(self) -> Move | None:
        """Return the letter that is asked for, or None at another step."""
        return Move(self.at) if self.at.value in set(Move) else None
