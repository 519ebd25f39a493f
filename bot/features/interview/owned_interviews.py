"""Look-ups of the user's own interviews and questions: the one that a button names, and all of them."""

import asyncio
from collections.abc import AsyncIterator, Sequence

from bot.conversation.context import Context
from bot.conversation.stale_buttons import StaleButton
from storage.records import AskedQuestion, Interview


async def interview_of(context: Context, interview_id: int) -> Interview:
    """Return an interview of the user. Raises StaleButton if there is none."""
    found = await context.uow.interviews.get(interview_id, context.user_id)
    if found is None:
        raise StaleButton
    return found


async def question_of(context: Context, asked_id: int) -> tuple[Interview, AskedQuestion]:
    """Return a question of one of the user's interviews, with the interview. Raises StaleButton if there is none."""
    asked = await context.uow.interviews.question(asked_id, context.user_id)
    if asked is None:
        raise StaleButton
    return await interview_of(context, asked.interview_id), asked


async def with_questions(context: Context) -> AsyncIterator[tuple[Interview, Sequence[AskedQuestion]]]:
    """Yield each interview of the user with its questions, oldest first. Between two of them the event loop gets a turn."""
    for interview in await context.uow.interviews.of_user(context.user_id):
        yield interview, await context.uow.interviews.questions(interview.id)
        await asyncio.sleep(0)
