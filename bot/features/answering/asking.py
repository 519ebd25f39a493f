"""Asks: chooses what spaced repetition wants most, opens an answer for it and says how to answer."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from bot.conversation.context import Turn
from bot.conversation.doors import DiscardAnswer, GoOnWithAnswer, HaveNoStory, StopDaily
from bot.conversation.next_question import choose, choose_for
from bot.conversation.payload import OneOf, Payload
from bot.conversation.replies import Button, Keyboard, Reply
from bot.conversation.text_of_answer import composed
from bot.features.answering.states import Collecting, Mode
from bot.features.answering.texts import asking as say
from bot.features.mock.mock_clock import minutes_open
from bot.features.mock.texts import mock as mock_say
from bot.review.rubric import count_words
from question_bank.models import ArchetypeId, Move, Question, QuestionKind
from storage.records import Answer, AnswerKind, AnswerState, DueKind

KEYBOARD = Keyboard(rows=say.ANSWER_KEYS)
TAPPED_TWICE = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class AnotherQuestion(Payload, code="an"):
    """Put an open question back and ask a different one."""

    answer_id: int


@dataclass(frozen=True, slots=True)
class JudgeAnswer(Payload, code="ju"):
    """Judge an open answer as it is."""

    answer_id: int


@dataclass(frozen=True, slots=True)
class SnoozeQuestion(Payload, code="sn"):
    """Ask the same question again in an hour. `kind` is what came due: only the daily question can be snoozed so."""

    answer_id: int
    kind: Annotated[DueKind, OneOf((DueKind.DAILY,))]


@dataclass(frozen=True, slots=True)
class SkipToday(Payload, code="st"):
    """Let today's question go."""

    answer_id: int


async def practise(turn: Turn) -> list[Reply]:
    """Offer the open answer if there is one, else ask a new question."""
    return await _left_open(turn) or await ask_next(turn)


async def next_question(turn: Turn) -> list[Reply]:
    """Do the same by a button, which may be tapped twice: the question that has just come is not put away for another."""
    answer = await turn.uow.answers.current(turn.user_id)
    if answer is not None and turn.now - answer.opened_at < TAPPED_TWICE:
        return []
    return await practise(turn)


async def practise_archetype(turn: Turn, archetype: ArchetypeId) -> list[Reply]:
    """Do the same with a question on one archetype."""
    left = await _left_open(turn)
    return left or await ask(turn, await choose_for(turn, archetype), kind=AnswerKind.PRACTICE)


async def ask_next(turn: Turn, *, exclude: Collection[str] = ()) -> list[Reply]:
    """Choose a question and ask it."""
    question = await choose(turn, daily=False, exclude=exclude)
    return await ask(turn, question, kind=AnswerKind.PRACTICE)


async def ask(
    turn: Turn,
    question: Question,
    *,
    kind: AnswerKind,
    mock_id: int | None = None,
    heading: str | None = None,
    local_date: date | None = None,
) -> list[Reply]:
    """Open an answer to the question and ask it. One answer is open at a time: what was open has been dealt with.

    `local_date` is the day whose question it is, where that is not today.
    """
    answer = await turn.uow.answers.open(
        turn.user_id,
        question.id,
        question.archetypes[0] if question.archetypes else None,
        kind,
        turn.now,
        local_date or turn.today,
        mock_id=mock_id,
    )
    await turn.enter(Collecting(answer.id))
    return [
        Reply(text=say.question_text(question.text, heading), buttons=_question_buttons(answer)),
        Reply(text=say.HOW_TO, keyboard=KEYBOARD),
    ]


async def ask_repair(turn: Turn, base: Answer, move: Move, follow_up: str) -> list[Reply]:
    """Open a one-move repair of a story that was judged lately, and ask for just that move."""
    question = turn.bank.questions[base.question_id]
    answer = await turn.uow.answers.open(
        turn.user_id, base.question_id, base.archetype, AnswerKind.REPAIR, turn.now, turn.today, repairs=base.id
    )
    await turn.enter(Collecting(answer.id))
    return [
        Reply(text=say.repair_text(question.text, move, follow_up), buttons=_unasked_buttons(answer)),
        Reply(text=say.HOW_TO_FOLLOW_UP, keyboard=KEYBOARD),
    ]


async def offer(turn: Turn, answer: Answer, *, added: bool = False) -> list[Reply]:
    """Name an answer that was left open, with what can be done about it."""
    text, _ = composed(await turn.uow.answers.parts(answer.id))
    question = turn.bank.questions[answer.question_id]
    words = count_words(text)
    body = say.stale_text(question.text, words) if added else say.offer_text(question.text, words)
    row = [Button(text=say.GO_ON, press=GoOnWithAnswer(answer.id))]
    if words:
        row.insert(0, Button(text=say.JUDGE, press=JudgeAnswer(answer.id)))
    return [Reply(text=body, buttons=(tuple(row), (_discard(answer),)))]


