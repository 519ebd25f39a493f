"""Use cases of an open answer: they take what is typed, dictated, edited or spoken. No message is thrown away."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta

from bot.conversation.answers.answer_from_messages import LONGEST_ANSWER, MOST_MESSAGES, composed, joined
from bot.conversation.answers.collecting import Collecting, Mode
from bot.conversation.answers.open_answer import offer, run_on, words_of
from bot.conversation.answers.question_of_answer import question_of
from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.doors import DiscardAnswer, GoOnWithAnswer, Practise
from bot.conversation.feature import Call
from bot.conversation.replies import Button, Keyboard, Reply
from bot.conversation.texts import voice_note, what_next
from bot.features.answering.asking import ask_next, status_reply
from bot.features.answering.judging import judge
from bot.features.answering.rating import rate_no_story
from bot.features.answering.texts import asking as say
from bot.features.mock import mock
from bot.features.mock.adapting import heard_owning_up, nearest_offer
from bot.review.rubric import count_words
from storage.records import Answer, AnswerKind, AnswerPart, AnswerState, Rehearsal
from storage.unit_of_work import UnitOfWork

STALE_AFTER = timedelta(hours=24)
NO_QUESTION, TOO_LONG = "no-question", "too-long"
"""Slots of the replies to messages that have no place. Many such messages get one reply."""


async def take_text(context: Context, message_id: int, text: str) -> list[Reply]:
    """Take a message as a part of the open answer."""
    answer = await collected(context)
    if answer is None:
        await context.enter(Idle())
        return no_open_question()
    return await add_part(context, answer, message_id, text)


def key(call: Callable[[Context, Answer], Awaitable[list[Reply]]]) -> Call:
    """Return the use case of a key of the keyboard, for the answer that is being collected."""

    async def on_key(context: Context) -> list[Reply]:
        answer = await collected(context)
        if answer is None:
            await context.enter(Idle())
            return no_open_question()
        return await call(context, answer)

    return on_key


async def collected(context: Context) -> Answer | None:
    """Return the answer for which the chat is collecting, or None."""
    now = context.at(Collecting)
    return await context.uow.answers.get(now.answer_id, context.user_id) if now is not None else None


async def add_part(context: Context, answer: Answer, message_id: int, text: str) -> list[Reply]:
    """Add a message to the open answer and reply with its length.

    After a day without a message, ask first what to do with the answer.
    """
    if not text.strip():
        return [Reply(text=say.EMPTY)]
    parts = await context.uow.answers.parts(answer.id)
    if sum(len(part.text) for part in parts) + len(text) > LONGEST_ANSWER:
        return [Reply(text=say.TOO_LONG, slot=TOO_LONG, newest_only=True)]
    if len(parts) >= MOST_MESSAGES:
        return [Reply(text=say.TOO_MANY, slot=TOO_LONG, newest_only=True)]
    now = collecting_of(context, answer)
    part = await context.uow.answers.add_part(answer.id, message_id, now.role, text)
    stale = answer.state is AnswerState.OPEN and bool(parts) and context.now - answer.touched_at >= STALE_AFTER
    await context.uow.answers.touch(answer.id, context.now)
    if stale and await words_of(context, answer):
        return await offer(context, answer, added=True)
    replies = [status(context, answer, now, [*parts, part])]
    return replies if parts else [*replies, *await heard_owning_up(context, answer, text)]


async def done(context: Context, answer: Answer) -> list[Reply]:
    """Judge the collected text."""
    now = collecting_of(context, answer)
    if not any(now.takes(part) for part in await context.uow.answers.parts(answer.id)):
        return [Reply(text=say.NOTHING_YET)]
    return await judge(context, answer, now.mode)


async def start_over(context: Context, answer: Answer) -> list[Reply]:
    """Clear the text typed since the question was put. A judged text stays."""
    now = collecting_of(context, answer)
    await context.uow.answers.clear_parts(answer.id, now.role, after=now.since)
    return [Reply(text=say.CLEARED)]


async def skip(context: Context, answer: Answer) -> list[Reply]:
    """Close the open question, or the follow-up alone. It rates nothing."""
    if collecting_of(context, answer).mode is Mode.FOLLOW_UP:
        await start_over(context, answer)
    else:
        await context.uow.answers.set_state(answer.id, AnswerState.SKIPPED, context.now)
    if await mock.under_way(context, answer):
        return await mock.after_skip(context, answer)
    is_new = answer.state is AnswerState.OPEN and answer.kind not in (AnswerKind.REWRITE, AnswerKind.REPAIR)
    text = say.SKIPPED if is_new else what_next.LEFT_AS_IT_WAS
    await context.enter(Idle())
    return closed(text)


async def no_story(context: Context, answer: Answer, *, sure: bool = False) -> list[Reply]:
    """Offer the nearest stories of the bank once. After that, record that there is no story, which rates Again."""
    offered = [] if sure else await nearest_offer(context, answer)
    if offered:
        return offered
    await context.uow.answers.set_state(answer.id, AnswerState.NO_STORY, context.now)
    name = await rate_no_story(context, answer)
    said = Reply(text=say.no_story_text(name), keyboard=Keyboard())
    if answer.kind is AnswerKind.MOCK:
        return [said, *await mock.after_skip(context, answer)]
    return [said, *await ask_next(context, exclude={answer.question_id})]


async def discard(context: Context, answer: Answer, then: tuple[str, ...] = ()) -> list[Reply]:
    """Discard the open answer at the user's request, and go on with what was asked for, as in DiscardAnswer."""
    await context.uow.answers.set_state(answer.id, AnswerState.DISCARDED, context.now)
    if answer.kind is AnswerKind.MOCK:
        return await mock.after_skip(context, answer)
    return await _put_away(context, answer, say.DISCARDED, then)


