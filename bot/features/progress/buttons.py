"""Presses on the coverage, its audit and the weekly summary."""

from bot.conversation import unasked
from bot.conversation.actions import Action
from bot.conversation.callback_data import Press
from bot.conversation.context import Turn
from bot.conversation.guards import PressMap, plain
from bot.conversation.replies import Reply
from bot.features.progress import auditing, coverage


async def _all(turn: Turn, press: Press) -> list[Reply]:
    return await auditing.show_all(turn, press.number(0))


async def _first(turn: Turn, press: Press) -> list[Reply]:
    return await auditing.show_first(turn, press.number(0))


PRESSES: PressMap = {
    Action.COVERAGE: plain(coverage.show),
    Action.AUDIT_ALL: _all,
    Action.AUDIT_FIRST: _first,
    Action.WEEKLY_SNOOZE: plain(unasked.snooze_weekly),
}
