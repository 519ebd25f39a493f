"""The chat state in which messages are collected for an answer."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.conversation.chat_state import ChatState
from storage.records import AnswerPart, PartRole


class Mode(StrEnum):
    """The purpose of the collected messages: the answer itself, or the answer to a follow-up question."""

    ANSWER = "answer"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True)
class Collecting(ChatState, name="collecting"):
    """The state in which messages are collected for an answer."""

    answer_id: int
    mode: Mode = Mode.ANSWER
    since: int = 0
    """Number of the last part that existed before. Older parts stay as they are."""
    asked: datetime | None = None
    """Time at which the question was put, where a clock runs, as in a mock. Aware UTC."""
    offered: bool = False
    """True once the nearest stories of the bank were offered for this question."""

    @property
    def role(self) -> PartRole:
        """Return the role of the parts that are collected now."""
        return PartRole.FOLLOW_UP if self.mode is Mode.FOLLOW_UP else PartRole.ANSWER

    def takes(self, part: AnswerPart) -> bool:
        """Return whether the part belongs to the text that is being collected."""
        return part.role is self.role and part.n > self.since
