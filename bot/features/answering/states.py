"""The chat state of a text that belongs to no question."""

from dataclasses import dataclass

from bot.conversation.chat_state import ChatState


@dataclass(frozen=True, slots=True)
class HoldingText(ChatState, name="holding_text"):
    """The state in which a loose text is kept and goes on with the next message."""

    first_id: int
    """Telegram's id of the text's first message."""
