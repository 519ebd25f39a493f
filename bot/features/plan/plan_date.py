"""Use cases of the plan's two questions: the interview's date, and the minutes a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from bot.conversation.context import Context
from bot.conversation.logic.dates.date_reading import read_date
from bot.conversation.payload import OneOf, Payload
from bot.conversation.prompts.interview_hour import is_reminded
from bot.conversation.prompts.prompt_schedule import plan_daily
from bot.conversation.replies import Button, Reply
from bot.conversation.side_question import step_aside, step_back
from bot.conversation.texts.typed_days import day_with_year, which_day_text
from bot.features.plan.plan_hour import ask_below_date
from bot.features.plan.states import TypingInterviewDate
from bot.features.plan.texts import plan as say
from bot.features.plan.texts.plan_hour import REMINDER_OFF

FURTHEST = timedelta(days=366)
SURPRISING = timedelta(days=180)
"""Beyond this a slip is likelier than an interview, so the user is asked once more."""
SLOT = "plan"


@dataclass(frozen=True, slots=True)
class AskInterviewDate(Payload, code="Pq"):
    """Ask for the interview's date."""


@dataclass(frozen=True, slots=True)
class InterviewInWeeks(Payload, code="Pw"):
    """Set the interview a number of weeks from today."""

    weeks: Annotated[int, OneOf(tuple(say.WEEKS))]


@dataclass(frozen=True, slots=True)
class InterviewOn(Payload, code="Pd"):
    """Set the interview's date."""

    day: date


@dataclass(frozen=True, slots=True)
class AskMinutes(Payload, code="Pk"):
    """Ask for the minutes a day."""


@dataclass(frozen=True, slots=True)
class MinutesADay(Payload, code="Pm"):
    """Set the minutes a day."""

    minutes: Annotated[int, OneOf(say.MINUTES)]


@dataclass(frozen=True, slots=True)
class BackToPlan(Payload, code="Pb"):
    """Show the plan in words again, in place of a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedDay:
    """What a typed text says of the interview's day."""

    day: date | None = None
    """The day, where it is beyond doubt."""
    said: str = ""
    """What is said to the user otherwise, as HTML."""
    choices: Sequence[date] = ()
    """The days that it may mean."""


async def ask_for_date(context: Context) -> list[Reply]:
    """Ask for the interview's date, with four buttons or any date typed."""
    await step_aside(context, TypingInterviewDate)
    weeks = [Button(text=text, press=InterviewInWeeks(n)) for n, text in say.WEEKS.items()]
    rows = [tuple(weeks[:2]), tuple(weeks[2:])]
    if context.settings.interview_on is not None and context.settings.interview_on >= context.today:
        rows.append((Button(text=say.BACK, press=BackToPlan()),))
    return [Reply(text=say.ASK_DATE, buttons=tuple(rows))]


async def date_typed(context: Context, _: int, text: str) -> list[Reply]:
    """Take a typed date. Ask again where it can be two days, or is likely a slip."""
    read = typed_day(text, context.today)
    if read.day is not None:
        return await set_date(context, read.day)
    rows = [(Button(text=day_with_year(day), press=InterviewOn(day)),) for day in read.choices]
    if rows:
        rows.append((Button(text=say.OTHER_DATE, press=AskInterviewDate()),))
    return [Reply(text=read.said, buttons=tuple(rows))]


def typed_day(text: str, today: date) -> TypedDay:
    """Return what a typed text says of the interview's day. `today` is the user's local date."""
    read = read_date(text, today)
    if not read.days:
        return TypedDay(said=say.DATE_NOT_READ)
    coming = [day for day in read.days if refusal(day, today) is None]
    if not coming:
        return TypedDay(said=refusal(read.days[0], today) or "")
    if read.certain(coming) and coming[0] - today <= SURPRISING:
        return TypedDay(day=coming[0])
    return TypedDay(said=which_day_text(coming, read.doubt, say.WHICH_DAY), choices=coming)


def refusal(interview_on: date, today: date) -> str | None:
    """Return why there is no plan for an interview on that day. None where there can be one."""
    if interview_on < today:
        return say.past_text(interview_on)
    return say.too_far_text(interview_on) if interview_on > today + FURTHEST else None


async def set_date(context: Context, interview_on: date) -> list[Reply]:
    """Store the interview's date, and ask for its hour and the minutes a day. A date out of range gets a kind reply."""
    refused = refusal(interview_on, context.today)
    if refused is not None:
        return [Reply(text=refused)]
    await step_back(context)
    reminder_ended = await store_date(context, interview_on)
    note = REMINDER_OFF if reminder_ended else None
    return [await ask_below_date(context, note), _minutes(context, fresh=True)]


async def store_date(context: Context, interview_on: date) -> bool:
    """Store the interview's date, and plan the days by it. Return whether that ended a reminder of the former date."""
    over = context.settings.interview_on is None or context.settings.interview_on < context.today
    planned_on = context.today if over else context.settings.planned_on or context.today
    reminded = await is_reminded(context)
    await context.change(interview_on=interview_on, planned_on=planned_on)
    await plan_daily(context)
    return reminded and not await is_reminded(context)


async def ask_for_minutes(context: Context) -> list[Reply]:
    """Ask for the minutes a day in place of the plan's words. The choice brings them back."""
    return [_minutes(context, fresh=False)]


def _minutes(context: Context, *, fresh: bool) -> Reply:
    chosen = context.settings.minutes_a_day
    buttons = [Button(text=say.minutes_label(n, chosen=n == chosen), press=MinutesADay(n)) for n in say.MINUTES]
    back = () if fresh else ((Button(text=say.BACK, press=BackToPlan()),),)
    return Reply(text=say.ASK_MINUTES, buttons=(tuple(buttons), *back), slot=SLOT, fresh=fresh)
