"""Chat states of the friends feature: short questions in between."""

from dataclasses import dataclass

from bot.conversation.side_question import SideQuestion


@dataclass(frozen=True, slots=True)
class TypingName(SideQuestion, name="typing_name_for_friend"):
    """The state in which the author types the name that a friend shall read."""

    story_id: int = 0


@dataclass(frozen=True, slots=True)
class TypingLine(SideQuestion, name="typing_line_for_friend"):
    """The state in which a user who is another's guest types the line."""

    link_id: int = 0
