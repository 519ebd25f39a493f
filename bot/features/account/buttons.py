"""Presses that erase everything, or do not."""

from bot.conversation.actions import Action
from bot.conversation.context import Turn
from bot.conversation.guards import PressMap, plain
from bot.conversation.replies import Reply
from bot.features.account import house


async def _keep(_: Turn) -> list[Reply]:
    return await house.keep()


PRESSES: PressMap = {
    Action.DELETE_YES: plain(house.delete),
    Action.DELETE_NO: plain(_keep),
}
