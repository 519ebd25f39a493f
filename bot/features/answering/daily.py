"""The daily question: asked as a question or a repair, or replaced by the draft that is still open.

It can be snoozed.
"""

from datetime import timedelta

from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.next_question import choose, repair_for
from bot.conversation.open_answer import draft_of, offer_buttons, words_of
from bot.conversation.replies import Keyboard, Reply
from bot.conversation.texts import daily as say
from bot.conversation.texts import what_next
from bot.features.answering.asking import ask, ask_repair
from storage.records import Answer, AnswerKind, AnswerState, Due, DueKind

SNOOZE = timedelta(hours=1)


async def come_due(context: Context, due: Due) -> list[Reply]:
    """Ask the question of that day. An open question without a word typed lapses."""
    current = await context.uow.answers.current(context.user_id)
    if current is not None:
        await context.uow.answers.set_state(current.id, AnswerState.LAPSED, context.now)
    return await _ask(context, due)


async def name_left(context: Context) -> list[Reply]:
    """Name a draft at the daily time. It is kept aside from then on, so that it is named once."""
    draft = await draft_of(context)
    if draft is None:
        return []
    await context.uow.answers.keep_aside(draft.id, context.now)
    question = context.bank.questions[draft.question_id]
    text = what_next.named_text(question.text, await words_of(context, draft))
    return [Reply(text=text, buttons=offer_buttons(draft))]


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
