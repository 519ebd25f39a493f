"""Routes commands to their feature, after leaving an open side question."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from telegram import Update

from bot.conversation.feature import Command
from bot.conversation.registry import Registry
from bot.conversation.replies import Reply
from bot.conversation.side_question import step_back
from bot.conversation.texts import general as say
from bot.handlers.context import UpdateContext

Handler = Callable[[Update, UpdateContext], Coroutine[Any, Any, None]]


async def unknown(_: Update, context: UpdateContext) -> None:
    """Answer a command that does not exist."""
    context.say([Reply(text=say.UNKNOWN_COMMAND)])


def command_handlers(registry: Registry) -> Mapping[str, Handler]:
    """Return the handler of each command, by its name without the slash."""
    return {name: _handler(command) for name, command in registry.commands.items()}


def _handler(command: Command) -> Handler:
    async def handle(_: Update, context: UpdateContext) -> None:
        if command.leaves_side_question:
            await step_back(context.chat_context)
        words = " ".join(context.args or ())
        if words and command.with_words is not None:
            context.say(await command.with_words(context.chat_context, words))
        else:
            context.say(await command.call(context.chat_context))

    return handle
