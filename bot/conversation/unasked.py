"""What comes due: the daily question by the product's table of states, the weekly summary, and what was snoozed."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from bot.conversation.choosing import choose, repair_for
from bot.conversation.context import State, Turn
from bot.conversation.logic.local_time import in_quiet
from bot.conversation.planning import plan_daily, plan_weekly
from bot.conversation.replies import Keyboard, Reply
from bot.conversation.side_question import forget_aside
from bot.conversation.texts import daily as say
from bot.features.answering.asking import ask, ask_repair, offer
from bot.features.mock import mock_clock
from bot.features.progress.weekly import weekly_reply
from storage.records import Answer, AnswerKind, AnswerState, Due, DueKind, DueState

TOO_LATE = timedelta(hours=6)
SNOOZE = timedelta(hours=1)
WEEKLY_SNOOZE = timedelta(days=1)
DAILY_KINDS = frozenset({DueKind.DAILY, DueKind.SNOOZED})
BREAK_IN_AFTER = timedelta(hours=24)
MARKS: Mapping[DueKind, Callable[[Turn, Due], Awaitable[list[Reply]]]] = {
    DueKind.MOCK_MARK: mock_clock.time_mark,
}
"""The time marks of what the user started, which come whatever the hour."""
FREE = frozenset({State.IDLE, State.COLLECTING})
"""Where the daily question may come: nothing is open, or an answer, which it deals with itself."""


async def come_due(turn: Turn, due: Due) -> tuple[DueState, list[Reply]]:
    """Handle one due row: how it ends, and what is said. The next row of its kind is planned in any case."""
    # Planning replaces what is still pending, and this row must stay: it says that its day has been asked.
    await turn.uow.due.finish(due.id, DueState.DONE, turn.now)
    mark = turn.registry.time_marks.get(due.kind) or MARKS.get(due.kind)
    if mark is not None:
        replies = await mark(turn, due)
        current = await turn.uow.due.get(due.id)
        # The next mark of the same day takes the place of this one, in its row: then that row is still to come.
        return current.state if current is not None else DueState.DONE, replies
    # After a missed one, the next may be due already and not yet too late.
    after = max(due.due_at + timedelta(seconds=1), turn.now - TOO_LATE)
    if due.kind is DueKind.DAILY:
        await plan_daily(turn, after)
    elif due.kind is DueKind.WEEKLY:
        await plan_weekly(turn, after)
    if not _welcome(turn, due):
        return DueState.LET_GO, []
    replies = await (_daily(turn, due) if due.kind in DAILY_KINDS else weekly_reply(turn))
    return DueState.DONE, [replace(reply, broadcast=True) for reply in replies]


async def snooze(turn: Turn, answer: Answer) -> list[Reply]:
    """Ask the same question in an hour; it stays that day's question, even past midnight."""
    await turn.uow.answers.set_state(answer.id, AnswerState.LAPSED, turn.now)
    await turn.uow.due.put_off(turn.user_id, DueKind.SNOOZED, answer.local_date, turn.now + SNOOZE, answer.id)
    await turn.enter(State.IDLE)
    return [Reply(text=say.SNOOZED, keyboard=Keyboard())]


async def not_today(turn: Turn, answer: Answer) -> list[Reply]:
    """Let today's question go; it rates nothing."""
    await turn.uow.answers.set_state(answer.id, AnswerState.SKIPPED, turn.now)
    await turn.enter(State.IDLE)
    return [Reply(text=say.NOT_TODAY, keyboard=Keyboard())]


async def snooze_weekly(turn: Turn) -> list[Reply]:
    """The weekly summary again tomorrow at this time."""
    at = turn.now + WEEKLY_SNOOZE
    await turn.uow.due.put_off(turn.user_id, DueKind.SNOOZED_WEEKLY, turn.today + WEEKLY_SNOOZE, at, None)
    return [Reply(text=say.WEEKLY_SNOOZED)]


def _welcome(turn: Turn, due: Due) -> bool:
    """Whether the message may come: not stopped, paused, blocked, too late or in the quiet hours."""
    settings = turn.settings
    on = settings.daily_on if due.kind in DAILY_KINDS else settings.weekly_on
    paused = settings.paused_until is not None and turn.today < settings.paused_until
    quiet = in_quiet(turn.zone, turn.now, settings.quiet_from, settings.quiet_to)
    snoozed = due.kind in (DueKind.SNOOZED, DueKind.SNOOZED_WEEKLY)
    late = turn.now - due.due_at > TOO_LATE
    return on and not paused and not late and turn.user.blocked_at is None and (snoozed or not quiet)


async def _daily(turn: Turn, due: Due) -> list[Reply]:
    if turn.today in await turn.uow.answers.days_practised(turn.user_id):
        return []
    await forget_aside(turn)
    if turn.state not in FREE and _is_busy(turn):
        return await _name_state_once(turn)
    current = await turn.uow.answers.current(turn.user_id)
    if current is not None:
        if await _in_progress(turn, current):
            return await _name_once(turn, current)
        await turn.uow.answers.set_state(current.id, AnswerState.LAPSED, turn.now)
    return await _ask(turn, due)


def _is_busy(turn: Turn) -> bool:
    """Whether the user is in the middle of something else. What is merely being typed is given a day."""
    rules = turn.registry.states.get(type(turn.standing))
    if rules is not None and rules.offer is not None:
        return True
    given = rules.keeps if rules is not None else BREAK_IN_AFTER
    return turn.now - turn.conversation.updated_at < given


async def _name_state_once(turn: Turn) -> list[Reply]:
    """Name what stays open, as its feature does once; in anything else the user is left in peace."""
    rules = turn.registry.states.get(type(turn.standing))
    return await rules.offer(turn) if rules is not None and rules.offer is not None else []


async def _in_progress(turn: Turn, answer: Answer) -> bool:
    """Whether the open answer is more than a question that nobody has answered."""
    return answer.kind is AnswerKind.MOCK or bool(await turn.uow.answers.parts(answer.id))


async def _name_once(turn: Turn, answer: Answer) -> list[Reply]:
    """The open one is named once, with Go on and Discard; after that it is left in peace."""
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
