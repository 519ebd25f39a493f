"""Use cases that ask: they choose what spaced repetition wants most, open its answer and say how to answer."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Annotated

from bot.conversation.answers.collecting import Collecting, Mode
from bot.conversation.answers.open_answer import limit_as_before, make_way, offer, words_of
from bot.conversation.answers.question_of_answer import asks_for_style, question_of
from bot.conversation.context import Context
from bot.conversation.doors import (
    AskArchetype,
    ChooseSubject,
    HaveNoStory,
    LimitWords,
    NextQuestion,
    Practise,
    ShowKept,
    ShowMoves,
    ShowStylePrompts,
    StopDaily,
)
from bot.conversation.logic.questions.history import last_asked
from bot.conversation.logic.questions.next_question import longest_ago
from bot.conversation.payload import OneOf, Payload
from bot.conversation.questions.question_for_user import asked_lately, choose, choose_for
from bot.conversation.replies import Button, Keyboard, Reply
from bot.conversation.texts.daily import STOP_DAILY
from bot.features.answering.texts import asking as say
from bot.features.mock.mock_clock import minutes_open
from bot.features.mock.texts import mock as mock_say
from question_bank.models import ArchetypeId, Move, Question, QuestionKind
from storage.records import Answer, AnswerKind, AnswerState, DueKind

KEYBOARD = Keyboard(rows=say.ANSWER_KEYS)
TAPPED_TWICE = timedelta(seconds=5)
SHOWN_AGAIN = frozenset({AnswerKind.PRACTICE, AnswerKind.DAILY, AnswerKind.REWRITE})
"""Kinds of questions that are shown again while no word is typed. A repair gives way to a whole question."""


@dataclass(frozen=True, slots=True)
class AnotherQuestion(Payload, code="an"):
    """Replace an open question with a different one."""

    answer_id: int


@dataclass(frozen=True, slots=True)
class SnoozeQuestion(Payload, code="sn"):
    """Ask the same question again in an hour.

    `kind` is the due kind of the prompt: only the daily question can be snoozed.
    """

    answer_id: int
    kind: Annotated[DueKind, OneOf((DueKind.DAILY,))]


@dataclass(frozen=True, slots=True)
class SkipToday(Payload, code="st"):
    """Skip today's question."""

    answer_id: int


async def practise(context: Context) -> list[Reply]:
    """Ask a question. A draft is offered first, and a question without a word typed is shown again."""
    answer = await context.uow.answers.current(context.user_id)
    if answer is not None and answer.kind in SHOWN_AGAIN and not await words_of(context, answer):
        return await go_on(context, answer)
    way = await make_way(context, Practise())
    return [*way.said, *await ask_next(context)] if way.free else way.said


async def next_question(context: Context) -> list[Reply]:
    """Ask the next question from a button, which may be tapped twice. A question that has just come is not replaced."""
    answer = await context.uow.answers.current(context.user_id)
    if answer is not None and context.now - answer.opened_at < TAPPED_TWICE:
        return []
    way = await make_way(context, NextQuestion())
    return [*way.said, *await ask_next(context)] if way.free else way.said


async def practise_archetype(context: Context, archetype: ArchetypeId) -> list[Reply]:
    """Ask a question on one archetype. A draft is offered first."""
    way = await make_way(context, AskArchetype(archetype))
    if not way.free:
        return way.said
    return [*way.said, *await ask(context, await choose_for(context, archetype), kind=AnswerKind.PRACTICE)]


async def practise_question(context: Context, question: Question, wanted: Payload) -> list[Reply]:
    """Ask this question, which is what pressing `wanted` means. A draft is offered first."""
    way = await make_way(context, wanted)
    return [*way.said, *await ask(context, question, kind=AnswerKind.PRACTICE)] if way.free else way.said


async def practise_longest_ago(context: Context, questions: Sequence[Question], wanted: Payload) -> list[Reply]:
    """Ask the one of some questions that was asked longest ago, which is what pressing `wanted` means.

    A draft is offered first.
    """
    (question, *_) = longest_ago(questions, last_asked(await asked_lately(context)), context.dice)
    return await practise_question(context, question, wanted)


async def practise_subject(context: Context, subject: str, wanted: Payload) -> list[Reply]:
    """Ask the question of a track that was asked longest ago, or that style prompt, which is what `wanted` means.

    A draft is offered first.
    """
    way = await make_way(context, wanted)
    return [*way.said, *await _ask_of(context, subject)] if way.free else way.said


