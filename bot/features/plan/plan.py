"""Use cases of /plan: the days until the interview, made again from the present state each time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from bot.conversation.context import Context
from bot.conversation.doors import (
    AskArchetype,
    BeginDebrief,
    ProposeDrill,
    PushBack,
    Rehearse,
    ShowCoverage,
    ShowDayCard,
    ShowInterviews,
    ShowMocks,
    ShowStories,
    ShowStory,
    WriteStory,
)
from bot.conversation.hints import explained
from bot.conversation.offered_debrief import offer_debrief
from bot.conversation.payload import OneOf, Payload
from bot.conversation.prompts.interview_hour import begins_at, hour_button, remind_button
from bot.conversation.prompts.prompt_schedule import plan_daily
from bot.conversation.replies import Button, Picture, Reply
from bot.conversation.side_question import step_back
from bot.conversation.texts.interview_hour import DAY_CARD
from bot.features.plan.logic.plan import Plan, Task, plan
from bot.features.plan.logic.plan_tasks import TICKED, TaskKind
from bot.features.plan.plan_date import AskInterviewDate, AskMinutes, ask_for_date
from bot.features.plan.plan_picture import PICTURE, picture_data
from bot.features.plan.readiness import ready_of, spent_today, ticks_of
from bot.features.plan.texts import plan as say
from bot.features.plan.texts import plan_tasks as tasks_say
from bot.features.plan.texts.plan_tasks import Names
from question_bank.models import ArchetypeId

SLOT = "plan"
TAKES = timedelta(hours=1)
"""Time after which an interview whose hour is known counts as over."""
Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class TickTask(Payload, code="Pt"):
    """Tick or untick a task outside of the chat for today."""

    task: Annotated[TaskKind, OneOf(TICKED)]


@dataclass(frozen=True, slots=True)
class SendCalendar(Payload, code="Pc"):
    """Send the plan as a calendar file."""


@dataclass(frozen=True, slots=True)
class DropPlan(Payload, code="Px"):
    """Drop the interview's date and the plan."""


@dataclass(frozen=True, slots=True)
class InterviewWent(Payload, code="Po"):
    """Say how the interview went."""

    well: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A plan with the other facts of its page."""

    plan: Plan
    done: tuple[TaskKind, ...]
    """Tasks ticked today."""
    spent: int
    """Minutes that today has had."""


async def show(context: Context) -> list[Reply]:
    """Show the plan as a picture and in words. Without a date, ask for it."""
    interview_on = context.settings.interview_on
    if interview_on is None:
        return await explained(context, "plan", say.HINT, await ask_for_date(context))
    if is_over(context, interview_on):
        return [await _over(context, interview_on)]
    await step_back(context)
    page = await page_of(context)
    words = await _in_words(context, page, fresh=True)
    if not page.plan.days:
        return [words]
    picture = Picture(kind=PICTURE, data=picture_data(page.plan))
    return [Reply(text=say.picture_caption(page.plan), picture=picture), words]


async def show_again(context: Context) -> list[Reply]:
    """Show the plan in words alone, in the message that has it already."""
    if context.settings.interview_on is None or context.settings.interview_on < context.today:
        return await show(context)
    await step_back(context)
    return [await _in_words(context, await page_of(context), fresh=False)]


async def tick(context: Context, kind: TaskKind) -> list[Reply]:
    """Tick or untick a task outside of the chat for today."""
    return await show_again(context) if await turn_tick(context, kind) else await show(context)


async def turn_tick(context: Context, kind: TaskKind) -> bool:
    """Tick or untick a task for today, and return True. Without a plan change nothing, and return False."""
    if context.settings.planned_on is None:
        return False
    if (kind, context.today) in await ticks_of(context):
        await context.uow.plan_ticks.clear(context.user_id, kind.value, context.today)
    else:
        await context.uow.plan_ticks.set(context.user_id, kind.value, context.today)
    return True


async def set_minutes(context: Context, minutes: int) -> list[Reply]:
    """Store the minutes a day, and show the plan that they make."""
    await context.change(minutes_a_day=minutes)
    return await show(context)


async def drop(context: Context) -> list[Reply]:
    """Drop the interview's date and the plan."""
    await _forget(context)
    return [Reply(text=say.DROPPED, buttons=((Button(text=say.NEW_DATE, press=AskInterviewDate()),),))]


async def went(context: Context, *, well: bool) -> list[Reply]:
    """Reply kindly to how the interview went, and offer to write down what was asked."""
    held_on = context.settings.interview_on
    await _forget(context)
    day = held_on if held_on is not None and held_on <= context.today else context.today
    if well:
        return [await _offer(context, say.WENT_WELL_REPLY, day)]
    gaps = Button(text=say.GAP_DRILL, press=ProposeDrill())
    return [await _offer(context, say.WENT_BADLY_REPLY, day, (gaps,))]


def is_over(context: Context, interview_on: date) -> bool:
    """Return whether the interview on that local day is over: its day, or the time that it takes from its hour on."""
    begins = begins_at(context)
    return interview_on < context.today or (begins is not None and context.now >= begins + TAKES)


