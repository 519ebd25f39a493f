"""An open answer that is in the way of something else: it is offered, and what was asked for runs on from the offer.

An open answer without a word is no draft, so it is never in the way. An answer that is kept aside is not either.
"""

from dataclasses import dataclass
from typing import Any

from bot.conversation.answers import left_mock
from bot.conversation.answers.answer_from_messages import composed
from bot.conversation.answers.question_of_answer import question_of
from bot.conversation.context import Context
from bot.conversation.doors import DiscardAnswer, GoOnWithAnswer, JudgeAnswer, KeepAnswer
from bot.conversation.payload import SEPARATOR, Payload, encode
from bot.conversation.replies import Button, Reply
from bot.conversation.texts import what_next as say
from bot.review.rubric import count_words
from storage.records import Answer, AnswerKind, AnswerState


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """The way for something new: whether it is free, and what was said to make it so, or the offer that blocks it."""

    said: list[Reply]
    free: bool


async def make_way(context: Context, wanted: Payload) -> Way:
    """Make way for what the user asked for, which is what pressing `wanted` means.

    A mock or drill in progress is left as /cancel leaves it. A draft is offered first; an open answer without a word
    lapses.
    """
    said = [*await _leave_series(context), *await left_mock.leave_open(context)]
    answer = await context.uow.answers.current(context.user_id)
    if answer is not None and await _is_draft(context, answer):
        return Way(said=[*said, *await offer(context, answer, wanted=wanted)], free=False)
    if answer is not None:
        await _let_lapse(context, answer)
    return Way(said=said, free=True)


async def draft_of(context: Context) -> Answer | None:
    """Return the open answer if it has words, without that of a mock. None where there is no such draft."""
    answer = await context.uow.answers.current(context.user_id)
    return answer if answer is not None and await _is_draft(context, answer) else None


async def words_of(context: Context, answer: Answer) -> int:
    """Return the number of words typed for an answer."""
    return count_words(composed(await context.uow.answers.parts(answer.id))[0])


async def make_current(context: Context, answer: Answer) -> None:
    """Make an open answer the one that is continued. Another draft is kept aside for it."""
    other = await context.uow.answers.current(context.user_id)
    if other is None or other.id == answer.id:
        return
    if await words_of(context, other):
        await context.uow.answers.keep_aside(other.id, context.now)
    else:
        await _let_lapse(context, other)


async def offer(context: Context, answer: Answer, *, added: bool = False, wanted: Payload | None = None) -> list[Reply]:
    """Return a reply that names an open answer and offers to go on with it, judge it, keep it for later or discard it.

    `added` is True where a new message was just added to it. The last two buttons go on with `wanted`.
    """
    if answer.kind is AnswerKind.MOCK and answer.mock_id is not None:
        mock = await context.uow.mocks.get(answer.mock_id, context.user_id)
        if mock is not None:
            return [await left_mock.offer(context, mock, added=added)]
    question = await question_of(context, answer)
    words = await words_of(context, answer)
    body = say.stale_text(question.text, words) if added else say.offer_text(question.text, words)
    return [Reply(text=body, buttons=offer_buttons(answer, wanted=wanted))]


def offer_buttons(answer: Answer, *, wanted: Payload | None = None) -> tuple[tuple[Button, ...], ...]:
    """Return what can be done with a draft. *Keep it for later* and *Discard it* go on with `wanted`."""
    then = tuple(encode(wanted).split(SEPARATOR)) if wanted is not None else ()
    return (
        (
            Button(text=say.JUDGE, press=JudgeAnswer(answer.id)),
            Button(text=say.GO_ON, press=GoOnWithAnswer(answer.id)),
        ),
        (Button(text=say.KEEP, press=KeepAnswer(answer.id, then)), discard_button(answer, then)),
    )


def discard_button(answer: Answer, then: tuple[str, ...] = ()) -> Button:
    """Return the button that discards an open answer."""
    return Button(text=say.DISCARD, press=DiscardAnswer(answer.id, then))


async def run_on(context: Context, then: tuple[str, ...]) -> list[Reply]:
    """Do what the user had asked for when a draft was offered. Raises BadPayload where the data are not ours."""
    wanted: Any = context.registry.payload(SEPARATOR.join(then))
    return await context.registry.presses[type(wanted)](context, wanted)


async def _is_draft(context: Context, answer: Answer) -> bool:
    """Return whether an open answer has words. That of a mock is no draft."""
    return answer.kind is not AnswerKind.MOCK and await words_of(context, answer) > 0


async def _let_lapse(context: Context, answer: Answer) -> None:
    """Let an open answer lapse, because something else begins."""
    await context.uow.answers.set_state(answer.id, AnswerState.LAPSED, context.now)


async def _leave_series(context: Context) -> list[Reply]:
    """Leave a state that makes way, such as a drill, by its /cancel."""
    rules = context.registry.rules_of(context.standing)
    return await rules.on_cancel(context) if rules.makes_way and rules.on_cancel is not None else []


async def limit_as_before(context: Context, answer: Answer, mock_id: int) -> None:
    """Keep the word limit through a mock: an interview that is typed is typed to its end."""
    before = [each for each in await context.uow.answers.of_mock(mock_id) if each.id < answer.id]
    if before and before[-1].word_limit is not None:
        await context.uow.answers.limit_words(answer.id, before[-1].word_limit)
