"""Use cases of the weekly summary: what was practised, what moved, what is weak, what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.conversation.context import Context
from bot.conversation.doors import LogMoment, Practise, ShowCoverage, ShowPlan, StopWeekly
from bot.conversation.logic.questions.history import judged
from bot.conversation.payload import Payload
from bot.conversation.questions.question_for_user import standings_of
from bot.conversation.replies import Button, Reply
from bot.conversation.texts import daily, what_next
from bot.features.progress.auditing import Kept, audited, kept_of
from bot.features.progress.coverage import coverage_now, picture_of
from bot.features.progress.logic.streak import streak
from bot.features.progress.logic.weekly_summary import week_of
from bot.features.progress.practised import practised
from bot.features.progress.texts import weekly_summary as say
from bot.features.progress.texts.audit import next_step_text
from storage.records import Due, DueKind

_EVERY_WEEKDAY = frozenset(range(1, 8))
_SNOOZE = timedelta(days=1)
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class SnoozeWeekly(Payload, code="ws"):
    """Send the weekly summary again tomorrow."""


async def come_due(context: Context, _: Due) -> list[Reply]:
    """Send the weekly summary. A user who has done nothing yet gets no reply."""
    answers = await context.uow.answers.judged_since(context.user_id, None)
    kept, done = await kept_of(context), await practised(context, answers)
    if not done and not kept.stories:
        return []
    told = [judged(answer) for answer in answers]
    coverage = await coverage_now(context, told, kept)
    week = week_of(
        coverage,
        told,
        done,
        await standings_of(context),
        context.bank,
        interview_on=context.settings.interview_on,
        streak=await _streak(context, {each.on for each in done}),
    )
    asks_moment = not await context.uow.moments.count_since(context.user_id, context.now - _WEEK)
    text = say.weekly_text(week, _next_step(context, kept), asks_moment=asks_moment)
    buttons = _buttons(ahead=week.interview_in is not None)
    if asks_moment:
        buttons = ((Button(text=say.LOG_MOMENT, press=LogMoment()),), *buttons)
    return [Reply(text=text, picture=picture_of(coverage), buttons=buttons)]


async def snooze(context: Context) -> list[Reply]:
    """Plan the weekly summary again for tomorrow at this time."""
    await context.uow.due.put_off(
        context.user_id, DueKind.SNOOZED_WEEKLY, context.today + _SNOOZE, context.now + _SNOOZE, None
    )
    return [Reply(text=daily.WEEKLY_SNOOZED)]


async def _streak(context: Context, days: Iterable[date]) -> int:
    """Return the streak. Pauses and weekdays without a daily question do not break it."""
    pauses = [(pause.first, pause.until) for pause in await context.uow.pauses.of(context.user_id)]
    return streak(days, context.today, pauses, days_off=_EVERY_WEEKDAY - context.settings.daily_days)


def _next_step(context: Context, kept: Kept) -> str | None:
    found, named = audited(context, kept)
    return next_step_text(found.findings[0], named) if found.findings else None


def _buttons(*, ahead: bool) -> tuple[tuple[Button, ...], ...]:
    plan = Button(text=say.PLAN, press=ShowPlan())
    coverage = Button(text=say.COVERAGE, press=ShowCoverage())
    return (
        (Button(text=what_next.ASK_ME, press=Practise()), plan if ahead else coverage),
        (
            Button(text=daily.WEEKLY_LATER, press=SnoozeWeekly()),
            Button(text=daily.WEEKLY_STOP, press=StopWeekly()),
        ),
    )
