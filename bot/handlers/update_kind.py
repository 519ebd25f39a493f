"""What kind an update is, for the log: a command or a button of ours by its name, everything else without its content."""

import re

from telegram import CallbackQuery, Message, MessageEntity, Update

from bot.conversation.payload import SEPARATOR, Payload
from bot.conversation.registry import Registry
from bot.features.registered import FEATURES
from bot.handlers.commands import COMMANDS

PAYLOADS = Registry(FEATURES).payloads
CONTENTS = ("text", "voice", "video_note", "document", "location")


def kind_of(update: Update) -> str:
    """Return a name such as `command /help`, `button judge` or `text`; a command that is none of ours is a text."""
    if update.callback_query is not None:
        return _kind_of_press(update.callback_query)
    if update.edited_message is not None:
        return "edited message"
    return "other update" if update.message is None else _kind_of_message(update.message)


def button_name(kind: type[Payload]) -> str:
    """Return what the log calls a button: the words of its payload's name, as in `go_on_with_answer`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()


def _kind_of_message(message: Message) -> str:
    command = _command(message)
    if command in COMMANDS:
        return f"command /{command}"
    return next((name.replace("_", " ") for name in CONTENTS if getattr(message, name)), "other message")


def _command(message: Message) -> str | None:
    """Return the command that the message begins with, as python-telegram-bot reads it."""
    first = message.entities[0] if message.entities else None
    if not message.text or first is None or first.type != MessageEntity.BOT_COMMAND or first.offset:
        return None
    return message.text[1 : first.length].partition("@")[0].lower()


def _kind_of_press(query: CallbackQuery) -> str:
    payload = PAYLOADS.get((query.data or "").split(SEPARATOR)[0])
    return "button that is none of ours" if payload is None else f"button {button_name(payload)}"
