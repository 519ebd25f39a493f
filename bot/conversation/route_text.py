"""Routing of texts and voice notes, by the state of the chat."""

from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.replies import Reply


async def hear(context: Context, message_id: int, text: str) -> list[Reply]:
    """Handle a text message that is no command. A user who has not begun the set-up begins it with any text."""
    if context.settings.set_up == 0 and context.at(Idle) is not None:
        return await context.registry.commands["start"].call(context)
    return await context.registry.rules_of(context.standing).on_text(context, message_id, text)


async def hear_voice(context: Context, seconds: int) -> list[Reply]:
    """Handle a voice note or video note of that length. Its words are not known."""
    take = context.registry.rules_of(context.standing).on_voice or context.registry.unclaimed_voice
    return await take(context, seconds) if take is not None else []
