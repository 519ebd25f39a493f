"""A mock interview that is not finished: it is left, keeps its place, and can be gone on with or ended."""

from dataclasses import replace

from bot.conversation.answers.collecting import Collecting
from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.doors import EndMock, ResumeMock
from bot.conversation.replies import Button, Reply
from bot.conversation.texts import what_next as say
from storage.records import AnswerState, DueKind, Mock, MockState


async def at_its_place(context: Context, mock: Mock) -> Mock:
    """Return the mock at the position after its closed answers. This holds where it was left in a follow-up, too."""
    answers = await context.uow.answers.of_mock(mock.id)
    return replace(mock, position=sum(answer.state is not AnswerState.OPEN for answer in answers))


async def leave(context: Context, mock: Mock) -> str:
    """Leave a mock: its clock stops, and the text of its open question is kept. Return what to say."""
    mock = replace(await at_its_place(context, mock), state=MockState.LEFT)
    await context.uow.mocks.put(mock)
    await context.uow.due.cancel(context.user_id, DueKind.MOCK_MARK)
    if context.at(Collecting) is not None:
        await context.enter(Idle())
    return say.mock_waits_text(mock.position, len(mock.question_ids))


async def leave_open(context: Context) -> list[Reply]:
    """Leave the mock that is open, because something else begins. No reply where none is open."""
    mock = await context.uow.mocks.unfinished(context.user_id)
    if mock is None or mock.state is not MockState.OPEN:
        return []
    said = await leave(context, mock)
    return [Reply(text=said, buttons=((go_on_button(mock),),))]


async def offer(context: Context, mock: Mock, *, added: bool = False) -> Reply:
    """Return the offer to go on with an unfinished mock or to end it.

    `added` is True where a message was just added to the answer of its open question.
    """
    mock = await at_its_place(context, mock)
    end = Button(text=say.END_MOCK, press=EndMock(mock.id))
    text = say.open_mock_text(mock.position, len(mock.question_ids), added=added)
    return Reply(text=text, buttons=((go_on_button(mock),), (end,)))


def go_on_button(mock: Mock) -> Button:
    """Return the button that goes on with a mock."""
    return Button(text=say.GO_ON_WITH_MOCK, press=ResumeMock(mock.id))
