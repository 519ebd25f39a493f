"""One handler a command: reads the update, makes one service call, hands over the replies."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from telegram import Update

from bot.conversation.feature import Command
from bot.conversation.registry import Registry
from bot.conversation.replies import Reply
from bot.conversation.side_question import step_back
from bot.conversation.texts import house as say
from bot.features.registered import FEATURES
from bot.handlers.context import TurnContext

Handler = Callable[[Update, TurnContext], Coroutine[Any, Any, None]]




async def unknown(_: Update, context: TurnContext) -> None:
    """A command that does not exist."""
    context.say([Reply(text=say.UNKNOWN_COMMAND)])


def _afresh(handler: Handler) -> Handler:
    """The command, after a question asked in between has been left: what is typed next is no answer to it any more."""

    async def handle(update: Update, context: TurnContext) -> None:
        await step_back(context.turn)
        await handler(update, context)

    return handle


_AFRESH: Mapping[str, Handler] = {
}


def _of_feature(command: Command) -> Handler:
    """Return the handler of a command that a feature declares."""

    async def handle(_: Update, context: TurnContext) -> None:
        context.say(await command.call(context.turn))

    return _afresh(handle) if command.leaves_side_question else handle


COMMANDS: Mapping[str, Handler] = {
    **{name: _afresh(handler) for name, handler in _AFRESH.items()},
    **{name: _of_feature(command) for name, command in Registry(FEATURES).commands.items()},
}
