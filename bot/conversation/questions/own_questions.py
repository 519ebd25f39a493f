"""What features share of a user's own questions: those that may be asked, and how new ones are kept."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.conversation.context import Context
from bot.conversation.logic.questions.own_questions import (
    MOST_QUESTIONS,
    as_question,
    one_line,
)
from question_bank.models import ArchetypeId, Question
from storage.records import OwnQuestion, OwnQuestionSource, folded_question

KEPT_AT_ONCE = 20


class TooManyQuestions(Exception):
    """The user has MOST_QUESTIONS already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewQuestion:
    """A question to keep."""

    text: str
    archetype: ArchetypeId | None
    source: OwnQuestionSource = OwnQuestionSource.TYPED
    at: datetime | None = None
    """When it was added, aware UTC; now where it is None."""
    message_id: int | None = None
    """The message in which it was typed, whose edits change it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptQuestion:
    """A question that was added, or was there already."""

    own: OwnQuestion
    is_new: bool


async def own_questions(context: Context) -> Sequence[Question]:
    """Return the user's own questions as they are asked, oldest first, without removed ones."""
    return [as_question(own) for own in await context.uow.own_questions.of(context.user_id)]


async def keep_question(
    context: Context,
    text: str,
    archetype: ArchetypeId | None,
    *,
    source: OwnQuestionSource = OwnQuestionSource.TYPED,
    at: datetime | None = None,
) -> KeptQuestion:
    """Add an own question on one line, by default as of now. One with the same words is not added twice.

    What is over LONGEST_QUESTION is cut off. Raises TooManyQuestions.
    """
    kept = await keep_questions(context, [NewQuestion(text=text, archetype=archetype, source=source, at=at)])
    if not kept:
        raise TooManyQuestions
    return kept[0]


async def keep_questions(context: Context, asked: Sequence[NewQuestion]) -> Sequence[KeptQuestion]:
    """Add own questions as `keep_question` does, in their order. Those past MOST_QUESTIONS are left out.

    The user's questions are read once. After every KEPT_AT_ONCE new ones the event loop gets a turn.
    """
    mine = {folded_question(own.text): own for own in reversed(await context.uow.own_questions.ever(context.user_id))}
    room = MOST_QUESTIONS - sum(own.removed_at is None for own in mine.values())
    kept: list[KeptQuestion] = []
    for question in asked:
        words = folded_question(one_line(question.text))
        own = mine.get(words)
        is_new = own is None or own.removed_at is not None
        if own is None or own.removed_at is not None:
            if room <= 0:
                break
            room -= 1
            own = mine[words] = await _added(context, question, own)
            if room % KEPT_AT_ONCE == 0:
                await asyncio.sleep(0)
        kept.append(KeptQuestion(own=own, is_new=is_new))
    return kept


async def _added(context: Context, new: NewQuestion, removed: OwnQuestion | None) -> OwnQuestion:
    """Add a question, or bring back the removed one with its words."""
    if removed is not None:
        return await context.uow.own_questions.restore(removed, new.message_id)
    return await context.uow.own_questions.add(
        context.user_id,
        one_line(new.text),
        archetype=new.archetype,
        source=new.source,
        at=new.at or context.now,
        message_id=new.message_id,
    )
