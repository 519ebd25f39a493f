"""What is said in the settings: what is chosen now, and what can be changed."""

from datetime import date, time

from bot.messages.html import escape
from bot.messages.onboarding import PURPOSES
from storage.records import Settings

CHANGE_ZONE = "Time zone"
CHANGE_TIME = "Time of the daily question"
CHANGE_PURPOSE = "What for"
PAUSE = "Pause"
RESUME = "End the pause"
DAILY_ON = "Start the daily question"
DAILY_OFF = "Stop the daily question"
WEEKLY_ON = "Start the weekly summary"
WEEKLY_OFF = "Stop the weekly summary"
OTHER_TIME = "Another time"
OTHER_ZONE = "Somewhere else"
BACK = "Back"
PAUSES = {1: "Today", 3: "3 days", 7: "A week", 14: "Two weeks"}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

TYPE_ZONE = "Where are you? Type a city, such as <b>Lisbon</b>, or an offset, such as <b>+5:30</b>."
TYPE_TIME = "At what time? Type it like <b>18:30</b>."
TIME_NOT_READ = "I could not read that as a time. Type it like <b>18:30</b>."
PAUSE_FOR = "For how long shall I be quiet?"
PAUSE_OVER = "The pause is over."


def settings_text(settings: Settings, zone: str, clock: str) -> str:
    """Everything that is chosen now. `zone` is the zone's name for people, `clock` its present time."""
    daily = f"every day at {at(settings.daily_time)}" if settings.daily_on else "off"
    weekly = f"{WEEKDAYS[settings.weekly_day - 1]}s at {at(settings.weekly_time)}" if settings.weekly_on else "off"
    lines = [
        "<b>Settings</b>",
        f"Time zone: {escape(zone)} (it is {clock})",
        f"Daily question: {daily}",
        f"Weekly summary: {weekly}",
        f"Quiet: {at(settings.quiet_from)} to {at(settings.quiet_to)}",
        f"Preparing for: {PURPOSES[settings.purpose]}",
    ]
    if settings.paused_until is not None:
        lines.append(f"Paused until {day(settings.paused_until)}")
    return "\n".join(lines)


def at(clock: time) -> str:
    """A time of day."""
    return f"{clock:%H:%M}"


def day(when: date) -> str:
    """A date, as `Mon 3 March`."""
    return f"{when:%a} {when.day} {when:%B}"


def zone_set_text(zone: str, clock: str) -> str:
    """After a change of time zone."""
    return f"Time zone: <b>{escape(zone)}</b>. It is {clock} for you."


def time_set_text(clock: time) -> str:
    """After a change of the daily time."""
    return f"Your daily question comes at <b>{at(clock)}</b>."


def quiet_text(clock: time, quiet_from: time, quiet_to: time) -> str:
    """Why a daily time is refused."""
    return (
        f"{at(clock)} is inside your quiet hours, {at(quiet_from)} to {at(quiet_to)}, when I never write. "
        "Choose a time outside them."
    )


def paused_text(until: date) -> str:
    """After a pause was chosen."""
    return f"Quiet until <b>{day(until)}</b>. Your streak waits with you; /practice works all the while."


DAILY_STOPPED = "No more daily questions. /settings starts them again; /practice always works."
DAILY_STARTED = "The daily question is on."
WEEKLY_STOPPED = "No more weekly summaries. /coverage shows the same at any time."
WEEKLY_STARTED = "The weekly summary is on."
