"""Presses that erase everything, or do not."""

from bot.conversation.context import Turn
from bot.conversation.replies import Reply
from bot.handlers.presses.guards import PressMap, plain
from bot.services import house
from bot.services.actions import Action


async def _keep(_: Turn) -> list[Reply]:
    return await house.keep()


PRESSES: PressMap = {
    Action.DELETE_YES: plain(house.delete),
    Action.DELETE_NO: plain(_keep),
}
