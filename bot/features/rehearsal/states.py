"""Where a chat stands in the rehearsal of a story."""

from dataclasses import dataclass

from bot.conversation.chat_state import ChatState


@dataclass(frozen=True, slots=True)
class Rehearsing(ChatState, name="rehearsing"):
    """A story is to be told as a voice note."""

    story_id: int


@dataclass(frozen=True, slots=True)
class AnsweringHardQuestion(ChatState, name="pushback"):
    """A round of hard questions is open."""

    rehearsal_id: int