async def _ask_of(context: Context, subject: str, *, exclude: Collection[str] = ()) -> list[Reply]:
    """Ask the question of a track that was asked longest ago, or that style prompt."""
    bank = context.bank
    of_subject = bank.of_kind(QuestionKind.STYLE) if subject == QuestionKind.STYLE else bank.of_track(subject)
    pool = [question for question in of_subject if question.id not in exclude]
    (question, *_) = longest_ago(pool, last_asked(await asked_lately(context)), context.dice)
    return await ask(context, question, kind=AnswerKind.PRACTICE)


async def ask_next(context: Context, *, exclude: Collection[str] = ()) -> list[Reply]:
    """Choose a question and ask it."""
    question = await choose(context, daily=False, exclude=exclude)
    return await ask(context, question, kind=AnswerKind.PRACTICE)


async def ask(
    context: Context,
    question: Question,
    *,
    kind: AnswerKind,
    mock_id: int | None = None,
    heading: str | None = None,
    local_date: date | None = None,
) -> list[Reply]:
    """Open an answer to the question and ask it.

    Only one answer is open at a time, so the caller has dealt with an earlier one. `local_date` is the day to which the
    question belongs, by default today.
    """
    answer = await context.uow.answers.open(
        context.user_id,
        question.id,
        question.archetypes[0] if question.archetypes else None,
        kind,
        context.now,
        local_date or context.today,
        mock_id=mock_id,
    )
    if mock_id is not None:
        await limit_as_before(context, answer, mock_id)
    await context.enter(Collecting(answer.id))
    replies = await _put(context, question, answer, heading)
    return replies if question.kind is QuestionKind.STYLE else await _introduced(context, replies)


async def ask_repair(context: Context, base: Answer, move: Move, follow_up: str) -> list[Reply]:
    """Open a one-move repair of a story that was judged lately, and ask for that move alone."""
    question = await question_of(context, base)
    answer = await context.uow.answers.open(
        context.user_id,
        base.question_id,
        base.archetype,
        AnswerKind.REPAIR,
        context.now,
        context.today,
        repairs=base.id,
    )
    await context.enter(Collecting(answer.id))
    return [
        Reply(text=say.repair_text(question.text, move, follow_up), buttons=_unasked_buttons(answer)),
        Reply(text=say.HOW_TO_FOLLOW_UP, keyboard=KEYBOARD),
    ]


async def go_on(context: Context, answer: Answer, *, heading: str | None = None) -> list[Reply]:
    """Continue an open answer where it was left."""
    await context.uow.answers.touch(answer.id, context.now)
    await context.enter(Collecting(answer.id))
    question = await question_of(context, answer)
    replies = await _put(context, question, answer, heading)
    words = await words_of(context, answer)
    if words:
        replies.append(status_reply(context, answer, Mode.ANSWER, words, fresh=True))
    return replies


async def ask_again(context: Context, base: Answer) -> list[Reply]:
    """Ask the question of a judged answer again, for a rewrite. The judged text stays as it is.

    A rewrite of it that is open and has no text yet is asked for once more.
    """
    question = await question_of(context, base)
    answer = await empty_rewrite(context, base) or await context.uow.answers.open(
        context.user_id,
        base.question_id,
        base.archetype,
        AnswerKind.REWRITE,
        context.now,
        context.today,
        repairs=base.id,
    )
    await context.uow.answers.limit_words(answer.id, base.word_limit)
    await context.enter(Collecting(answer.id))
    return [Reply(text=_question_text(context, question)), Reply(text=say.HOW_TO_REWRITE, keyboard=KEYBOARD)]


async def empty_rewrite(context: Context, base: Answer) -> Answer | None:
    """Return the open rewrite of a judged answer where nothing is typed yet, or None."""
    current = await context.uow.answers.current(context.user_id)
    if current is None or current.kind is not AnswerKind.REWRITE or current.repairs != base.id:
        return None
    return None if await context.uow.answers.parts(current.id) else current


async def collect_follow_up(context: Context, answer: Answer) -> None:
    """Collect the next messages as the answer to the follow-up."""
    parts = await context.uow.answers.parts(answer.id)
    since = max((part.n for part in parts), default=0)
    await context.enter(Collecting(answer.id, Mode.FOLLOW_UP, since))


