"""Texts of the debrief that takes the place of a day's question, and of one that was left."""

from datetime import date

from bot.conversation.texts.html import count
from bot.conversation.texts.typed_days import day

BEGIN = "Write it down"
IN_AN_HOUR = "In an hour"
NOT_TODAY = "Not today"
STOP_DAILY = "Stop the daily question"
SNOOZED = "I ask again in an hour."
LATER = "Whenever you like: /interview. It is freshest today."


def day_text(held_on: date, today: date) -> str:
    """Return the message in place of the question on the interview's day. A text is taken as the first question."""
    when = "today" if held_on == today else f"on {day(held_on)}"
    return (
        f"<b>Your interview was {when}. How did it go?</b>\n\n"
        "Write down what they asked while you still know it: type the first question, one message each. "
        "It takes five minutes, and it is the best list of gaps there is."
    )


def day_text_beside_draft(held_on: date, today: date) -> str:
    """Return the same where something else is open, which takes what is typed."""
    when = "today" if held_on == today else f"on {day(held_on)}"
    return (
        f"<b>Your interview was {when}. How did it go?</b>\n\n"
        f"Write down what they asked while you still know it: tap <b>{BEGIN}</b>. What you have open is kept."
    )


def open_text(name: str, asked: int) -> str:
    """Return the message that names a debrief that was left open. The name is escaped."""
    return f"You began to write down {name}: {count(asked, 'question')} so far."
