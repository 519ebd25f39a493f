"""Use cases of the mock interview: it asks its questions with at most one follow-up each, and ends with a debrief."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.conversation.answers import left_mock
from bot.conversation.answers.left_mock import at_its_place
from bot.conversation.answers.open_answer import draft_of, make_current, make_way, offer
from bot.conversation.answers.question_of_answer import is_gone, question_named
from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.doors import Practise, ResumeMock, ShowMocks
from bot.conversation.hints import explained
from bot.conversation.payload import Payload
from bot.conversation.questions.chosen_tracks import chosen_tracks
from bot.conversation.questions.own_questions import own_questions
from bot.conversation.questions.question_for_user import asked_lately, standings_of
from bot.conversation.replies import Button, Keyboard, Reply
from bot.conversation.texts import what_next
from bot.features.answering.asking import KEYBOARD, ask, collect_follow_up, go_on
from bot.features.mock import mock_clock
from bot.features.mock.debriefing import debriefed, interviewer_follow_up
from bot.features.mock.logic.mock import draw
from bot.features.mock.texts import mock as say
from bot.review.rubric import TOUR_SECONDS
from bot.review.types import Review
from storage.records import Answer, AnswerKind, AnswerState, AnswerVersion, Mock, MockState

FEATURE, SIZES_SLOT = "mock", "mock-sizes"


@dataclass(frozen=True, slots=True)
class StartMock(Payload, code="ms"):
    """Start a mock interview."""

    size: int
    with_style: bool
    """True where the last question is a style question."""


@dataclass(frozen=True, slots=True)
class ChooseStyle(Payload, code="Ms"):
    """Choose whether the mock ends with a style question."""

    with_style: bool


@dataclass(frozen=True, slots=True)
class NewMock(Payload, code="mw"):
    """Close the mock that was left, and choose the size of a new one."""


@dataclass(frozen=True, slots=True)
class KeepMock(Payload, code="mk"):
    """Keep a mock for later."""

    mock_id: int


async def propose(context: Context) -> list[Reply]:
    """Offer the mock that was left, or ask for a size."""
    mock = await context.uow.mocks.unfinished(context.user_id)
    if mock is not None:
        return [await _unfinished(context, mock)]
    draft = await draft_of(context)
    if draft is not None:
        return await offer(context, draft, wanted=ShowMocks())
    return await explained(context, FEATURE, say.HINT, [sizes(context)])


def sizes(context: Context, *, with_style: bool = False, fresh: bool = True) -> Reply:
    """Return the choice of a size, the user's default first, and of a style question.

    A press on the latter edits it in place.
    """
    own = context.settings.mock_size
    row = tuple(
        Button(text=str(size), press=StartMock(size, with_style))
        for size in sorted(say.SIZES, key=lambda size: (size != own, size))
    )
    label = say.WITH_STYLE if with_style else say.WITHOUT_STYLE
    style = Button(text=label, press=ChooseStyle(with_style=not with_style))
    return Reply(text=say.sizes_text(with_style=with_style), buttons=(row, (style,)), slot=SIZES_SLOT, fresh=fresh)


async def choose_size(context: Context) -> list[Reply]:
    """Close the mock that was left, and ask for the size of a new one."""
    mock = await context.uow.mocks.unfinished(context.user_id)
    if mock is not None:
        await _close(context, mock)
    return [sizes(context)]


async def start(context: Context, size: int, *, with_style: bool = False) -> list[Reply]:
    """Draw the questions and ask the first. A style question comes last."""
    if size not in say.SIZES:
        return [sizes(context)]
    unfinished = await context.uow.mocks.unfinished(context.user_id)
    if unfinished is not None:
        return [await _unfinished(context, unfinished)]
    way = await make_way(context, StartMock(size, with_style))
    if not way.free:
        return way.said
    questions = await _drawn(context, size, style_prompts=int(with_style))
    mock = await context.uow.mocks.start(context.user_id, questions, context.now)
    return [*way.said, *await _ask_current(context, mock)]


async def resume(context: Context, mock: Mock) -> list[Reply]:
    """Continue a mock where it was left: with the open question, or the next one."""
    said: list[Reply] = []
    if mock.state is MockState.LEFT:
        way = await make_way(context, ResumeMock(mock.id))
        if not way.free:
            return way.said
        said = way.said
    mock = replace(await at_its_place(context, mock), state=MockState.OPEN, reminded_at=None)
    await context.uow.mocks.put(mock)
    answer = await _open_answer(context, mock)
    if answer is None:
        return [*said, *await _ask_current(context, mock)]
    await make_current(context, answer)
    replies = await go_on(context, answer, heading=_heading(mock))
    await mock_clock.start(context, answer)
    return [*said, *replies]


async def go_on_with(context: Context, answer: Answer) -> list[Reply]:
    """Continue an open answer. An answer of a mock continues the mock too."""
    mock = await under_way(context, answer)
    if mock is not None:
        return await resume(context, mock)
    said = await left_mock.leave_open(context)
    await make_current(context, answer)
    return [*said, *await go_on(context, answer)]


async def under_way(context: Context, answer: Answer) -> Mock | None:
    """Return the mock to which an answer belongs, or None where it is over."""
    if answer.kind is not AnswerKind.MOCK or answer.mock_id is None:
        return None
    mock = await context.uow.mocks.get(answer.mock_id, context.user_id)
    return mock if mock is not None and mock.state is not MockState.DONE else None


async def leave(context: Context, mock: Mock) -> list[Reply]:
    """Leave a mock. The text of its open question is kept."""
    said = await left_mock.leave(context, mock)
    ask_me = Button(text=what_next.ASK_ME, press=Practise())
    return [
        Reply(text=said, keyboard=Keyboard()),
        Reply(text=what_next.WHAT_NEXT, buttons=((left_mock.go_on_button(mock), ask_me),)),
    ]


async def name_left(context: Context) -> list[Reply]:
    """Name an unfinished mock once at the daily time. From the next time on it is kept aside."""
    mock = await context.uow.mocks.unfinished(context.user_id)
    if mock is None:
        return []
    if mock.reminded_at is not None:
        await left_mock.leave_open(context)
        return []
    await context.uow.mocks.put(replace(mock, reminded_at=context.now))
    found = await left_mock.offer(context, mock)
    keep = Button(text=what_next.KEEP, press=KeepMock(mock.id))
    return [replace(found, text=f"{found.text}\n\n{what_next.TOMORROW}", buttons=(*found.buttons, (keep,)))]


async def waiting(context: Context) -> list[Reply]:
    """Return the offer to go on with an unfinished mock. Empty where there is none."""
    mock = await context.uow.mocks.unfinished(context.user_id)
    return [await left_mock.offer(context, mock)] if mock is not None else []


async def end(context: Context, mock: Mock) -> list[Reply]:
    """End a mock early and debrief what was answered."""
    await _close(context, mock)
    await context.enter(Idle())
    return await debriefed(context, mock)


async def after_judged(context: Context, answer: Answer, version: AnswerVersion, review: Review) -> list[Reply]:
    """Continue after a judged answer: with one follow-up if the interviewer has one, else with the next question."""
    await mock_clock.stop(context)
    aside = [Reply(text=say.long_answer_text(review.words))] if review.seconds > TOUR_SECONDS else []
    question = interviewer_follow_up(context, answer, version, review)
    if question is None:
        return [*aside, *await _advance(context, answer, say.THANKS)]
    await collect_follow_up(context, answer)
    return [*aside, Reply(text=say.follow_up_text(question), keyboard=KEYBOARD)]


async def after_follow_up(context: Context, answer: Answer) -> list[Reply]:
    """Continue with the next question after the answer to a follow-up."""
    return await _advance(context, answer, say.THANKS)


async def after_skip(context: Context, answer: Answer) -> list[Reply]:
    """Continue with the next question after a skipped question or follow-up."""
    return await _advance(context, answer, say.NEXT_ONE)


async def _advance(context: Context, answer: Answer, said: str) -> list[Reply]:
    await mock_clock.stop(context)
    mock = await under_way(context, answer)
    if mock is None:
        await context.enter(Idle())
        return [Reply(text=say.NONE_OPEN, keyboard=Keyboard())]
    mock = replace(await at_its_place(context, mock), state=MockState.OPEN)
    await context.uow.mocks.put(mock)
    if mock.position < len(mock.question_ids):
        return await _ask_current(context, mock)
    await _close(context, mock)
    await context.enter(Idle())
    return [Reply(text=said, keyboard=Keyboard()), *await debriefed(context, mock)]


async def _drawn(context: Context, size: int, *, style_prompts: int) -> Sequence[str]:
    """Return the question ids of a new mock. The last `style_prompts` are style prompts."""
    return draw(
        size,
        standings=await standings_of(context),
        history=await asked_lately(context),
        tracks=chosen_tracks(context.settings, context.bank),
        today=context.today,
        dice=context.dice,
        bank=context.bank,
        style_prompts=style_prompts,
        own=await own_questions(context),
    )


async def _ask_current(context: Context, mock: Mock) -> list[Reply]:
    if mock.position >= len(mock.question_ids):
        return await end(context, mock)
    mock = await _without_gone(context, mock)
    question = await question_named(context, mock.question_ids[mock.position])
    replies = await ask(context, question, kind=AnswerKind.MOCK, mock_id=mock.id, heading=_heading(mock))
    answer = await context.uow.answers.current(context.user_id)
    if answer is not None:
        await mock_clock.start(context, answer)
    return replies


async def _without_gone(context: Context, mock: Mock) -> Mock:
    """Return the mock with another question in place of the next one, where that one's track is gone."""
    ids, at = mock.question_ids, mock.position
    if not is_gone(context, ids[at]):
        return mock
    drawn = await _drawn(context, len(ids), style_prompts=0)
    mock = replace(mock, question_ids=(*ids[:at], next(each for each in drawn if each not in ids), *ids[at + 1 :]))
    await context.uow.mocks.put(mock)
    return mock


async def _open_answer(context: Context, mock: Mock) -> Answer | None:
    """Return the answer of the mock's open question. None between two questions."""
    answers = await context.uow.answers.of_mock(mock.id)
    return next((answer for answer in answers if answer.state is AnswerState.OPEN), None)


async def _close(context: Context, mock: Mock) -> None:
    await mock_clock.stop(context)
    answer = await _open_answer(context, mock)
    if answer is not None:
        await context.uow.answers.set_state(answer.id, AnswerState.SKIPPED, context.now)
    await context.uow.mocks.put(replace(mock, state=MockState.DONE, ended_at=context.now))


def _heading(mock: Mock) -> str:
    return say.heading(mock.position + 1, len(mock.question_ids))


async def _unfinished(context: Context, mock: Mock) -> Reply:
    found = await left_mock.offer(context, mock)
    return replace(found, buttons=(*found.buttons, (Button(text=say.NEW, press=NewMock()),)))
