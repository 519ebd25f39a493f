"""The chat state of the own questions."""

from dataclasses import dataclass

from bot.conversation.side_question import SideQuestion


@dataclass(frozen=True, slots=True)
class AddingQuestions(SideQuestion, name="adding_questions"):
    """The state in which each line that is typed becomes an own question, until *Done*."""

    offered: bool = False
    """True where it stands below the empty list: a text that does not sound asked then belongs to what was open before."""
