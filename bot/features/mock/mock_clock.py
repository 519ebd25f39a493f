"""The clock of a mock interview: gentle time marks after each question. None of them ends an answer."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.conversation.answers.answer_from_messages import composed
from bot.conversation.answers.collecting import Collecting
from bot.conversation.context import Context
from bot.conversation.replies import Reply
from bot.conversation.side_question import open_beneath
from bot.features.mock.texts import mock as say
from bot.review.rubric import LONGEST_SECONDS, count_words
from storage.records import Answer, AnswerState, Due, DueKind

MARKS_AFTER = (timedelta(seconds=LONGEST_SECONDS), timedelta(minutes=10))
"""Time marks after the question: the end of a spoken answer, and of a typed one of that length (at 40 words a
minute)."""
TOO_LATE = timedelta(minutes=2)
MINUTE = timedelta(minutes=1)


async def start(context: Context, answer: Answer) -> None:
    """Plan the first mark of a question that is asked now. Only one mark is pending at a time."""
    await stop(context)
    now = context.at(Collecting)
    if now is not None:
        await context.amend(replace(now, asked=context.now))
    await _plan(context, answer.id, asked=context.now, after=timedelta())


async def stop(context: Context) -> None:
    """Cancel the pending mark of a question."""
    await context.uow.due.cancel(context.user_id, DueKind.MOCK_MARK)


async def time_mark(context: Context, due: Due) -> list[Reply]:
    """Return the text of a mark, and plan the next one.

    No reply where the question is closed, or long after the mark.
    """
    answer = await context.uow.answers.get(due.answer_id, context.user_id) if due.answer_id is not None else None
    asked = _asked(context, answer) if answer is not None else None
    if answer is None or asked is None or answer.state is not AnswerState.OPEN:
        return []
    after = due.due_at - asked
    await _plan(context, answer.id, asked=asked, after=after)
    if context.now - due.due_at > TOO_LATE:
        return []
    text, _ = composed(await context.uow.answers.parts(answer.id))
    return [Reply(text=say.mark_text(after // MINUTE, count_words(text)))]


def minutes_open(context: Context, answer: Answer) -> int | None:
    """Return the whole minutes since the question was asked or continued, or None where the chat is not at it."""
    asked = _asked(context, answer)
    return (context.now - asked) // MINUTE if asked is not None else None


def _asked(context: Context, answer: Answer) -> datetime | None:
    """Return the time at which the open question was asked, or None.

    The chat state holds it, so a side question does not stop the clock.
    """
    now = open_beneath(context, Collecting)
    return now.asked if now is not None and now.answer_id == answer.id else None


async def _plan(context: Context, answer_id: int, *, asked: datetime, after: timedelta) -> None:
    """Plan the first mark later than `after` the question, unless its time has passed."""
    at = next((asked + mark for mark in MARKS_AFTER if mark > after and asked + mark > context.now), None)
    if at is not None:
        await context.uow.due.put_off(context.user_id, DueKind.MOCK_MARK, context.today, at, answer_id)