async def go_on(turn: Turn, answer: Answer, *, heading: str | None = None) -> list[Reply]:
    """Take an open answer up again where it was."""
    await turn.uow.answers.touch(answer.id, turn.now)
    await turn.enter(Collecting(answer.id))
    question = turn.bank.questions[answer.question_id]
    text, _ = composed(await turn.uow.answers.parts(answer.id))
    replies = [
        Reply(text=say.question_text(question.text, heading), buttons=_question_buttons(answer)),
        Reply(text=say.HOW_TO, keyboard=KEYBOARD),
    ]
    if count_words(text):
        replies.append(status_reply(turn, answer, Mode.ANSWER, count_words(text), fresh=True))
    return replies


async def ask_again(turn: Turn, base: Answer) -> list[Reply]:
    """Ask the question of a judged answer again, for a rewrite; what was judged stays as it is."""
    question = turn.bank.questions[base.question_id]
    answer = await turn.uow.answers.open(
        turn.user_id, base.question_id, base.archetype, AnswerKind.REWRITE, turn.now, turn.today, repairs=base.id
    )
    await turn.enter(Collecting(answer.id))
    return [Reply(text=say.question_text(question.text)), Reply(text=say.HOW_TO_REWRITE, keyboard=KEYBOARD)]


async def collect_follow_up(turn: Turn, answer: Answer) -> None:
    """From now on messages are the answer to the follow-up."""
    parts = await turn.uow.answers.parts(answer.id)
    since = max((part.n for part in parts), default=0)
    await turn.enter(Collecting(answer.id, Mode.FOLLOW_UP, since))


async def another(turn: Turn, answer: Answer) -> list[Reply]:
    """Put this question back and ask a different one; what was typed already is not passed over unasked."""
    if await turn.uow.answers.parts(answer.id):
        return await offer(turn, answer)
    await turn.uow.answers.set_state(answer.id, AnswerState.SKIPPED, turn.now)
    return await ask_next(turn, exclude={answer.question_id})


def status_reply(turn: Turn, answer: Answer, mode: Mode, words: int, *, fresh: bool) -> Reply:
    """Return the status line of what is being collected, one message edited in place; in a mock it holds the clock."""
    if mode is Mode.FOLLOW_UP or answer.kind is AnswerKind.REPAIR:
        said = say.status_follow_up_text(words)
    elif answer.kind is AnswerKind.MOCK:
        is_style = turn.bank.questions[answer.question_id].kind is QuestionKind.STYLE
        said = mock_say.status_text(words, minutes_open(turn, answer), is_style=is_style)
    else:
        said = say.status_text(words)
    return Reply(text=said, slot=f"status:{answer.id}:{mode}", fresh=fresh)


def archetype_name(turn: Turn, answer: Answer) -> str | None:
    """Return the name of the archetype that an answer rates."""
    return next((a.name for a in turn.bank.archetypes.values() if a.id == answer.archetype), None)


async def _left_open(turn: Turn) -> list[Reply]:
    """Offer an answer that was left open; where it is still empty, put its question away and say nothing."""
    answer = await turn.uow.answers.current(turn.user_id)
    if answer is None:
        return []
    if answer.kind is AnswerKind.MOCK or await turn.uow.answers.parts(answer.id):
        return await offer(turn, answer)
    await turn.uow.answers.set_state(answer.id, AnswerState.LAPSED, turn.now)
    return []


def _question_buttons(answer: Answer) -> tuple[tuple[Button, ...], ...]:
    no_story = Button(text=say.NO_STORY, press=HaveNoStory(answer.id))
    if answer.kind is AnswerKind.MOCK:
        return ((no_story,),)
    rows = ((Button(text=say.ANOTHER, press=AnotherQuestion(answer.id)),), (no_story,))
    return rows + _unasked_buttons(answer) if answer.kind is AnswerKind.DAILY else rows


def _unasked_buttons(answer: Answer) -> tuple[tuple[Button, ...], ...]:
    """Return the buttons that snooze or stop what comes unasked from the message itself."""
    return (
        (
            Button(text=say.LATER, press=SnoozeQuestion(answer.id, DueKind.DAILY)),
            Button(text=say.NOT_TODAY, press=SkipToday(answer.id)),
        ),
        (Button(text=say.STOP_DAILY, press=StopDaily()),),
    )


def _discard(answer: Answer) -> Button:
    return Button(text=say.DISCARD, press=DiscardAnswer(answer.id))
