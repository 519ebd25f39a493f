"""Words of the interview's hour and of the reminder before it, which the plan and the day card both show."""

from datetime import date, datetime, time

DAY_CARD = "Day card"
SET_HOUR = "Set the hour"
REMINDER_ENDED = (
    "The reminder before your interview is off, because your clock is another one now. /plan offers it again."
)


def remind_label(at: datetime, on: date) -> str:
    """Return the label of the button that asks for the reminder, with the local time at which it will come.

    `on` is the interview's day. The reminder of an early interview comes on the day before, which is said.
    """
    return f"Remind me two hours before ({clock_on(at, on)})"


def hour_label(at: time) -> str:
    """Return the label of the button that changes the hour."""
    return f"Hour: {at:%H:%M}"


def clock_on(at: datetime, on: date) -> str:
    """Return a local time, as `08:00`, with its day of the week where that is another than `on`."""
    return f"{at:%H:%M}" if at.date() == on else f"{at:%a %H:%M}"
