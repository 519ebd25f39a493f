"""The chat state of written answers."""

from dataclasses import dataclass

from bot.conversation.side_question import SideQuestion


@dataclass(frozen=True, slots=True)
class TypingLimit(SideQuestion, name="typing_limit"):
    """The side question for the word limit of the open answer."""
