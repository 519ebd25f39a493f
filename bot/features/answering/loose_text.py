"""Use cases of a loose text, typed while no question was open: it is kept, and offered for what it may be good for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.conversation.answers.answer_from_messages import LONGEST_ANSWER, MOST_MESSAGES, joined
from bot.conversation.answers.collecting import Collecting, Mode
from bot.conversation.answers.open_answer import make_way
from bot.conversation.answers.question_of_answer import question_of
from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.payload import Payload
from bot.conversation.questions.question_for_user import choose_for
from bot.conversation.replies import Button, Keyboard, Reply
from bot.conversation.stale_buttons import StaleButton
from bot.features.answering.asking import ask_next, go_on
from bot.features.answering.collecting import TOO_LONG, closed
from bot.features.answering.judging import judge
from bot.features.answering.states import HoldingText
from bot.features.answering.texts import asking
from bot.features.answering.texts import loose_text as say
from bot.review.rubric import count_words
from question_bank.models import ArchetypeId
from storage.records import Answer, AnswerKind, AnswerState, LooseMessage, PartRole
from storage.unit_of_work import UnitOfWork

GOES_ON_WITHIN = timedelta(hours=1)
"""A message that comes later than this is another text."""
JUST_LEFT = timedelta(hours=24)
LEFT_WITHOUT_WORDS = frozenset({AnswerState.SKIPPED, AnswerState.LAPSED})
ASKED_ALONE = frozenset({AnswerKind.PRACTICE, AnswerKind.DAILY})


@dataclass(frozen=True, slots=True)
class JudgeLooseText(Payload, code="Tj"):
    """Judge a loose text as a story of an archetype. Without one, ask which."""

    first_id: int
    archetype: ArchetypeId | None = None


@dataclass(frozen=True, slots=True)
class UseLooseText(Payload, code="Tu"):
    """Take a loose text as the answer to a question."""

    first_id: int
    answer_id: int


@dataclass(frozen=True, slots=True)
class AskForLooseText(Payload, code="Ta"):
    """Ask a question that a loose text may answer."""

    first_id: int


@dataclass(frozen=True, slots=True)
class DiscardLooseText(Payload, code="Td"):
    """Discard a loose text."""

    first_id: int


async def keep(context: Context, message_id: int, text: str) -> list[Reply]:
    """Keep a message as the beginning of a loose text, and offer what to do with it."""
    await context.uow.loose_texts.add(context.user_id, message_id, message_id, text, context.now)
    await context.enter(HoldingText(message_id))
    return [await _offer(context, message_id, fresh=True)]


async def keep_edited(context: Context, message_id: int, text: str) -> list[Reply]:
    """Keep the new text of a message that was part of nothing, and offer it. The state of the chat stays."""
    await context.uow.loose_texts.add(context.user_id, message_id, message_id, text, context.now)
    return [await _offer(context, message_id, fresh=True)]


async def goes_on(context: Context) -> bool:
    """Return whether the next message belongs to the loose text of the chat's state."""
    state = context.at(HoldingText)
    recent = context.now - context.conversation.updated_at < GOES_ON_WITHIN
    return state is not None and recent and bool(await _messages(context, state.first_id))


async def add(context: Context, message_id: int, text: str) -> list[Reply]:
    """Add a message to the loose text of the chat's state. Its offer is edited in place."""
    state = context.at(HoldingText)
    if state is None:
        return []
    messages = await _messages(context, state.first_id)
    if sum(len(each.text) for each in messages) + len(text) > LONGEST_ANSWER or len(messages) >= MOST_MESSAGES:
        return [Reply(text=say.TOO_LONG, slot=TOO_LONG, newest_only=True)]
    await context.uow.loose_texts.add(context.user_id, state.first_id, message_id, text, context.now)
    await context.enter(state)
    return [await _offer(context, state.first_id, fresh=False)]


async def edit(context: Context, message: LooseMessage, text: str) -> list[Reply]:
    """Change a message of a loose text. Its offer is edited in place."""
    if message.text == text:
        return []
    await context.uow.loose_texts.edit(context.user_id, message.message_id, text)
    return [await _offer(context, message.first_id, fresh=False)]


async def offer_again(context: Context) -> list[Reply]:
    """Offer the loose text of the chat's state in a new message."""
    state = context.at(HoldingText)
    if state is None or not await _messages(context, state.first_id):
        await context.enter(Idle())
        return closed(asking.GONE)
    return [await _offer(context, state.first_id, fresh=True)]


async def leave(context: Context) -> list[Reply]:
    """Leave the loose text. It is kept, and the buttons of its offer go on working."""
    await context.enter(Idle())
    return [Reply(text=say.LEFT, keyboard=Keyboard())]


async def judge_as(context: Context, first_id: int, archetype: ArchetypeId | None) -> list[Reply]:
    """Judge a loose text as a story of an archetype. Without one, ask which. Raises StaleButton where it was used."""
    messages = await _kept(context, first_id)
    if archetype is None:
        rows = [
            (Button(text=each.name, press=JudgeLooseText(first_id, each.id)),)
            for each in context.bank.archetypes.values()
        ]
        return [Reply(text=say.WHICH_KIND, buttons=tuple(rows))]
    question = await choose_for(context, archetype)
    answer = await context.uow.answers.open(
        context.user_id, question.id, archetype, AnswerKind.PRACTICE, context.now, context.today
    )
    await _move(context, messages, answer)
    said = Reply(text=say.judged_as_text(context.bank.archetypes[archetype].name, question.text))
    return [said, *await judge(context, answer, Mode.ANSWER)]


