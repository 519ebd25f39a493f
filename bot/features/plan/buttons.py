"""Presses in the plan until the interview."""

from datetime import date, timedelta

from bot.conversation.actions import Action
from bot.conversation.callback_data import BadCallbackData, Press
from bot.conversation.context import Turn
from bot.conversation.guards import PressMap, plain
from bot.conversation.replies import Reply
from bot.features.plan import plan, plan_calendar, plan_date
from bot.features.plan.logic.plan_tasks import TICKED, TaskKind
from bot.features.plan.texts.plan import MINUTES, WEEKS


async def _weeks(turn: Turn, press: Press) -> list[Reply]:
    if press.number(0) not in WEEKS:
        raise BadCallbackData("not so many weeks")
    return await plan_date.set_date(turn, turn.today + timedelta(weeks=press.number(0)))


async def _date(turn: Turn, press: Press) -> list[Reply]:
    try:
        day = date.fromisoformat(press.word(0))
    except ValueError as error:
        raise BadCallbackData("not a date") from error
    return await plan_date.set_date(turn, day)


async def _minutes(turn: Turn, press: Press) -> list[Reply]:
    if press.number(0) not in MINUTES:
        raise BadCallbackData("not so many minutes")
    return await plan.set_minutes(turn, press.number(0))


async def _tick(turn: Turn, press: Press) -> list[Reply]:
    if press.word(0) not in set(TaskKind) & TICKED:
        raise BadCallbackData("nothing to tick")
    return await plan.tick(turn, TaskKind(press.word(0)))


async def _went(turn: Turn, press: Press) -> list[Reply]:
    return await plan.went(turn, well=press.number(0) == 1)


PRESSES: PressMap = {
    Action.PLAN: plain(plan.show),
    Action.PLAN_ASK_DATE: plain(plan_date.ask_for_date),
    Action.PLAN_WEEKS: _weeks,
    Action.PLAN_DATE: _date,
    Action.PLAN_ASK_MINUTES: plain(plan_date.ask_for_minutes),
    Action.PLAN_MINUTES: _minutes,
    Action.PLAN_BACK: plain(plan.show_again),
    Action.PLAN_TICK: _tick,
    Action.PLAN_CALENDAR: plain(plan_calendar.calendar),
    Action.PLAN_DROP: plain(plan.drop),
    Action.PLAN_WENT: _went,
}
