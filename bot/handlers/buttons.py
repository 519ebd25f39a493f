"""Button presses: each action to its service call; what is stale or forged gets a kind word and changes nothing."""

from collections import ChainMap

from telegram import Update

from bot.conversation.replies import Reply
from bot.handlers.callback_data import BadCallbackData, decode
from bot.handlers.context import TurnContext
from bot.handlers.presses import (
    answering,
    core_stories,
    coverage,
    drill,
    house,
    learning,
    mock,
    plan,
    quiz,
    rehearsal,
    settings,
    stories,
    transfer,
)
from bot.handlers.presses.guards import PressMap, StaleButton
from bot.messages import house as say

PRESSES: PressMap = ChainMap(
    *(
        dict(feature.PRESSES)
        for feature in (
            answering,
            core_stories,
            coverage,
            drill,
            house,
            learning,
            mock,
            plan,
            rehearsal,
            quiz,
            settings,
            stories,
            transfer,
        )
    )
)


async def pressed(update: Update, context: TurnContext) -> None:
    """Handle a press. The press itself is answered straight out, after the commit, because it expires."""
    query = update.callback_query
    if query is None or query.data is None:
        return
    toast: str | None = None
    try:
        press = decode(query.data)
        context.say(await PRESSES[press.action](context.turn, press))
    except (BadCallbackData, StaleButton):
        toast = say.STALE_BUTTON
        context.say([Reply(text=say.STALE_BUTTON_HELP)])
    context.frame.after_commit.append(lambda: query.answer(toast))
