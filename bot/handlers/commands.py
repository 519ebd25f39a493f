"""Commands: each to its feature, after a question that was asked in between has been left."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from telegram import Update

from bot.conversation.feature import Command
from bot.conversation.registry import Registry
from bot.conversation.replies import Reply
from bot.conversation.side_question import step_back
from bot.conversation.texts import general as say
from bot.features.registered import FEATURES
from bot.handlers.context import UpdateContext

Handler = Callable[[Update, UpdateContext], Coroutine[Any, Any, None]]


async def unknown(_: Update, context: UpdateContext) -> None:
    """Answer a command that does not exist."""
    context.say([Reply(text=say.UNKNOWN_COMMAND)])


def _handler(command: Command) -> Handler:
    async def handle(_: Update, context: UpdateContext) -> None:
        if command.leaves_side_question:
            await step_back(context.chat_context)
        context.say(await command.call(context.chat_context))

    return handle


COMMANDS: Mapping[str, Handler] = {name: _handler(command) for name, command in Registry(FEATURES).commands.items()}
