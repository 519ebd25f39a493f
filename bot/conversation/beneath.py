"""Passes a text, a key or a voice note that does not answer a side question on to what was open before it."""

from bot.conversation import route_text
from bot.conversation.context import Context
from bot.conversation.feature import Call
from bot.conversation.logic.typed.typed_key import Key
from bot.conversation.replies import Reply
from bot.conversation.side_question import step_back


async def hear_beneath(context: Context, message_id: int, text: str) -> list[Reply]:
    """Close the side question, and handle a text as what was open before does."""
    await step_back(context)
    return await route_text.hear(context, message_id, text)


def key_beneath(key: Key) -> Call:
    """Return the use case that closes the side question, and handles a key as what was open before does."""

    async def hear_key(context: Context) -> list[Reply]:
        await step_back(context)
        return await route_text.hear_key(context, key)

    return hear_key


async def voice_beneath(context: Context, seconds: int) -> list[Reply]:
    """Close the side question, and handle a voice note as what was open before does."""
    await step_back(context)
    return await route_text.hear_voice(context, seconds)