async def another(context: Context, answer: Answer) -> list[Reply]:
    """Skip this question and ask a different one. An answer that has a text is offered instead."""
    if await words_of(context, answer):
        return await offer(context, answer, wanted=NextQuestion())
    await context.uow.answers.set_state(answer.id, AnswerState.SKIPPED, context.now)
    if asks_for_style(context, answer):
        return await _ask_of(context, QuestionKind.STYLE, exclude={answer.question_id})
    return await ask_next(context, exclude={answer.question_id})


def status_reply(context: Context, answer: Answer, mode: Mode, words: int, *, fresh: bool) -> Reply:
    """Return the status line of the collected text, one message edited in place. In a mock it holds the clock."""
    if mode is Mode.FOLLOW_UP or answer.kind is AnswerKind.REPAIR:
        said = say.status_follow_up_text(words)
    elif answer.kind is AnswerKind.MOCK and answer.word_limit is None:
        said = mock_say.status_text(words, minutes_open(context, answer), is_style=asks_for_style(context, answer))
    else:
        said = say.status_text(words, is_style=asks_for_style(context, answer), limit=answer.word_limit)
    return Reply(text=said, slot=f"status:{answer.id}:{mode}", fresh=fresh)


def archetype_name(context: Context, answer: Answer) -> str | None:
    """Return the name of the archetype that an answer rates, or None."""
    return next((a.name for a in context.bank.archetypes.values() if a.id == answer.archetype), None)


async def _introduced(context: Context, replies: list[Reply]) -> list[Reply]:
    """Return the replies. Above a user's first question say what is looked for, with a button to the six moves."""
    is_first = await context.uow.hints.first_time(context.user_id, "six-moves", context.now)
    if not is_first or await context.uow.answers.latest_judged(context.user_id) is not None:
        return replies
    first, *rest = replies
    text = f"<i>{say.SIX_MOVES}</i>\n\n{first.text}"
    look = Button(text=say.SIX_MOVES_BUTTON, press=ShowMoves())
    return [replace(first, text=text, buttons=(*first.buttons, (look,))), *rest]


async def _put(context: Context, question: Question, answer: Answer, heading: str | None) -> list[Reply]:
    """Return a question with its buttons, and how to answer it."""
    how_to = say.HOW_TO_STYLE if question.kind is QuestionKind.STYLE else say.HOW_TO
    if answer.kind is AnswerKind.REWRITE:
        how_to = say.HOW_TO_REWRITE
    return [
        Reply(
            text=_question_text(context, question, heading), buttons=await _question_buttons(context, question, answer)
        ),
        Reply(text=how_to, keyboard=KEYBOARD),
    ]


def _question_text(context: Context, question: Question, heading: str | None = None) -> str:
    if question.group is not None:
        heading = say.style_heading(question.group, heading)
    elif question.topic is not None and heading is None:
        # In a mock nobody says which topic a question is about, as in an interview.
        heading = say.topic_heading(context.bank.tracks[question.track or ""].name, question.topic.name)
    return say.question_text(question.text, heading)


async def _question_buttons(context: Context, question: Question, answer: Answer) -> tuple[tuple[Button, ...], ...]:
    takes_story = question.kind is not QuestionKind.STYLE
    rows = [(Button(text=say.NO_STORY, press=HaveNoStory(answer.id)),)] if takes_story else []
    rows.append((Button(text=say.LIMIT, press=LimitWords(answer.id)),))
    if answer.kind is AnswerKind.MOCK:
        return tuple(rows)
    other = Button(text=say.ANOTHER, press=AnotherQuestion(answer.id))
    subject = Button(text=say.SUBJECT, press=ChooseSubject() if takes_story else ShowStylePrompts())
    kept = len(await context.uow.answers.aside(context.user_id))
    if kept:
        rows.append((Button(text=say.kept_label(kept), press=ShowKept()),))
    return ((other, subject), *rows, *(_unasked_buttons(answer) if answer.kind is AnswerKind.DAILY else ()))


def _unasked_buttons(answer: Answer) -> tuple[tuple[Button, ...], ...]:
    """Return the buttons that snooze, skip or stop the daily question."""
    return (
        (
            Button(text=say.LATER, press=SnoozeQuestion(answer.id, DueKind.DAILY)),
            Button(text=say.NOT_TODAY, press=SkipToday(answer.id)),
        ),
        (Button(text=STOP_DAILY, press=StopDaily()),),
    )
