"""Presses in a mock interview."""

from bot.conversation.actions import Action
from bot.conversation.callback_data import Press
from bot.conversation.context import Turn
from bot.conversation.guards import PressMap, StaleButton, on_judged, on_mock, on_open, plain
from bot.conversation.replies import Reply
from bot.features.answering import feedback
from bot.features.mock import adapting, debriefing, mock
from storage.records import Answer, MockState


async def _mock_size(turn: Turn, press: Press) -> list[Reply]:
    return await mock.start(turn, press.number(0), with_style=press.number(1) == 1)


async def _sizes(turn: Turn, press: Press) -> list[Reply]:
    return [mock.sizes(turn, with_style=press.number(0) == 1, fresh=False)]


async def _adapt(turn: Turn, press: Press) -> list[Reply]:
    kept = await turn.uow.stories.one(press.number(1), turn.user_id)
    if kept is None:
        raise StaleButton
    return await on_open(lambda turn, answer: adapting.adapt(turn, answer, kept))(turn, press)


async def _feedback(turn: Turn, answer: Answer) -> list[Reply]:
    if await mock.under_way(turn, answer):
        raise StaleButton
    return await feedback.of_mock(turn, answer)


async def _transcript(turn: Turn, press: Press) -> list[Reply]:
    interview = await turn.uow.mocks.get(press.number(0), turn.user_id)
    if interview is None or interview.state is not MockState.DONE:
        raise StaleButton
    return await debriefing.transcript_of(turn, interview)


PRESSES: PressMap = {
    Action.MOCK: plain(mock.propose),
    Action.MOCK_SIZE: _mock_size,
    Action.MOCK_RESUME: on_mock(mock.resume),
    Action.MOCK_END: on_mock(mock.end),
    Action.MOCK_NEW: plain(mock.choose_size),
    Action.MOCK_SIZES: _sizes,
    Action.MOCK_ADAPT: _adapt,
    Action.MOCK_FEEDBACK: on_judged(_feedback),
    Action.MOCK_TRANSCRIPT: _transcript,
}
