"""The daily question: asked as a question or a repair, or replaced by the draft that is still open.

It can be snoozed.
"""

from datetime import timedelta

from bot.conversation.answers.open_answer import draft_of, offer_buttons, words_of
from bot.conversation.answers.question_of_answer import question_of
from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.doors import DailyOnceAWeek, MoveDaily, PauseDaily, Practise, StopDaily
from bot.conversation.logic.unanswered import goes_unanswered
from bot.conversation.questions.question_for_user import asked_lately, choose, repair_for
from bot.conversation.replies import Button, Keyboard, Reply
from bot.conversation.texts import daily as say
from bot.conversation.texts import what_next
from bot.features.answering.asking import ask, ask_repair
from storage.records import Answer, AnswerKind, AnswerState, Due, DueKind

SNOOZE = timedelta(hours=1)


async def come_due(context: Context, due: Due) -> list[Reply]:
    """Ask the question of that day, or about the reminders where nobody answered for a week.

    An open question without a word typed lapses.
    """
    if due.kind is DueKind.DAILY and await _nobody_answers(context):
        await context.change(reminders_asked_on=context.today)
        return [_about_reminders(context, due)]
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
    question = await question_of(context, draft)
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


async def _nobody_answers(context: Context) -> bool:
    history = await asked_lately(context)
    return goes_unanswered(history, context.today, context.settings.reminders_asked_on)


def _about_reminders(context: Context, due: Due) -> Reply:
    """Return the question whether the reminders suit the user. It takes the place of the day's question."""
    weekly = Button(text=say.ONCE_A_WEEK, press=DailyOnceAWeek(due.local_date.isoweekday()))
    change = [Button(text=say.ANOTHER_HOUR, press=MoveDaily()), weekly, Button(text=say.PAUSE, press=PauseDaily())]
    if len(context.settings.daily_days) == 1:
        change.remove(weekly)
    ask_me = Button(text=what_next.ASK_ME, press=Practise())
    stop = Button(text=say.STOP_DAILY, press=StopDaily())
    return Reply(text=say.ABOUT_REMINDERS, buttons=(tuple(change), (ask_me,), (stop,)))


async def _ask(context: Context, due: Due) -> list[Reply]:
    if due.answer_id is not None:
        before = await context.uow.answers.get(due.answer_id, context.user_id)
        if before is not None:
            question = await question_of(context, before)
            return await ask(context, question, kind=AnswerKind.DAILY, local_date=due.local_date)
    question = await choose(context, daily=True)
    repair = await repair_for(context, question)
    if repair is not None:
        return await ask_repair(context, repair.answer, repair.move, repair.follow_up)
    return await ask(context, question, kind=AnswerKind.DAILY, heading=say.DAILY_HEADING)
