"""Texts on days that a user types: how a day is written, and why the bot asks which one is meant."""

from collections.abc import Sequence
from datetime import date

from bot.conversation.logic.dates.date_reading import Doubt
from bot.conversation.texts.html import joined


def day(when: date) -> str:
    """Return a date, as `Thu 12 March`."""
    return f"{when:%a} {when.day} {when:%B}"


def day_with_year(when: date) -> str:
    """Return a date on a button, as `Thu 12 March 2026`."""
    return f"{day(when)} {when.year}"


def which_day_text(days: Sequence[date], doubt: Doubt | None, question: str) -> str:
    """Return what was understood of a typed day, then the question. A doubt of None is a day surprisingly far away."""
    named = joined([f"<b>{day_with_year(each)}</b>" for each in days])
    match doubt:
        case Doubt.TWO_READINGS:
            said = "People read that in two ways." if len(days) > 1 else f"I read {named}."
        case Doubt.SEVERAL:
            said = (
                f"I read more than one day: {named}." if len(days) > 1 else f"I read {named}, and a day out of reach."
            )
        case Doubt.NEGATED:
            said = f"I read {named}, and a “not” beside it."
        case Doubt.MISMATCHED:
            said = "The day of the week and the date do not fit."
        case Doubt.LOOSE:
            said = f"I read {named}, but the words beside it leave it open."
        case None:
            said = f"I read {named}. That is a long way off."
    return f"{said} {question}"
