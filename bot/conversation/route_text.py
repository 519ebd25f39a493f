"""Routing of texts, keys and voice notes, by the state of the chat."""

from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.logic.typed_key import Key, typed_key
from bot.conversation.replies import Reply
from bot.conversation.texts import general as say
from bot.review.rubric import count_words

LONG_TEXT_WORDS = 20
"""Fewest words of a text that somebody would not like to type twice."""


async def hear(context: Context, message_id: int, text: str) -> list[Reply]:
    """Handle a text message that is no command. A user who has not begun the set-up begins it with any text.

    A text that is only a key of the keyboard is never content: where the state has no such key, that is said.
    """
    if context.settings.set_up == 0 and context.at(Idle) is not None:
        return await context.registry.commands["start"].call(context)
    key = typed_key(text)
    if key is not None:
        return await hear_key(context, key)
    return await context.registry.rules_of(context.standing).on_text(context, message_id, text)


async def hear_key(context: Context, key: Key) -> list[Reply]:
    """Handle a key of the keyboard, typed or tapped."""
    on_key = context.registry.rules_of(context.standing).keys.get(key)
    return await on_key(context) if on_key is not None else [Reply(text=say.key_not_here_text(key))]


async def hear_unknown_command(context: Context, message_id: int, text: str) -> list[Reply]:
    """Handle a text that begins with a slash and is no command of ours.

    It is part of what is being written, as in `/var/log filled up`. A lone word, or a short text while nothing is
    awaited, was meant as a command; `/done` was meant as the key.
    """
    key = typed_key(text.partition("@")[0])
    if key is not None:
        return await hear_key(context, key)
    is_awaited = context.at(Idle) is None or count_words(text) >= LONG_TEXT_WORDS
    if is_awaited and len(text.split()) > 1:
        return await hear(context, message_id, text)
    return [Reply(text=say.UNKNOWN_COMMAND)]


async def hear_voice(context: Context, seconds: int) -> list[Reply]:
    """Handle a voice note or video note of that length. Its words are not known."""
    take = context.registry.rules_of(context.standing).on_voice or context.registry.unclaimed_voice
    return await take(context, seconds) if take is not None else []
