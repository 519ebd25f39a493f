"""Chat states of the account."""

from dataclasses import dataclass

from bot.conversation.side_question import SideQuestion


@dataclass(frozen=True, slots=True)
class ConfirmingErasure(SideQuestion, name="confirming_erasure"):
    """The state in which it is asked whether everything shall be erased."""
