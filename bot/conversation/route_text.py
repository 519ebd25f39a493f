"""What a text or a voice note means: where the chat stands now decides."""

from bot.conversation.chat_state import Idle
from bot.conversation.context import Turn
from bot.conversation.replies import Reply


async def hear(turn: Turn, message_id: int, text: str) -> list[Reply]:
    """Handle one text message that is no command. Who has not begun the set-up begins it, whatever they type."""
    if turn.settings.set_up == 0 and turn.at(Idle) is not None:
        return await turn.registry.commands["start"].call(turn)
    return await turn.registry.rules_of(turn.standing).on_text(turn, message_id, text)


async def hear_voice(turn: Turn, seconds: int) -> list[Reply]:
    """Handle one voice note or video note: its length is all that is known of it."""
    take = turn.registry.rules_of(turn.standing).on_voice or turn.registry.unclaimed_voice
    return await take(turn, seconds) if take is not None else []
