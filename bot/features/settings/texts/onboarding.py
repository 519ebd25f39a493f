"""Texts of the first minute: two sentences, three taps, the first question."""

from datetime import time

from bot.conversation.texts.html import escape

YES = "Yes"
YES_TYPED = frozenset({"yes", "y", "yep", "yeah", "ok", "okay", "correct", "right", "it is"})
"""What people type in place of the button."""
EARLIER = "It is an hour earlier"
LATER = "It is an hour later"
DAILY_TIMES = (time(7, 30), time(12, 30), time(18, 30), time(21, 0))

WELCOME = (
    "I am Stardrill: I ask behavioural-interview questions and judge your typed answers by fixed rules, quoting your own words. "
    "No AI reads them; they stay in this chat and on this server (/privacy)."
)
WHAT_FOR = "<b>What do you prepare for?</b> It decides who asks; /settings changes it."
READY = "All set. Here is your first question."
PRACTICE = "Ask me a question"
MOCK = "Mock interview"
COVERAGE = "What I have covered"


def ask_zone_text(clock: str, *, first: bool, place: str | None = None) -> str:
    """Return the question whether the guessed time zone is right. `clock` is its present time, `place` what was typed."""
    head = f"{WELCOME}\n\n" if first else ""
    head += f"{escape(place)}.\n" if place is not None else ""
    return f"{head}<b>Is it {clock} for you?</b> Tap, or type your city."


def ask_daily_text() -> str:
    """Return the question for the time of the daily question."""
    return "One question a day. <b>When?</b>"


def welcome_back_text() -> str:
    """Return the reply to /start of a user who is set up."""
    return "Good to see you. What do you want to do?"
