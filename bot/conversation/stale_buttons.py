"""Look-ups for the id in a button: it must be the user's own, and in the state that the button was sent for."""

from bot.conversation.context import Context
from storage.records import Answer, AnswerState, KeptStory, Mock, MockState


class StaleButton(Exception):
    """The object of a button has moved on."""


async def open_answer(context: Context, answer_id: int) -> Answer:
    """Return an open answer of the user. Raises StaleButton if there is none."""
    return await _answer(context, answer_id, AnswerState.OPEN)


async def judged_answer(context: Context, answer_id: int) -> Answer:
    """Return a judged answer of the user. Raises StaleButton if there is none."""
    return await _answer(context, answer_id, AnswerState.JUDGED)


async def past_answer(context: Context, answer_id: int) -> Answer:
    """Return a judged answer of the user whose verdicts may be seen.

    Raises StaleButton if there is none, and while its mock is going on.
    """
    answer = await judged_answer(context, answer_id)
    if answer.mock_id is not None:
        mock = await context.uow.mocks.get(answer.mock_id, context.user_id)
        if mock is not None and mock.state is not MockState.DONE:
            raise StaleButton
    return answer


async def unfinished_mock(context: Context, mock_id: int) -> Mock:
    """Return a mock of the user that is not done. Raises StaleButton if there is none."""
    mock = await context.uow.mocks.get(mock_id, context.user_id)
    if mock is None or mock.state is MockState.DONE:
        raise StaleButton
    return mock


async def story_of(context: Context, story_id: int) -> KeptStory:
    """Return a story of the user's bank. Raises StaleButton if it is not there."""
    kept = await context.uow.stories.one(story_id, context.user_id)
    if kept is None:
        raise StaleButton
    return kept


async def _answer(context: Context, answer_id: int, state: AnswerState) -> Answer:
    answer = await context.uow.answers.get(answer_id, context.user_id)
    if answer is None or answer.state is not state:
        raise StaleButton
    return answer
