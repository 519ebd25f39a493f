"""Names the kind of an update for the log: a command or button of ours by name, everything else without its content."""

import re

from telegram import CallbackQuery, Message, MessageEntity, Update

from bot.conversation.payload import SEPARATOR, Payload
from bot.conversation.registry import Registry

CONTENTS = ("text", "voice", "video_note", "document", "location")


def kind_of(registry: Registry, update: Update) -> str:
    """Return a name such as `command /help`, `button judge_answer` or `text`; an unknown command counts as a text."""
    if update.callback_query is not None:
        return _kind_of_press(registry, update.callback_query)
    if update.edited_message is not None:
        return "edited message"
    return "other update" if update.message is None else _kind_of_message(registry, update.message)


def button_name(kind: type[Payload]) -> str:
    """Return a button's name in the log: the words of its payload's class, as in `go_on_with_answer`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()


def _kind_of_message(registry: Registry, message: Message) -> str:
    command = _command(message)
    if command in registry.commands:
        return f"command /{command}"
    return next((name.replace("_", " ") for name in CONTENTS if getattr(message, name)), "other message")


def _command(message: Message) -> str | None:
    """Return the command that the message begins with, as python-telegram-bot reads it."""
    first = message.entities[0] if message.entities else None
    if not message.text or first is None or first.type != MessageEntity.BOT_COMMAND or first.offset:
        return None
    return message.text[1 : first.length].partition("@")[0].lower()


def _kind_of_press(registry: Registry, query: CallbackQuery) -> str:
    payload = registry.payloads.get((query.data or "").split(SEPARATOR)[0])
    return "button that is none of ours" if payload is None else f"button {button_name(payload)}"
