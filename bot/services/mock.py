"""The mock interview: draws its questions, asks one by one with at most one follow-up each, ends with a debrief."""

from dataclasses import replace

from bot.coach.debrief import MockResult, Outcome, debrief
from bot.coach.history import read_moves
from bot.coach.types import Review
from bot.messages import asking
from bot.messages import mock as say
from bot.messages.debrief import debrief_text
from bot.services.actions import Action
from bot.services.asking import KEYBOARD, ask, collect_follow_up, go_on, offer
from bot.services.choosing import draw_mock
from bot.services.replies import Button, Keyboard, Reply
from bot.services.turn import State, Turn
from question_bank.models import ArchetypeId, Level
from storage.records import Answer, AnswerKind, AnswerState, Mock, MockState

OUTCOMES = {AnswerState.NO_STORY: Outcome.NO_STORY}


async def propose(turn: Turn) -> list[Reply]:
    """What /mock does: offer the one that was left, or ask for a size."""
    mock = await turn.uow.mocks.unfinished(turn.user_id)
    if mock is not None:
        return [_unfinished(mock)]
    answer = await turn.uow.answers.current(turn.user_id)
    if answer is not None and await turn.uow.answers.parts(answer.id):
        return await offer(turn, answer)
    return [_sizes()]


async def choose_size(turn: Turn) -> list[Reply]:
    """Close what was left and ask for the size of a new mock."""
    mock = await turn.uow.mocks.unfinished(turn.user_id)
    if mock is not None:
        await _close(turn, mock)
    return [_sizes()]


async def start(turn: Turn, size: int) -> list[Reply]:
    """Draw the questions and ask the first."""
    if size not in say.SIZES:
        return [_sizes()]
    unfinished = await turn.uow.mocks.unfinished(turn.user_id)
    if unfinished is not None:
        return [_unfinished(unfinished)]
    open_answer = await turn.uow.answers.current(turn.user_id)
    if open_answer is not None:
        if await turn.uow.answers.parts(open_answer.id):
            return await offer(turn, open_answer)
        await turn.uow.answers.set_state(open_answer.id, AnswerState.LAPSED, turn.now)
    questions = await draw_mock(turn, size)
    mock = await turn.uow.mocks.start(turn.user_id, questions, turn.now)
    return await _ask_current(turn, mock)


async def resume(turn: Turn, mock: Mock) -> list[Reply]:
    """Take a mock up where it was left: the open question again, or the next one."""
    await turn.uow.mocks.put(replace(mock, state=MockState.OPEN))
    answer = await turn.uow.answers.current(turn.user_id)
    if answer is not None and answer.mock_id == mock.id:
        return await go_on(turn, answer, heading=_heading(mock))
    if answer is not None and await turn.uow.answers.parts(answer.id):
        return await offer(turn, answer)
    answered = await turn.uow.answers.of_mock(mock.id)
    return await _ask_current(turn, replace(mock, state=MockState.OPEN, position=len(answered)))


async def leave(turn: Turn, mock: Mock) -> list[Reply]:
    """Leave a mock; its open question keeps what was typed."""
    await turn.uow.mocks.put(replace(mock, state=MockState.LEFT))
    await turn.enter(State.IDLE)
    return [Reply(text=say.left_text(mock.position, len(mock.question_ids)), keyboard=Keyboard())]


async def end(turn: Turn, mock: Mock) -> list[Reply]:
    """End a mock early and debrief what was answered."""
    await _close(turn, mock)
    await turn.enter(State.IDLE)
    return await _debrief(turn, mock)


async def after_judged(turn: Turn, answer: Answer, review: Review) -> list[Reply]:
    """The interviewer has heard the answer: one follow-up, if the answer leaves one open, else the next question."""
    if review.follow_up is None or review.reasons.not_judged is not None:
        return await _advance(turn, answer, say.THANKS)
    await collect_follow_up(turn, answer)
    return [Reply(text=say.follow_up_text(review.follow_up), keyboard=KEYBOARD)]


