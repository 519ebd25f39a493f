"""The form for the interview's date, by the rules of the chat: what is in doubt is asked once more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.conversation.context import Context
from bot.conversation.page import BadRequest, PageRequest
from bot.conversation.side_question import step_back
from bot.conversation.texts.typed_days import day_with_year
from bot.features.plan.plan_date import FURTHEST, refusal, store_date, typed_day
from bot.features.plan.states import TypingInterviewDate
from bot.features.plan.texts import plan_page as say

NOT_TAKEN = 422


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedDay:
    """A typed day that was not taken."""

    typed: str
    said: str
    """What is said about it, as HTML."""
    choices: Sequence[date] = ()
    """The days that it may mean."""


def day_of(request: PageRequest, today: date) -> tuple[date | None, AskedDay]:
    """Return the day of the form, or None with what is asked.

    A day that was chosen of several counts as it is; what was typed is read as in the chat. `today` is the user's date.
    """
    chosen, typed = request.text("chosen"), request.text("day")
    if not chosen:
        read = typed_day(typed, today)
        return read.day, AskedDay(typed=typed, said=read.said, choices=read.choices)
    try:
        day = date.fromisoformat(chosen)
    except ValueError:
        raise BadRequest(say.NO_DAY) from None
    refused = refusal(day, today)
    return (day if refused is None else None), AskedDay(typed=chosen, said=refused or "")


async def store(context: Context, day: date) -> bool:
    """Store the interview's date. Return whether that ended a reminder of the former date.

    Where the chat was waiting for the date, it has it now.
    """
    if context.at(TypingInterviewDate) is not None:
        await step_back(context)
    return await store_date(context, day)


def form_values(today: date, on: date | None, asked: AskedDay | None) -> dict[str, Any]:
    """Return what the form shows: the date as it is or as it was typed, and the days to choose from.

    `on` is the day of the interview ahead, None without one.
    """
    return {
        "value": asked.typed if asked is not None else on.isoformat() if on is not None else "",
        "first": today.isoformat(),
        "last": (today + FURTHEST).isoformat(),
        "said": asked.said if asked is not None else None,
        "choices": [(day.isoformat(), day_with_year(day)) for day in asked.choices] if asked is not None else [],
    }
