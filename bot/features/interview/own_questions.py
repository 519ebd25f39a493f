"""The user's own questions that come of what was asked in interviews."""

from contextlib import suppress

from bot.conversation.context import Context
from bot.conversation.logic.questions.own_questions import one_line
from bot.conversation.questions.own_questions import TooManyQuestions, keep_question
from question_bank.models import ArchetypeId
from storage.records import OwnQuestion, OwnQuestionSource, folded_question


async def join(context: Context, question: str, archetype: ArchetypeId | None) -> None:
    """Add a question to the user's own ones, where it is not among them and they have room."""
    with suppress(TooManyQuestions):
        await keep_question(context, question, archetype, source=OwnQuestionSource.INTERVIEW)


async def tag(context: Context, question: str, archetype: ArchetypeId | None) -> None:
    """Set the archetype of a question that came of an interview."""
    own = await _of_interview(context, question)
    if own is not None:
        await context.uow.own_questions.tag(own, archetype)


async def leave(context: Context, question: str) -> None:
    """Remove a question that came of an interview and is in none any more. One that the user added stays."""
    own = await _of_interview(context, question)
    asked = await context.uow.interviews.questions_of(context.user_id)
    same = folded_question(question)
    if own is not None and all(folded_question(each.text) != same for each in asked):
        await context.uow.own_questions.remove(own, context.now)


async def own_of(context: Context, question: str) -> OwnQuestion | None:
    """Return the user's own question with the words of an asked one. None where it was removed or has found no room."""
    own = await context.uow.own_questions.like(context.user_id, one_line(question))
    return own if own is not None and own.removed_at is None else None


async def _of_interview(context: Context, question: str) -> OwnQuestion | None:
    own = await own_of(context, question)
    return own if own is not None and own.source is OwnQuestionSource.INTERVIEW else None
