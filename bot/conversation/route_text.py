"""Routing of texts, keys and voice notes, by the state of the chat."""

from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.logic.typed.named_command import named_command, nearest_command
from bot.conversation.logic.typed.typed_key import Key, is_leaving, typed_key
from bot.conversation.replies import Reply
from bot.conversation.texts import refusals
from bot.review.rubric import count_words

LONG_TEXT_WORDS = 20
"""Fewest words of a text that somebody would not like to type twice."""
EDITED_COMMAND = "edited-command"
"""Slot of the reply to edits that are a command. Many such edits get one reply."""


async def hear(context: Context, message_id: int, text: str) -> list[Reply]:
    """Handle a text message that is no command. A user who has not begun the set-up begins it with any text.

    A text that is only a key of the keyboard is never content: where the state has no such key, that is said. A lone
    “stop” is /cancel.
    """
    if context.settings.set_up == 0 and context.at(Idle) is not None:
        return await context.registry.commands["start"].call(context)
    key = typed_key(text)
    if key is not None:
        return await hear_key(context, key)
    if is_leaving(text):
        return await context.registry.commands["cancel"].call(context)
    return await context.registry.rules_of(context.standing).on_text(context, message_id, text)


async def hear_key(context: Context, key: Key) -> list[Reply]:
    """Handle a key of the keyboard, typed or tapped."""
    on_key = context.registry.rules_of(context.standing).keys.get(key)
    return await on_key(context) if on_key is not None else [Reply(text=refusals.key_not_here_text(key))]


async def hear_unknown_command(context: Context, message_id: int, text: str) -> list[Reply]:
    """Handle a text that begins with a slash and is no command of ours.

    It is part of what is being written, as in `/var/log filled up`. A lone word, or a short text while nothing is
    awaited, was meant as a command; `/done` was meant as the key, and `/stop` as /cancel.
    """
    name = text.partition("@")[0]
    key = typed_key(name)
    if key is not None:
        return await hear_key(context, key)
    if is_leaving(name):
        return await context.registry.commands["cancel"].call(context)
    is_awaited = context.at(Idle) is None or count_words(text) >= LONG_TEXT_WORDS
    if is_awaited and len(text.split()) > 1:
        return await hear(context, message_id, text)
    return [Reply(text=refusals.unknown_command_text(nearest_command(text, context.registry.commands)))]


async def hear_edit(context: Context, message_id: int, text: str) -> list[Reply] | None:
    """Handle an edited message that holds something of a feature. None where it holds nothing, as a part of an answer.

    An edit is no command. One that is nothing but a command leads to it.
    """
    command = named_command(text)
    if len(text.split()) == 1 and command is not None and command in context.registry.commands:
        return [Reply(text=refusals.edited_command_text(command), slot=EDITED_COMMAND, newest_only=True)]
    for on_edit in context.registry.on_edit:
        replies = await on_edit(context, message_id, text)
        if replies is not None:
            return replies
    return None


async def hear_voice(context: Context, seconds: int) -> list[Reply]:
    """Handle a voice note or video note of that length. Its words are not known."""
    take = context.registry.rules_of(context.standing).on_voice or context.registry.unclaimed_voice
    return await take(context, seconds) if take is not None else []
