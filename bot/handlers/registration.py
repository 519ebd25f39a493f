"""Registers the handlers with python-telegram-bot, and lists the command menu."""

import logging
from typing import Any

from telegram import BotCommand, Update
from telegram.ext import (
    Application,
    ApplicationHandlerStop,
    CallbackQueryHandler,
    CommandHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.conversation.registry import Registry
from bot.conversation.texts.commands import COMMANDS as COMMAND_TEXTS
from bot.delivery.receiving.update_processor import current_frame
from bot.delivery.watching.log_privacy import traceback_without_message
from bot.handlers import buttons, messages
from bot.handlers.commands import command_handlers, unknown
from bot.handlers.context import UpdateContext
from bot.handlers.gate import gate

log = logging.getLogger(__name__)

GATE_GROUP = -1
ALLOWED_UPDATES = (Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY)


def register(application: Application[Any, Any, Any, Any, Any, Any], registry: Registry) -> None:
    """Add every handler. Most are limited to new messages, since PTB's base filters also pass edited ones."""
    new = filters.UpdateType.MESSAGE
    application.add_handler(TypeHandler(Update, gate), group=GATE_GROUP)
    for name, handler in command_handlers(registry).items():
        application.add_handler(CommandHandler(name, handler, filters=new))
    application.add_handler(MessageHandler(filters.UpdateType.EDITED_MESSAGE, messages.edited))
    application.add_handler(CallbackQueryHandler(buttons.pressed))
    application.add_handler(MessageHandler(new & filters.COMMAND, unknown))
    application.add_handler(MessageHandler(new & filters.TEXT, messages.text))
    application.add_handler(MessageHandler(new & (filters.VOICE | filters.VIDEO_NOTE), messages.voice))
    application.add_handler(MessageHandler(new & filters.Document.ALL, messages.document))
    application.add_handler(MessageHandler(new & filters.LOCATION, messages.location))
    application.add_handler(MessageHandler(new & ~filters.StatusUpdate.ALL, messages.other))
    application.add_error_handler(note_failure)


async def note_failure(_: object, context: UpdateContext) -> None:
    """Store a handler's crash in its frame: the update processor rolls back and tells the user."""
    frame = current_frame.get(None)
    if frame is None:
        log.error("Something crashed outside of any update\n%s", traceback_without_message(context.error))
        return
    frame.failure = context.error
    raise ApplicationHandlerStop


def menu() -> list[BotCommand]:
    """Return the command menu, with the same texts as /help."""
    return [BotCommand(name, what) for name, what in COMMAND_TEXTS]
