"""Chat states of the rehearsal of a story."""

from dataclasses import dataclass

from bot.conversation.chat_state import ChatState


@dataclass(frozen=True, slots=True)
class Rehearsing(ChatState, name="rehearsing"):
    """The state in which a voice note of a story is awaited."""

    story_id: int


@dataclass(frozen=True, slots=True)
class AnsweringHardQuestion(ChatState, name="pushback"):
    """The state in which a round of hard questions is open."""

    rehearsal_id: int