async def page_of(context: Context) -> Page:
    """Return the plan as it stands. The interview's date must be set and not over."""
    settings = context.settings
    assert settings.interview_on is not None  # noqa: S101 -- the callers have looked
    spent = await spent_today(context)
    made = plan(
        await ready_of(context),
        today=context.today,
        interview_on=settings.interview_on,
        minutes_a_day=settings.minutes_a_day,
        weekdays=settings.daily_days,
        quiet_until=settings.paused_until,
        spent_today=spent,
    )
    done = tuple(kind for kind, on in await ticks_of(context) if on == context.today)
    return Page(plan=made, done=done, spent=spent)


def names_of(context: Context) -> Names:
    """Return the names of the archetypes."""
    return {archetype: context.bank.archetypes[archetype].name for archetype in ArchetypeId}


async def _forget(context: Context) -> None:
    await step_back(context)
    await context.change(interview_on=None, planned_on=None)
    await plan_daily(context)


async def _over(context: Context, held_on: date) -> Reply:
    """Ask how the interview went. The next text is taken as the first question that was asked, until it is written down."""
    written = [each for each in await context.uow.interviews.of_user(context.user_id) if each.held_on == held_on]
    if any(each.ended_at is not None for each in written):
        read = Button(text=say.READ_DEBRIEF, press=ShowInterviews())
        other = Button(text=say.NEW_DATE, press=AskInterviewDate())
        return Reply(text=say.written_text(held_on, context.today), buttons=((read,), (other,)))
    moods = (
        Button(text=say.WENT_WELL, press=InterviewWent(well=True)),
        Button(text=say.WENT_BADLY, press=InterviewWent(well=False)),
    )
    return await _offer(context, say.over_text(held_on, context.today), held_on, moods)


async def _offer(context: Context, text: str, held_on: date, row: tuple[Button, ...] = ()) -> Reply:
    """Offer to write down what was asked. `row` stands among the buttons."""
    await offer_debrief(context, held_on)
    rows = (
        (Button(text=say.WRITE_DOWN, press=BeginDebrief(held_on)),),
        row,
        (Button(text=say.NEW_DATE, press=AskInterviewDate()),),
    )
    return Reply(text=f"{text}\n\n{say.TYPE_FIRST}", buttons=tuple(filter(None, rows)))


async def _in_words(context: Context, page: Page, *, fresh: bool) -> Reply:
    settings = context.settings
    text = say.plan_text(
        page.plan, names_of(context), settings.minutes_a_day, page.done, page.spent, settings.interview_at
    )
    buttons = (*_task_rows(context, page), *await _rows_of_the_day(context), *_plan_rows(page))
    return Reply(text=text, buttons=buttons, slot=SLOT, fresh=fresh)


def _task_rows(context: Context, page: Page) -> Rows:
    """Return the buttons of today's tasks. The day card has one of its own."""
    names, rows = names_of(context), list[tuple[Button, ...]]()
    for task in page.plan.today.tasks or page.plan.ahead if page.plan.days else ():
        row = (_door(task, names), _tick(task.kind, done=False) if task.kind in TICKED else None)
        rows.append(tuple(button for button in row if button is not None))
    rows += [(_tick(kind, done=True),) for kind in page.done]
    return tuple(row for row in rows if row)


async def _rows_of_the_day(context: Context) -> Rows:
    """Return the buttons of the interview's day: the day card, the hour, and the reminder where it is offered."""
    remind_me = await remind_button(context)
    first = (Button(text=DAY_CARD, press=ShowDayCard()), hour_button(context))
    return (first,) if remind_me is None else (first, (remind_me,))


def _plan_rows(page: Page) -> Rows:
    change = (
        Button(text=say.CHANGE_DATE, press=AskInterviewDate()),
        Button(text=say.CHANGE_MINUTES, press=AskMinutes()),
    )
    calendar = Button(text=say.CALENDAR, press=SendCalendar())
    write_down = Button(text=say.WRITE_DOWN, press=BeginDebrief(page.plan.interview_on))
    return ((calendar if page.plan.days else write_down,), change, (Button(text=say.DROP, press=DropPlan()),))


def _tick(kind: TaskKind, *, done: bool) -> Button:
    return Button(text=tasks_say.tick_text(kind, done=done), press=TickTask(kind))


def _door(task: Task, names: Names) -> Button | None:
    """Return the button that does a task. None where it is done elsewhere, or its story is not written yet."""
    text, press = tasks_say.button_text(task, names), _press(task)
    return Button(text=text, press=press) if text and press is not None else None


def _press(task: Task) -> Payload | None:
    story_id, archetype = task.story_id, task.archetype
    match task.kind:
        case TaskKind.WRITE | TaskKind.LIFT:
            return ShowStory(story_id) if story_id is not None else WriteStory(archetype)
        case TaskKind.REHEARSE:
            return Rehearse(story_id) if story_id is not None else None
        case TaskKind.PUSHBACK:
            return PushBack(story_id) if story_id is not None else None
        case TaskKind.PRACTISE:
            return AskArchetype(archetype) if archetype is not None else None
        case _:
            return _DOORS.get(task.kind)


_DOORS: Mapping[TaskKind, Payload] = {
    TaskKind.AUDIT: ShowCoverage(),
    TaskKind.BACKUP: ShowStories(),
    TaskKind.MAP: ShowStories(),
    TaskKind.MOCK: ShowMocks(),
}
