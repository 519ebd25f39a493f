"""Taps that come twice: a key, a button or a command again before the user can have seen what the first one did."""

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta

from bot.conversation.context import Context
from bot.conversation.logic.typed.named_command import named_command
from bot.conversation.logic.typed.typed_key import typed_key

DOUBLE_TAP = timedelta(milliseconds=500)
"""A second tap within this time of the first is no new decision."""


def button_tap(message_id: int, data: str) -> str:
    """Return the name of a tap on a button of a message. Forged data may hold what no database stores, such as NUL."""
    return f"{message_id} {data.encode('unicode_escape').decode()}"


def text_tap(text: str, commands: Collection[str]) -> str | None:
    """Return the name of a tap on a key of the keyboard or of one of these commands, or None for any other text.

    The words behind a command are the user's and are not stored here. The length of the text stands for them.
    """
    name = named_command(text)
    return f"/{name} {len(text)}" if name in commands else typed_key(text)


async def comes_again(context: Context, tap: str | None) -> bool:
    """Return whether a tap repeats the one before. Store it, or None for a typed text, as what came last.

    It repeats it where it arrived before or right after that one was handled, as in a bundle after an outage, or while
    replies are still on their way.
    """
    chat = context.conversation
    if tap is not None and tap == chat.last_tap and await _is_unseen(context):
        return True
    if tap is not None or chat.last_tap is not None:
        context.conversation = replace(chat, last_tap=tap, tapped_at=context.now if tap is not None else None)
        await context.uow.conversations.put(context.conversation)
    return False


def came_at_once(context: Context) -> bool:
    """Return whether a message came right after the chat's state was entered, so that the reply to the first was unseen."""
    at = context.conversation.updated_at
    return at <= context.now and (context.heard_at or context.now) <= at + DOUBLE_TAP


async def _is_unseen(context: Context) -> bool:
    """Return whether the user cannot have seen yet what the last tap did."""
    at = context.conversation.tapped_at
    # A time ahead was stored while the clock was wrong.
    if at is None or at > context.now:
        return False
    heard_at = context.heard_at or context.now
    return heard_at <= at + DOUBLE_TAP or await context.uow.outbox.is_waiting(context.conversation.chat_id)
