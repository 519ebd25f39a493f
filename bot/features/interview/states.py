"""The chat states of a debrief."""

from dataclasses import dataclass
from enum import StrEnum

from bot.conversation.chat_state import ChatState
from bot.conversation.side_question import SideQuestion
from bot.features.interview.logic.steps import DebriefStep


class InterviewField(StrEnum):
    """What can be typed anew of an interview, or of one of its questions."""

    LABEL = "label"
    ROUND = "round"
    DATE = "date"
    WORDS = "words"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Debriefing(ChatState, name="debriefing"):
    """The state in which an interview is written down."""

    interview_id: int
    at: DebriefStep
    asked_id: int | None = None
    """Id of the question whose story, level or moves are asked for."""
    dated: bool = False
    """True where the day was known when the debrief began, so that it is not asked for."""


@dataclass(frozen=True, slots=True)
class TypingOfInterview(SideQuestion, name="typing_of_interview"):
    """The side question for a field of an interview that was written down, or of one of its questions."""

    interview_id: int = 0
    field: InterviewField = InterviewField.LABEL
    asked_id: int | None = None