async def after_follow_up(turn: Turn, answer: Answer) -> list[Reply]:
    """The follow-up is answered; a real interviewer goes on."""
    return await _advance(turn, answer, say.THANKS)


async def after_skip(turn: Turn, answer: Answer) -> list[Reply]:
    """The question, or its follow-up, was passed over."""
    return await _advance(turn, answer, say.NEXT_ONE)


async def _advance(turn: Turn, answer: Answer, said: str) -> list[Reply]:
    mock = await turn.uow.mocks.get(answer.mock_id, turn.user_id) if answer.mock_id is not None else None
    if mock is None or mock.state is MockState.DONE:
        await turn.enter(State.IDLE)
        return [Reply(text=say.NONE_OPEN, keyboard=Keyboard())]
    mock = replace(mock, position=mock.position + 1)
    await turn.uow.mocks.put(mock)
    if mock.position < len(mock.question_ids):
        return await _ask_current(turn, mock)
    await _close(turn, mock)
    await turn.enter(State.IDLE)
    return [Reply(text=said, keyboard=Keyboard()), *await _debrief(turn, mock)]


async def _ask_current(turn: Turn, mock: Mock) -> list[Reply]:
    if mock.position >= len(mock.question_ids):
        return await end(turn, mock)
    question = turn.bank.questions[mock.question_ids[mock.position]]
    return await ask(turn, question, kind=AnswerKind.MOCK, mock_id=mock.id, heading=_heading(mock))


async def _close(turn: Turn, mock: Mock) -> None:
    answer = await turn.uow.answers.current(turn.user_id)
    if answer is not None and answer.mock_id == mock.id:
        await turn.uow.answers.set_state(answer.id, AnswerState.SKIPPED, turn.now)
    await turn.uow.mocks.put(replace(mock, state=MockState.DONE, ended_at=turn.now))


async def _debrief(turn: Turn, mock: Mock) -> list[Reply]:
    results = [await _result(turn, answer) for answer in await turn.uow.answers.of_mock(mock.id)]
    if not any(result.outcome is not Outcome.SKIPPED for result in results):
        return [Reply(text=say.NOTHING_TO_DEBRIEF, keyboard=Keyboard(), buttons=())]
    row = (
        Button(text=say.AGAIN, action=Action.MOCK),
        Button(text=asking.ASK_ME, action=Action.PRACTICE),
    )
    return [Reply(text=debrief_text(debrief(results), turn.bank), buttons=(row,))]


async def _result(turn: Turn, answer: Answer) -> MockResult:
    question = turn.bank.questions[answer.question_id]
    archetype = ArchetypeId(answer.archetype) if answer.archetype else None
    stored = await turn.uow.reviews.latest(answer.id) if answer.state is AnswerState.JUDGED else None
    if stored is None:
        outcome = OUTCOMES.get(answer.state, Outcome.SKIPPED)
        return MockResult(question=question.text, archetype=archetype, outcome=outcome)
    return MockResult(
        question=question.text,
        archetype=archetype,
        outcome=Outcome.JUDGED,
        level=Level(stored.level),
        moves=read_moves(stored.moves),
        ownership=stored.ownership,
        words=stored.words,
        seconds=stored.seconds,
        trap=stored.trap,
        structural_change=stored.structural_change,
    )


def _heading(mock: Mock) -> str:
    return say.heading(mock.position + 1, len(mock.question_ids))


def _sizes() -> Reply:
    row = tuple(Button(text=str(size), action=Action.MOCK_SIZE, args=(size,)) for size in say.SIZES)
    return Reply(text=say.CHOOSE_SIZE, buttons=(row,))


def _unfinished(mock: Mock) -> Reply:
    return Reply(
        text=say.unfinished_text(mock.position, len(mock.question_ids)),
        buttons=(
            (Button(text=say.RESUME, action=Action.MOCK_RESUME, args=(mock.id,)),),
            (Button(text=say.END, action=Action.MOCK_END, args=(mock.id,)),),
            (Button(text=say.NEW, action=Action.MOCK_NEW),),
        ),
    )
