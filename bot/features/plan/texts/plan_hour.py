"""Texts of the page of the interview's hour and of the reminder before it."""

from datetime import date, datetime, time

from bot.conversation.texts.html import count
from bot.conversation.texts.typed_days import day, day_with_year

HOURS = tuple(time(hour) for hour in (9, 10, 11, 13, 14, 15))
ANOTHER_HOUR = "Another hour"
FORGET_HOUR = "Forget the hour"
NO_REMINDER = "No reminder"
PLAN = "My plan"
HOUR_NOT_READ = "I could not read an hour in that. Type it like <b>10:30</b> or <b>2 pm</b>."
NO_INTERVIEW = "There is no interview ahead of us. /plan sets the date."
CAN_REMIND = "I can send your day card two hours before. I do so only if you tap it."
NO_TIME_LEFT = "Two hours before is over, so there is no reminder. The day card is one tap away."
REMINDER_OFF = "The reminder for the former day is off."


def interview_text(on: date, at: time | None, today: date) -> str:
    """Return when the interview is, and how far that is away."""
    days = (on - today).days
    far = "today" if days == 0 else "tomorrow" if days == 1 else f"in {count(days, 'day')}"
    hour = f" at <b>{clock(at)}</b>" if at is not None else ""
    return f"Interview: <b>{day_with_year(on)}</b>{hour}, {far}."


def asks_hour_text(on: date, today: date, *, typed: bool) -> str:
    """Return the question for the hour. `typed` is True where the next text is taken as the hour."""
    how = "Tap it, or type it like <b>10:30</b>." if typed else "Tap it if you know it, or leave it out."
    return f"{interview_text(on, None, today)}\n<b>At what hour?</b> {how}"


def hour_text(on: date, at: time, today: date, reminder: str) -> str:
    """Return the day and the hour, with a line on the reminder."""
    return f"{interview_text(on, at, today)}\n{reminder}"


def reminded_text(at: datetime, *, quiet: bool) -> str:
    """Return when the reminder comes. `at` is a local time, `quiet` is True where it is in the quiet hours."""
    text = f"Your day card comes again on <b>{day(at.date())} at {at:%H:%M}</b>."
    if quiet:
        text += " That is in your quiet hours; it comes all the same, because you asked for it."
    return text


def afternoon_label(at: time) -> str:
    """Return the label of the button for an hour in the afternoon."""
    return f"I mean {clock(at)}"


def clock(at: time) -> str:
    """Return an hour, as `09:00`."""
    return f"{at:%H:%M}"
