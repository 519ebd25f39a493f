"""One handler a command: reads the update, makes one service call, hands over the replies."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from telegram import Update

from bot.conversation.feature import Command
from bot.conversation.registry import Registry
from bot.conversation.replies import Reply
from bot.conversation.side_question import step_back
from bot.conversation.texts import house as say
from bot.features.answering import asking
from bot.features.learning import learning
from bot.features.mock import mock
from bot.features.plan import plan
from bot.features.progress import coverage
from bot.features.quiz import quiz
from bot.features.registered import FEATURES
from bot.handlers.context import TurnContext

Handler = Callable[[Update, TurnContext], Coroutine[Any, Any, None]]


async def practice(_: Update, context: TurnContext) -> None:
    """One question now."""
    context.say(await asking.practise(context.turn))


async def mock_(_: Update, context: TurnContext) -> None:
    """A mock interview."""
    context.say(await mock.propose(context.turn))


async def coverage_(_: Update, context: TurnContext) -> None:
    """The coverage matrix."""
    context.say(await coverage.show(context.turn))


async def plan_(_: Update, context: TurnContext) -> None:
    """The plan until the interview."""
    context.say(await plan.show(context.turn))


async def quiz_(_: Update, context: TurnContext) -> None:
    """Name the archetype, or guess the level."""
    context.say(await quiz.propose(context.turn))


async def learn(_: Update, context: TurnContext) -> None:
    """The learning cards."""
    context.say(await learning.menu(context.turn))


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
    "practice": practice,
    "mock": mock_,
    "quiz": quiz_,
    "coverage": coverage_,
    "plan": plan_,
    "learn": learn,
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
