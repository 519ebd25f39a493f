"""The user's own questions that come of what was asked in interviews."""

from collections.abc import Collection, Iterable

from bot.conversation.context import Context
from bot.conversation.logic.questions.own_questions import one_line
from bot.conversation.questions.own_questions import NewQuestion, keep_questions
from bot.features.interview.owned_interviews import with_questions
from question_bank.models import ArchetypeId
from storage.records import OwnQuestion, OwnQuestionSource, folded_question


async def join(context: Context, asked: Iterable[tuple[str, ArchetypeId | None]]) -> None:
    """Add questions to the user's own ones, those that are not among them and for which there is room."""
    new = [NewQuestion(text=text, archetype=kind, source=OwnQuestionSource.INTERVIEW) for text, kind in asked]
    await keep_questions(context, new)


async def tag(context: Context, question: str, archetype: ArchetypeId | None) -> None:
    """Set the archetype of a question that came of an interview."""
    own = await _of_interview(context, question)
    if own is not None:
        await context.uow.own_questions.tag(own, archetype)


async def leave(context: Context, questions: Collection[str]) -> None:
    """Remove questions that came of an interview and are in none any more. Those that the user added stay."""
    gone = {folded_question(one_line(each)) for each in questions}
    mine = [own for own in await context.uow.own_questions.of(context.user_id) if folded_question(own.text) in gone]
    of_interviews = [own for own in mine if own.source is OwnQuestionSource.INTERVIEW]
    if not of_interviews:
        return
    async for _, asked in with_questions(context):
        still = {folded_question(one_line(each.text)) for each in asked}
        of_interviews = [own for own in of_interviews if folded_question(own.text) not in still]
    for own in of_interviews:
        await context.uow.own_questions.remove(own, context.now)


async def own_of(context: Context, question: str) -> OwnQuestion | None:
    """Return the user's own question with the words of an asked one. None where it was removed or has found no room."""
    own = await context.uow.own_questions.like(context.user_id, one_line(question))
    return own if own is not None and own.removed_at is None else None


async def _of_interview(context: Context, question: str) -> OwnQuestion | None:
    own = await own_of(context, question)
    return own if own is not None and own.source is OwnQuestionSource.INTERVIEW else None
