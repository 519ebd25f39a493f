"""What features share of a user's own questions: those that may be asked, and how one is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.conversation.context import Context
from bot.conversation.logic.own_questions import (
    MOST_QUESTIONS,
    as_question,
    one_line,
)
from question_bank.models import ArchetypeId, Question
from storage.records import OwnQuestion, OwnQuestionSource


class TooManyQuestions(Exception):
    """The user has MOST_QUESTIONS already."""


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
    line = one_line(text)
    own = await context.uow.own_questions.like(context.user_id, line)
    if own is not None and own.removed_at is None:
        return KeptQuestion(own=own, is_new=False)
    if len(await context.uow.own_questions.of(context.user_id)) >= MOST_QUESTIONS:
        raise TooManyQuestions
    own = await context.uow.own_questions.add(
        context.user_id, line, archetype=archetype, source=source, at=at or context.now
    )
    return KeptQuestion(own=own, is_new=True)
