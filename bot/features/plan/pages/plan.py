"""The page of the plan: the days until the interview, made anew at each look, with today's tasks and their ticks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.conversation.context import Context
from bot.conversation.page import (
    BadRequest,
    MenuEntry,
    Method,
    PageFile,
    PageRedirect,
    PageRequest,
    PageRoute,
    PageView,
)
from bot.conversation.texts.names import ARCHETYPE_LABELS
from bot.conversation.texts.typed_days import day
from bot.features.plan.logic.day_runs import day_runs
from bot.features.plan.logic.plan import Day, Task
from bot.features.plan.logic.plan_tasks import TICKED, TaskKind
from bot.features.plan.pages import plan_date
from bot.features.plan.plan import Page, is_over, names_of, page_of, turn_tick
from bot.features.plan.plan_calendar import calendar_file
from bot.features.plan.texts import plan as say
from bot.features.plan.texts import plan_page as page_say
from bot.features.plan.texts import plan_tasks as tasks_say
from bot.features.plan.texts.plan_hour import REMINDER_OFF

PLAN = "/plan"
_PLACES: Mapping[TaskKind, str] = {
    TaskKind.AUDIT: "/matrix/audit",
    TaskKind.BACKUP: "/stories/new",
    TaskKind.MAP: "/stories",
    TaskKind.REST: "/plan/day-card",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """One of today's tasks as the page shows it."""

    does: str
    minutes: int
    to: str | None
    """Path of the page where it is done. None where there is none."""
    in_chat: str | None
    """Where the chat does it."""
    ticks: TaskKind | None
    """The kind to tick, for what only the user can say is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLine:
    """A day with tasks, or several without any, as the page shows them."""

    label: str
    what: str
    minutes: int
    begins_week: bool


async def show_plan(context: Context, request: PageRequest) -> PageView:
    """Show the plan, or ask for the interview's date."""
    notes = [REMINDER_OFF] if request.query.get("reminder") == "off" else []
    return await plan_view(context, notes=notes)


async def plan_view(
    context: Context, *, notes: Sequence[str] = (), asked: plan_date.AskedDay | None = None
) -> PageView:
    """Return the plan as a page. `asked` is a typed day that was not taken, with what is said about it."""
    settings, on = context.settings, context.settings.interview_on
    over = on is not None and is_over(context, on)
    values: dict[str, Any] = {
        "notes": notes,
        "date": plan_date.form_values(context.today, None if over else on, asked),
        "held": say.over_text(on, context.today) if on is not None and over else None,
        "minutes": settings.minutes_a_day,
        "choices": say.MINUTES,
        "plan": None,
    }
    if on is not None and not over:
        values |= _plan_values(context, await page_of(context))
    return PageView(
        template="plan/plan.html", title="Plan", values=values, status=200 if asked is None else plan_date.NOT_TAKEN
    )


async def tick(context: Context, request: PageRequest) -> PageRedirect:
    """Tick or untick one of today's tasks."""
    kind = next((kind for kind in TICKED if kind.value == request.text("task")), None)
    if kind is None:
        raise BadRequest(page_say.NO_TASK)
    await turn_tick(context, kind)
    return PageRedirect(PLAN)


async def set_minutes(context: Context, request: PageRequest) -> PageRedirect:
    """Store the minutes a day."""
    minutes = request.number("minutes")
    if minutes not in say.MINUTES:
        raise BadRequest(page_say.NO_MINUTES)
    await context.change(minutes_a_day=minutes)
    return PageRedirect(PLAN)


async def set_date(context: Context, request: PageRequest) -> PageRedirect | PageView:
    """Store the interview's date. What is in doubt, out of reach or not read is asked again, with the text in it."""
    chosen, asked = plan_date.day_of(request, context.today)
    if chosen is None:
        return await plan_view(context, asked=asked)
    reminder_ended = await plan_date.store(context, chosen)
    return PageRedirect(f"{PLAN}?reminder=off" if reminder_ended else PLAN)


async def send_calendar(context: Context, _: PageRequest) -> PageFile | PageRedirect:
    """Send the plan as a calendar file."""
    content = await calendar_file(context)
    if content is None:
        return PageRedirect(PLAN)
    return PageFile(name=say.CALENDAR_NAME, content=content, media_type="text/calendar")


def _plan_values(context: Context, shown: Page) -> dict[str, Any]:
    plan = shown.plan
    if not plan.days:
        return {"plan": plan, "day_of_it": say.TODAY_IT_IS}
    return {
        "plan": plan,
        "day_of_it": None,
        "interview": day(plan.interview_on),
        "countdown": say.countdown_text(plan, context.settings.interview_at),
        "today": page_say.run_label(plan.days[:1]),
        "tasks": [_line(context, task) for task in plan.today.tasks],
        "ahead": [] if plan.today.tasks else [_line(context, task) for task in plan.ahead],
        "done": page_say.done_text(shown.done, shown.spent),
        "ticked": [(kind, tasks_say.noun(kind)) for kind in shown.done],
        "runs": [_run(run) for run in day_runs(plan.days[1:])],
        "fit": say.fit_text(plan),
    }


def _run(days: Sequence[Day]) -> RunLine:
    return RunLine(
        label=page_say.run_label(days),
        what=page_say.run_text(days, ARCHETYPE_LABELS),
        minutes=days[0].minutes,
        begins_week=days[0].on.weekday() == 0,
    )


def _line(context: Context, task: Task) -> TaskLine:
    return TaskLine(
        does=tasks_say.does_text(task, names_of(context)),
        minutes=task.minutes,
        to=_place(task),
        in_chat=page_say.in_chat_text(task),
        ticks=task.kind if task.kind in TICKED else None,
    )


def _place(task: Task) -> str | None:
    """Return the path of the page for a task. None for what the chat does, and for what is done outside of both."""
    if task.story_id is not None and task.kind is not TaskKind.PRACTISE:
        return f"/stories/{task.story_id}"
    if task.kind in (TaskKind.WRITE, TaskKind.LIFT) and task.archetype is not None:
        return f"/stories/new?archetype={task.archetype.value}"
    return _PLACES.get(task.kind)


ROUTES = (
    PageRoute(path=PLAN, call=show_plan, menu=MenuEntry("Plan", 4)),
    PageRoute(path="/plan/calendar.ics", call=send_calendar),
    PageRoute(path="/plan/tick", call=tick, method=Method.POST, writes=True),
    PageRoute(path="/plan/minutes", call=set_minutes, method=Method.POST, writes=True),
    PageRoute(path="/plan/date", call=set_date, method=Method.POST, writes=True, typed={"day": "Day of the interview"}),
    PageRoute(path="/plan/date", call=show_plan),  # a form that was not taken stands there; who comes back looks again
)