async def use(context: Context, first_id: int, answer_id: int) -> list[Reply]:
    """Take a loose text as the answer to a question, which is opened again where it was left without words.

    Another draft is offered first. Raises StaleButton where the text was used, or the question answered.
    """
    messages = await _kept(context, first_id)
    answer = await context.uow.answers.get(answer_id, context.user_id)
    if answer is None or answer.state not in {AnswerState.OPEN, *LEFT_WITHOUT_WORDS}:
        raise StaleButton
    current = await context.uow.answers.current(context.user_id)
    said: list[Reply] = []
    if current is None or current.id != answer.id:
        way = await make_way(context, UseLooseText(first_id, answer_id))
        if not way.free:
            return way.said
        said = way.said
    await context.uow.answers.set_state(answer.id, AnswerState.OPEN, context.now)
    await _move(context, messages, answer)
    return [*said, *await go_on(context, answer)]


async def ask(context: Context, first_id: int) -> list[Reply]:
    """Ask a question, and offer the loose text for it. Raises StaleButton where it was used."""
    words = _words(await _kept(context, first_id))
    way = await make_way(context, AskForLooseText(first_id))
    if not way.free:
        return way.said
    replies = [*way.said, *await ask_next(context)]
    asked = context.at(Collecting)
    rows = ((Button(text=say.USE_HERE, press=UseLooseText(first_id, asked.answer_id)),),) if asked is not None else ()
    return [*replies, Reply(text=say.still_kept_text(words), buttons=rows)]


async def discard(context: Context, first_id: int) -> list[Reply]:
    """Discard a loose text at the user's request. Raises StaleButton where it was used."""
    await _kept(context, first_id)
    await context.uow.loose_texts.forget(context.user_id, first_id)
    if context.at(HoldingText) is not None:
        await context.enter(Idle())
    return closed(asking.DISCARDED)


async def last_typed(uow: UnitOfWork, state: HoldingText, user_id: int) -> str | None:
    """Return the last message of the loose text, or None."""
    messages = await uow.loose_texts.of(user_id, state.first_id)
    return messages[-1].text if messages else None


async def _offer(context: Context, first_id: int, *, fresh: bool) -> Reply:
    messages = await _messages(context, first_id)
    heard = context.reviewer.heard(joined([each.text for each in messages]))
    left = await _just_left(context)
    question = (await question_of(context, left)).text if left is not None else None
    state = context.at(HoldingText)
    held, is_open = state is not None and state.first_id == first_id, context.at(Collecting) is not None
    rows = []
    if heard:
        label = say.judge_label(context.bank.archetypes[heard[0]].name)
        rows.append((Button(text=label, press=JudgeLooseText(first_id, heard[0])),))
    rows.append((Button(text=say.JUDGE_AS_OTHER if heard else say.JUDGE, press=JudgeLooseText(first_id)),))
    if left is not None:
        rows.append((Button(text=say.USE_HERE if is_open else say.USE, press=UseLooseText(first_id, left.id)),))
    rows.append((Button(text=say.ASK, press=AskForLooseText(first_id)),))
    rows.append((Button(text=say.DISCARD, press=DiscardLooseText(first_id)),))
    text = say.offer_text(_words(messages), question, held=held, is_open=is_open)
    return Reply(text=text, buttons=tuple(rows), slot=f"loose:{first_id}", fresh=fresh)


async def _just_left(context: Context) -> Answer | None:
    """Return the question that was asked last, where it was left in the last day without a verdict, else None."""
    asked = await context.uow.answers.asked_since(context.user_id, context.now - JUST_LEFT)
    current = await context.uow.answers.current(context.user_id)
    last = current or (asked[0] if asked else None)
    is_left = last is not None and last.state in {AnswerState.OPEN, *LEFT_WITHOUT_WORDS}
    return last if last is not None and is_left and last.kind in ASKED_ALONE else None


async def _move(context: Context, messages: Sequence[LooseMessage], answer: Answer) -> None:
    """Make the messages of a loose text the messages of an answer, so that edits find them there."""
    for each in messages:
        await context.uow.answers.add_part(answer.id, each.message_id, PartRole.ANSWER, each.text)
    await context.uow.loose_texts.forget(context.user_id, messages[0].first_id)


async def _kept(context: Context, first_id: int) -> Sequence[LooseMessage]:
    """Return the messages of a loose text. Raises StaleButton where it was used or discarded."""
    messages = await _messages(context, first_id)
    if not messages:
        raise StaleButton
    return messages


async def _messages(context: Context, first_id: int) -> Sequence[LooseMessage]:
    return await context.uow.loose_texts.of(context.user_id, first_id)


def _words(messages: Sequence[LooseMessage]) -> int:
    return count_words(joined([each.text for each in messages]))
