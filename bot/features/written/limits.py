"""Use cases of the word limit of an open answer, which is then counted instead of minutes."""

from dataclasses import dataclass
from typing import Annotated

from bot.conversation.answers.answer_from_messages import joined
from bot.conversation.context import Context
from bot.conversation.doors import LimitWords
from bot.conversation.logic.typed.word_limit import FEWEST, LIMITS, MOST, is_taken, read_limit
from bot.conversation.payload import Payload, Range
from bot.conversation.replies import Button, Reply, in_rows
from bot.conversation.side_question import step_aside, step_back
from bot.conversation.stale_buttons import open_answer
from bot.features.written.states import TypingLimit
from bot.features.written.texts import written as say
from bot.review.rubric import count_words
from storage.records import Answer

LIMITS_A_ROW = 3


@dataclass(frozen=True, slots=True)
class SetLimit(Payload, code="Ua"):
    """Set the word limit of an open answer."""

    answer_id: int
    words: Annotated[int, Range(FEWEST, MOST)]


@dataclass(frozen=True, slots=True)
class RemoveLimit(Payload, code="Ub"):
    """Take an open answer as one that is spoken."""

    answer_id: int


async def ask(context: Context, answer: Answer) -> list[Reply]:
    """Ask for the limit of an open answer."""
    await step_aside(context, TypingLimit)
    buttons = [Button(text=say.limit_label(each), press=SetLimit(answer.id, each)) for each in LIMITS]
    rows = (*in_rows(buttons, LIMITS_A_ROW), (Button(text=say.NO_LIMIT, press=RemoveLimit(answer.id)),))
    return [Reply(text=say.ASK, buttons=rows)]


async def typed(context: Context, message_id: int, text: str) -> list[Reply]:
    """Take a text as the limit. One that names no number is part of the answer, and goes to it."""
    limit = read_limit(text)
    if limit is not None and not is_taken(limit):
        return [Reply(text=say.NOT_A_LIMIT)]
    await step_back(context)
    answer = await context.uow.answers.current(context.user_id)
    if limit is None or answer is None:
        return await context.registry.rules_of(context.standing).on_text(context, message_id, text)
    return await set_limit(context, answer, limit)


async def set_limit(context: Context, answer: Answer, limit: int) -> list[Reply]:
    """Set the limit of an open answer."""
    await step_back(context)
    await context.uow.answers.limit_words(answer.id, limit)
    parts = [part.text for part in await context.uow.answers.parts(answer.id)]
    change = Button(text=say.NO_LIMIT, press=RemoveLimit(answer.id))
    return [Reply(text=say.limit_set_text(limit, count_words(joined(parts))), buttons=((change,),))]


async def remove_limit(context: Context, answer: Answer) -> list[Reply]:
    """Take an open answer as one that is spoken."""
    await step_back(context)
    await context.uow.answers.limit_words(answer.id, None)
    return [Reply(text=say.REMOVED if answer.word_limit is not None else say.LEFT)]


async def leave(context: Context) -> list[Reply]:
    """Go back to the answer without a limit."""
    await step_back(context)
    return [Reply(text=say.LEFT)]


async def on_ask(context: Context, press: LimitWords) -> list[Reply]:
    """Ask for the limit of an answer. Raises StaleButton where it is not open."""
    return await ask(context, await open_answer(context, press.answer_id))


async def on_set(context: Context, press: SetLimit) -> list[Reply]:
    """Set the limit of an answer. Raises StaleButton where it is not open."""
    return await set_limit(context, await open_answer(context, press.answer_id), press.words)


async def on_remove(context: Context, press: RemoveLimit) -> list[Reply]:
    """Remove the limit of an answer. Raises StaleButton where it is not open."""
    return await remove_limit(context, await open_answer(context, press.answer_id))
