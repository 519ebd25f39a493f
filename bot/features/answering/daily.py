"""The daily question: asks it, or a repair in its place, or names the answer that is still open; in an hour, not today."""

from datetime import timedelta

from bot.conversation.chat_state import Idle
from bot.conversation.context import Turn
from bot.conversation.next_question import choose, repair_for
from bot.conversation.replies import Keyboard, Reply
from bot.conversation.texts import daily as say
from bot.features.answering.asking import ask, ask_repair, offer
from storage.records import Answer, AnswerKind, AnswerState, Due, DueKind

SNOOZE = timedelta(hours=1)


async def come_due(turn: Turn, due: Due) -> list[Reply]:
    """Ask the question of that day, unless an answer is open that is more than a question."""
    current = await turn.uow.answers.current(turn.user_id)
    if current is not None:
        if current.kind is AnswerKind.MOCK or await turn.uow.answers.parts(current.id):
            return await _name_once(turn, current)
        await turn.uow.answers.set_state(current.id, AnswerState.LAPSED, turn.now)
    return await _ask(turn, due)


async def snooze(turn: Turn, answer: Answer) -> list[Reply]:
    """Ask the same question in an hour; it stays that day's question, even past midnight."""
    await turn.uow.answers.set_state(answer.id, AnswerState.LAPSED, turn.now)
    await turn.uow.due.put_off(turn.user_id, DueKind.SNOOZED, answer.local_date, turn.now + SNOOZE, answer.id)
    await turn.enter(Idle())
    return [Reply(text=say.SNOOZED, keyboard=Keyboard())]


async def not_today(turn: Turn, answer: Answer) -> list[Reply]:
    """Let today's question go; it rates nothing."""
    await turn.uow.answers.set_state(answer.id, AnswerState.SKIPPED, turn.now)
    await turn.enter(Idle())
    return [Reply(text=say.NOT_TODAY, keyboard=Keyboard())]


async def _name_once(turn: Turn, answer: Answer) -> list[Reply]:
    """Name the open answer once, with Go on and Discard; after that leave it in peace."""
    if answer.reminded_at is not None:
        return []
    await turn.uow.answers.reminded(answer.id, turn.now)
    return await offer(turn, answer)


async def _ask(turn: Turn, due: Due) -> list[Reply]:
    if due.answer_id is not None:
        before = await turn.uow.answers.get(due.answer_id, turn.user_id)
        if before is not None:
            question = turn.bank.questions[before.question_id]
            return await ask(turn, question, kind=AnswerKind.DAILY, local_date=due.local_date)
    question = await choose(turn, daily=True)
    repair = await repair_for(turn, question)
    if repair is not None:
        return await ask_repair(turn, repair.answer, repair.move, repair.follow_up)
    return await ask(turn, question, kind=AnswerKind.DAILY, heading=say.DAILY_HEADING)
