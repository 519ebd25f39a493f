"""Where a chat stands while an answer is open."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.conversation.chat_state import ChatState
from storage.records import AnswerPart, PartRole


class Mode(StrEnum):
    """What messages are collected for: the answer itself, or the answer to a follow-up on it."""

    ANSWER = "answer"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True)
class Collecting(ChatState, name="collecting"):
    """Messages are collected for an answer."""

    answer_id: int
    mode: Mode = Mode.ANSWER
    since: int = 0
    """The number of the last part that was there before: what is older stays."""
    asked: datetime | None = None
    """When the question was put, where a clock runs, as in a mock; aware UTC."""
    offered: bool = False
    """The nearest stories of the bank have been offered for this question."""

    @property
    def role(self) -> PartRole:
        """Return what a part is that is collected now."""
        return PartRole.FOLLOW_UP if self.mode is Mode.FOLLOW_UP else PartRole.ANSWER

    def takes(self, part: AnswerPart) -> bool:
        """Return whether the part belongs to what is being collected."""
        return part.role is self.role and part.n > self.since
