"""Presses in a mock interview."""

from bot.handlers.callback_data import Press
from bot.handlers.presses.guards import PressMap, on_mock, plain
from bot.services import mock
from bot.services.actions import Action
from bot.services.replies import Reply
from bot.services.turn import Turn


async def _mock_size(turn: Turn, press: Press) -> list[Reply]:
    return await mock.start(turn, press.number(0))


PRESSES: PressMap = {
    Action.MOCK: plain(mock.propose),
    Action.MOCK_SIZE: _mock_size,
    Action.MOCK_RESUME: on_mock(mock.resume),
    Action.MOCK_END: on_mock(mock.end),
    Action.MOCK_NEW: plain(mock.choose_size),
}
