"""The clock of a mock interview: gentle time marks after each question, which cut nobody off."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.conversation.collecting import Collecting
from bot.conversation.context import Context
from bot.conversation.replies import Reply
from bot.conversation.text_of_answer import composed
from bot.features.mock.texts import mock as say
from bot.review.rubric import LONGEST_SECONDS, count_words
from storage.records import Answer, AnswerState, Due, DueKind

MARKS_AFTER = (timedelta(seconds=LONGEST_SECONDS), timedelta(minutes=10))
"""When an answer ends that is told aloud, and when a typed one of that length does (at 40 words a minute)."""
TOO_LATE = timedelta(minutes=2)
MINUTE = timedelta(minutes=1)


async def start(context: Context, answer: Answer) -> None:
    """Plan the first mark of a question that is being put now; one mark is pending at a time."""
    await stop(context)
    now = context.at(Collecting)
    if now is not None:
        await context.amend(replace(now, asked=context.now))
    await _plan(context, answer.id, asked=context.now, after=timedelta())


async def stop(context: Context) -> None:
    """Cancel the mark of a question that is answered, left or passed over."""
    await context.uow.due.cancel(context.user_id, DueKind.MOCK_MARK)


async def time_mark(context: Context, due: Due) -> list[Reply]:
    """Say what a mark says, and plan the next. Say nothing where the question is not open any more, or long after."""
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
    """Return whole minutes since the question was put, or taken up again; None where the chat is not about it."""
    asked = _asked(context, answer)
    return (context.now - asked) // MINUTE if asked is not None else None


def _asked(context: Context, answer: Answer) -> datetime | None:
    """Return when the open question was put. The conversation keeps it: a question in between does not stop the clock."""
    now = context.at(Collecting)
    return now.asked if now is not None and now.answer_id == answer.id else None


async def _plan(context: Context, answer_id: int, *, asked: datetime, after: timedelta) -> None:
    """Plan the first mark that comes later than `after` the question, unless its time has passed already."""
    at = next((asked + mark for mark in MARKS_AFTER if mark > after and asked + mark > context.now), None)
    if at is not None:
        await context.uow.due.put_off(context.user_id, DueKind.MOCK_MARK, context.today, at, answer_id)
