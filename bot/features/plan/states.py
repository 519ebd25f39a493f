"""Where a chat stands in the plan."""

from dataclasses import dataclass

from bot.conversation.side_question import SideQuestion


@dataclass(frozen=True, slots=True)
class TypingInterviewDate(SideQuestion, name="typing_interview"):
    """The day of the interview may be typed."""
