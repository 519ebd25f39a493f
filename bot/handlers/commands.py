"""Routes commands to their feature, after leaving an open side question."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from telegram import Update

from bot.conversation import route_text
from bot.conversation.feature import Command
from bot.conversation.registry import Registry
from bot.conversation.side_question import step_back
from bot.handlers.context import UpdateContext

Handler = Callable[[Update, UpdateContext], Coroutine[Any, Any, None]]


async def unknown(update: Update, context: UpdateContext) -> None:
    """Handle a text that begins with a slash and is no command of ours."""
    message = update.message
    if message is not None and message.text is not None:
        context.say(await route_text.hear_unknown_command(context.chat_context, message.message_id, message.text))


def command_handlers(registry: Registry) -> Mapping[str, Handler]:
    """Return the handler of each command, by its name without the slash."""
    return {name: _handler(command) for name, command in registry.commands.items()}


def _handler(command: Command) -> Handler:
    async def handle(update: Update, context: UpdateContext) -> None:
        if command.leaves_side_question:
            await step_back(context.chat_context)
        message = update.message
        words = _words_behind(message.text or "") if message is not None else ""
        if words and command.with_words is not None and message is not None:
            context.say(await command.with_words(context.chat_context, message.message_id, words))
        else:
            context.say(await command.call(context.chat_context))

    return handle


def _words_behind(text: str) -> str:
    """Return what stands behind the command of a message, with its lines."""
    _, *behind = text.split(maxsplit=1)
    return behind[0] if behind else ""
