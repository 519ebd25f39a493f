"""The daily question: asked as a question or a repair, or replaced by the answer that is still open.

It can be snoozed.
"""

from datetime import timedelta

from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.next_question import choose, repair_for
from bot.conversation.open_answer import offer
from bot.conversation.replies import Keyboard, Reply
from bot.conversation.texts import daily as say
from bot.features.answering.asking import ask, ask_repair
from storage.records import Answer, AnswerKind, AnswerState, Due, DueKind

SNOOZE = timedelta(hours=1)


async def come_due(context: Context, due: Due) -> list[Reply]:
    """Ask the question of that day. An open answer that has a text, or is part of a mock, is named instead."""
    current = await context.uow.answers.current(context.user_id)
    if current is not None:
        if current.kind is AnswerKind.MOCK or await context.uow.answers.parts(current.id):
            return await _name_once(context, current)
        await context.uow.answers.set_state(current.id, AnswerState.LAPSED, context.now)
    return await _ask(context, due)


async def snooze(context: Context, answer: Answer) -> list[Reply]:
    """Ask the same question again in an hour. It stays that day's question, even past midnight."""
    await context.uow.answers.set_state(answer.id, AnswerState.LAPSED, context.now)
    await context.uow.due.put_off(context.user_id, DueKind.SNOOZED, answer.local_date, context.now + SNOOZE, answer.id)
    await context.enter(Idle())
    return [Reply(text=say.SNOOZED, keyboard=Keyboard())]


async def not_today(context: Context, answer: Answer) -> list[Reply]:
    """Skip today's question. It rates nothing."""
    await context.uow.answers.set_state(answer.id, AnswerState.SKIPPED, context.now)
    await context.enter(Idle())
    return [Reply(text=say.NOT_TODAY, keyboard=Keyboard())]


async def _name_once(context: Context, answer: Answer) -> list[Reply]:
    """Offer the open answer once. After that there is no reply."""
    if answer.reminded_at is not None:
        return []
    await context.uow.answers.reminded(answer.id, context.now)
    return await offer(context, answer)


async def _ask(context: Context, due: Due) -> list[Reply]:
    if due.answer_id is not None:
        before = await context.uow.answers.get(due.answer_id, context.user_id)
        if before is not None:
            question = context.bank.questions[before.question_id]
            return await ask(context, question, kind=AnswerKind.DAILY, local_date=due.local_date)
    question = await choose(context, daily=True)
    repair = await repair_for(context, question)
    if repair is not None:
        return await ask_repair(context, repair.answer, repair.move, repair.follow_up)
    return await ask(context, question, kind=AnswerKind.DAILY, heading=say.DAILY_HEADING)
