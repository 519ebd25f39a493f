"""The declaration of the mock interview for the registry."""

from bot.conversation.context import Context
from bot.conversation.doors import EndMock, ResumeMock, ShowMocks
from bot.conversation.feature import Command, Feature, without_payload
from bot.conversation.replies import Reply
from bot.conversation.stale_buttons import StaleButton, open_answer, story_of, unfinished_mock
from bot.features.mock import adapting, debriefing, mock, mock_clock
from bot.features.mock.pages import mocks
from storage.records import DueKind, MockState


async def start(context: Context, press: mock.StartMock) -> list[Reply]:
    """Start a mock of that size."""
    return await mock.start(context, press.size, with_style=press.with_style)


async def choose_style(context: Context, press: mock.ChooseStyle) -> list[Reply]:
    """Show the sizes with or without a style question, in place."""
    return [mock.sizes(context, with_style=press.with_style, fresh=False)]


async def resume(context: Context, press: ResumeMock) -> list[Reply]:
    """Continue a mock."""
    return await mock.resume(context, await unfinished_mock(context, press.mock_id))


async def end(context: Context, press: EndMock) -> list[Reply]:
    """End a mock."""
    return await mock.end(context, await unfinished_mock(context, press.mock_id))


async def keep(context: Context, press: mock.KeepMock) -> list[Reply]:
    """Keep a mock for later."""
    return await mock.leave(context, await unfinished_mock(context, press.mock_id))


async def adapt(context: Context, press: adapting.AdaptStory) -> list[Reply]:
    """Tell a story of the bank for an open question."""
    kept = await story_of(context, press.story_id)
    return await adapting.adapt(context, await open_answer(context, press.answer_id), kept)


async def send_transcript(context: Context, press: debriefing.SendTranscript) -> list[Reply]:
    """Send the transcript of a mock. Raises StaleButton until it is over."""
    interview = await context.uow.mocks.get(press.mock_id, context.user_id)
    if interview is None or interview.state is not MockState.DONE:
        raise StaleButton
    return await debriefing.transcript_of(context, interview)


MOCK = Feature(
    name="mock",
    commands={"mock": Command(call=mock.propose)},
    presses={
        ShowMocks: without_payload(mock.propose),
        mock.StartMock: start,
        mock.ChooseStyle: choose_style,
        mock.NewMock: without_payload(mock.choose_size),
        ResumeMock: resume,
        EndMock: end,
        mock.KeepMock: keep,
        adapting.AdaptStory: adapt,
        debriefing.SendTranscript: send_transcript,
    },
    name_left=mock.name_left,
    waiting=mock.waiting,
    time_marks={DueKind.MOCK_MARK: mock_clock.time_mark},
    routes=mocks.ROUTES,
)