async def keep(context: Context, answer: Answer, then: tuple[str, ...] = ()) -> list[Reply]:
    """Keep the open answer aside at the user's request, and go on with what was asked for, as in KeepAnswer."""
    await context.uow.answers.keep_aside(answer.id, context.now)
    said = say.kept_text(await words_of(context, answer))
    return await _put_away(context, answer, said, then)


async def _put_away(context: Context, answer: Answer, said: str, then: tuple[str, ...]) -> list[Reply]:
    """Stop collecting an answer, and go on with what was asked for. Without that, say that nothing is open."""
    state = context.at(Collecting)
    if state is not None and state.answer_id == answer.id:
        await context.enter(Idle())
    if not then:
        return closed(said)
    return [Reply(text=said, keyboard=Keyboard()), *await run_on(context, then)]


async def take_voice(context: Context, seconds: int) -> list[Reply]:
    """Store the length of a voice note in seconds, as a rehearsal of the open question. Its words are not heard."""
    answer = await collected(context)
    answer_id = answer.id if answer is not None else None
    rehearsal = Rehearsal(user_id=context.user_id, answer_id=answer_id, seconds=seconds, at=context.now)
    await context.uow.rehearsals.add(rehearsal)
    return [Reply(text=voice_note.spoken_text(seconds))]


async def leave(context: Context) -> list[Reply]:
    """Leave the open answer, in a mock together with the mock. Its text is kept, to be continued later."""
    answer = await collected(context)
    left = await mock.under_way(context, answer) if answer is not None else None
    if left is not None:
        return await mock.leave(context, left)
    await context.enter(Idle())
    if answer is None or answer.state is not AnswerState.OPEN:
        return [Reply(text=what_next.LEFT_AS_IT_WAS, keyboard=Keyboard())]
    words = count_words(composed(await context.uow.answers.parts(answer.id))[0])
    question = (await question_of(context, answer)).text
    if not words:
        await context.uow.answers.set_state(answer.id, AnswerState.SKIPPED, context.now)
        return [Reply(text=say.closed_text(question), keyboard=Keyboard())]
    go_on = Button(text=what_next.GO_ON, press=GoOnWithAnswer(answer.id))
    throw_away = Button(text=what_next.DISCARD, press=DiscardAnswer(answer.id))
    return [
        Reply(text=say.left_open_text(question, words), keyboard=Keyboard()),
        Reply(text=what_next.WHAT_NEXT, buttons=((go_on, throw_away),)),
    ]


async def last_typed(uow: UnitOfWork, state: Collecting, user_id: int) -> str | None:
    """Return the last text of the open answer. In a mock, fall back to the answer before it."""
    answer = await uow.answers.get(state.answer_id, user_id)
    if answer is None:
        return None
    taken = [part.text for part in await uow.answers.parts(answer.id) if state.takes(part)]
    if taken or answer.mock_id is None:
        return taken[-1] if taken else None
    for before in reversed(await uow.answers.of_mock(answer.mock_id)):
        parts = await uow.answers.parts(before.id)
        if parts:
            return parts[-1].text
    return None


def closed(text: str) -> list[Reply]:
    """Return replies that nothing is open any more, and remove the keyboard."""
    return [Reply(text=text, keyboard=Keyboard()), Reply(text=what_next.WHAT_NEXT, buttons=((_ask_me(),),))]


def no_open_question() -> list[Reply]:
    """Return the reply to a text that belongs to no question. Of many such texts only the newest is answered."""
    return [Reply(text=say.NO_OPEN_QUESTION, buttons=((_ask_me(),),), slot=NO_QUESTION, newest_only=True)]


def collecting_of(context: Context, answer: Answer) -> Collecting:
    """Return the collecting state of the chat where it is this answer's, else the one that the answer would have."""
    state = context.at(Collecting)
    return state if state is not None and state.answer_id == answer.id else Collecting(answer.id)


def _ask_me() -> Button:
    return Button(text=what_next.ASK_ME, press=Practise())


def status(context: Context, answer: Answer, now: Collecting, parts: Sequence[AnswerPart]) -> Reply:
    """Return the status line of the text collected so far, which is edited in place."""
    words = count_words(joined([part.text for part in parts if now.takes(part)]))
    return status_reply(context, answer, now.mode, words, fresh=False)
