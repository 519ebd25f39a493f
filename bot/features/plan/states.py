"""The chat states of the plan."""

from dataclasses import dataclass

from bot.conversation.side_question import SideQuestion


@dataclass(frozen=True, slots=True)
class TypingInterviewDate(SideQuestion, name="typing_interview"):
    """The side question for the interview's date."""


@dataclass(frozen=True, slots=True)
class TypingInterviewHour(SideQuestion, name="typing_interview_hour"):
    """The side question for the interview's hour."""

    asked: bool = True
    """False where it stands below the date just told: a text that is no hour then belongs to what was open before."""
