"""The two questions that a plan is made from: when the interview is, and how many minutes a day there are."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from bot.conversation.context import Turn
from bot.conversation.logic.dates import read_date
from bot.conversation.payload import OneOf, Payload
from bot.conversation.replies import Button, Reply
from bot.conversation.side_question import step_aside, step_back
from bot.features.plan.states import TypingInterviewDate
from bot.features.plan.texts import plan as say

FURTHEST = timedelta(days=366)
SURPRISING = timedelta(days=180)
"""So far ahead that a slip is likelier than an interview: it is asked once more."""
SLOT = "plan"


@dataclass(frozen=True, slots=True)
class AskInterviewDate(Payload, code="Pq"):
    """Ask when the interview is."""


@dataclass(frozen=True, slots=True)
class InterviewInWeeks(Payload, code="Pw"):
    """Say that the interview is so many weeks from today."""

    weeks: Annotated[int, OneOf(tuple(say.WEEKS))]


@dataclass(frozen=True, slots=True)
class InterviewOn(Payload, code="Pd"):
    """Say that the interview is on that day."""

    day: date


@dataclass(frozen=True, slots=True)
class AskMinutes(Payload, code="Pk"):
    """Ask how many minutes a day there are."""


@dataclass(frozen=True, slots=True)
class MinutesADay(Payload, code="Pm"):
    """Say how many minutes a day there are."""

    minutes: Annotated[int, OneOf(say.MINUTES)]


@dataclass(frozen=True, slots=True)
class BackToPlan(Payload, code="Pb"):
    """Show the plan's words again, in their place."""


async def ask_for_date(turn: Turn) -> list[Reply]:
    """Ask for the date: four buttons, or any date typed."""
    await step_aside(turn, TypingInterviewDate)
    weeks = [Button(text=text, press=InterviewInWeeks(n)) for n, text in say.WEEKS.items()]
    rows = [tuple(weeks[:2]), tuple(weeks[2:])]
    if turn.settings.interview_on is not None and turn.settings.interview_on >= turn.today:
        rows.append((Button(text=say.BACK, press=BackToPlan()),))
    return [Reply(text=say.ASK_DATE, buttons=tuple(rows))]


async def date_typed(turn: Turn, _: int, text: str) -> list[Reply]:
    """Take a day as people type it; where it can be two, or seems a slip, ask."""
    days = read_date(text, turn.today)
    if not days:
        return [Reply(text=say.DATE_NOT_READ)]
    coming = [day for day in days if turn.today <= day <= turn.today + FURTHEST]
    if not coming:
        return [Reply(text=say.past_text(days[0]) if days[0] < turn.today else say.too_far_text(days[0]))]
    if len(coming) == 1 and coming[0] - turn.today <= SURPRISING:
        return await set_date(turn, coming[0])
    rows = [(Button(text=say.day_with_year(day), press=InterviewOn(day)),) for day in coming]
    rows.append((Button(text=say.OTHER_DATE, press=AskInterviewDate()),))
    return [Reply(text=say.WHICH_DAY, buttons=tuple(rows))]


async def set_date(turn: Turn, interview_on: date) -> list[Reply]:
    """Keep the date and ask for the minutes a day; a date that has passed meanwhile is answered kindly."""
    if interview_on < turn.today:
        return [Reply(text=say.past_text(interview_on))]
    if interview_on > turn.today + FURTHEST:
        return [Reply(text=say.too_far_text(interview_on))]
    await step_back(turn)
    over = turn.settings.interview_on is None or turn.settings.interview_on < turn.today
    planned_on = turn.today if over else turn.settings.planned_on or turn.today
    await turn.change(interview_on=interview_on, planned_on=planned_on)
    said = Reply(text=say.date_set_text(interview_on, (interview_on - turn.today).days))
    return [said, _minutes(turn, fresh=True)]


async def ask_for_minutes(turn: Turn) -> list[Reply]:
    """Ask for the minutes a day in place of the plan's words, which come back with the choice."""
    return [_minutes(turn, fresh=False)]


def _minutes(turn: Turn, *, fresh: bool) -> Reply:
    chosen = turn.settings.minutes_a_day
    buttons = [Button(text=say.minutes_label(n, chosen=n == chosen), press=MinutesADay(n)) for n in say.MINUTES]
    back = () if fresh else ((Button(text=say.BACK, press=BackToPlan()),),)
    return Reply(text=say.ASK_MINUTES, buttons=(tuple(buttons), *back), slot=SLOT, fresh=fresh)
