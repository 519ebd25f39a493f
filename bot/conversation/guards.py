"""Who may press what: a button works on what is the user's own and still stands as it did."""

from collections.abc import Awaitable, Callable, Mapping

from bot.conversation.actions import Action
from bot.conversation.callback_data import Press
from bot.conversation.context import Turn
from bot.conversation.owned import StaleButton
from bot.conversation.replies import Reply
from storage.records import Answer, AnswerState, KeptStory, Mock, MockState

Presses = Callable[[Turn, Press], Awaitable[list[Reply]]]
__all__ = ["StaleButton"]
PressMap = Mapping[Action, Presses]


def on_open(call: Callable[[Turn, Answer], Awaitable[list[Reply]]]) -> Presses:
    """A press about an open answer of the user's own."""

    async def handle(turn: Turn, press: Press) -> list[Reply]:
        answer = await turn.uow.answers.get(press.number(0), turn.user_id)
        if answer is None or answer.state is not AnswerState.OPEN:
            raise StaleButton
        return await call(turn, answer)

    return handle


def on_judged(call: Callable[[Turn, Answer], Awaitable[list[Reply]]]) -> Presses:
    """A press about a judged answer of the user's own."""

    async def handle(turn: Turn, press: Press) -> list[Reply]:
        answer = await turn.uow.answers.get(press.number(0), turn.user_id)
        if answer is None or answer.state is not AnswerState.JUDGED:
            raise StaleButton
        return await call(turn, answer)

    return handle


def on_mock(call: Callable[[Turn, Mock], Awaitable[list[Reply]]]) -> Presses:
    """A press about an unfinished mock of the user's own."""

    async def handle(turn: Turn, press: Press) -> list[Reply]:
        interview = await turn.uow.mocks.get(press.number(0), turn.user_id)
        if interview is None or interview.state is MockState.DONE:
            raise StaleButton
        return await call(turn, interview)

    return handle


def plain(call: Callable[[Turn], Awaitable[list[Reply]]]) -> Presses:
    """A press without arguments."""

    async def handle(turn: Turn, _: Press) -> list[Reply]:
        return await call(turn)

    return handle


def on_story(call: Callable[[Turn, KeptStory], Awaitable[list[Reply]]]) -> Presses:
    """A press about a story of the user's own bank, named by the first argument."""

    async def handle(turn: Turn, press: Press) -> list[Reply]:
        return await call(turn, await story_of(turn, press))

    return handle


async def story_of(turn: Turn, press: Press) -> KeptStory:
    """The user's story that the first argument names. Raises StaleButton where it is not there."""
    kept = await turn.uow.stories.one(press.number(0), turn.user_id)
    if kept is None:
        raise StaleButton
    return kept
