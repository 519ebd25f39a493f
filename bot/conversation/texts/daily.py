"""Texts of unasked messages: the daily question, the weekly summary, the notice after an outage."""

from datetime import datetime

DAILY_HEADING = "Your question for today"
ABOUT_REMINDERS = (
    "<b>Is this a good time for my questions?</b>\n\n"
    "The last ones went unanswered, and that is fine. I can come at another hour, once a week, or not for a while. "
    "If you leave it, the next question comes as usual."
)
ANOTHER_HOUR = "At another hour"
ONCE_A_WEEK = "Once a week"
PAUSE = "Pause"
STOP_DAILY = "Stop the daily question"
SNOOZED = "I ask again in an hour."
NOT_TODAY = "Not today, then. The next one comes as usual."
WEEKLY_LATER = "Tomorrow"
WEEKLY_STOP = "Stop the weekly summary"
WEEKLY_SNOOZED = "The summary comes again tomorrow."


def outage_text(since: datetime, until: datetime) -> str:
    """Return the notice that messages may be lost after more than Telegram's 24 hours.

    Both times are the user's local ones.
    """
    return (
        f"I was away from {since:%a %H:%M} to {until:%a %H:%M}, longer than Telegram keeps messages. "
        "What you sent in the first part of that time may not have reached me."
    )


def last_arrived_text(words: str) -> str:
    """Return the sentence with the end of the last text that arrived."""
    return f"The last message that I have from you ends: {words}"
