"""Where a chat stands in a gap drill."""

from dataclasses import dataclass
from enum import StrEnum

from bot.conversation.chat_state import ChatState
from question_bank.models import ArchetypeId, Move


class Step(StrEnum):
    """What a drill asks for now: a project, a letter of its outline, or one of the two of the look back."""

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
    """A gap drill is open."""

    drill_id: int
    at: Step
    n: int | None = None
    """The number of the outline that is being written; None in the look back."""
    gaps: tuple[ArchetypeId, ...] = ()
    """In the look back: which archetypes the user says to be without material."""
    named: bool = False
    """It was named at the daily time already."""

    @property
    def letter(self) -> Move | None:
        """The letter that is asked for; None at any other step."""
        return Move(self.at) if self.at.value in set(Move) else None
