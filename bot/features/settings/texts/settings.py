"""Texts of the settings: the present choices, and their changes."""

from collections.abc import Collection, Sequence
from datetime import date, time

from bot.conversation.texts.html import escape, joined, on_button, quoted
from bot.conversation.texts.typed_days import day, day_with_year
from storage.records import Settings

CHANGE_ZONE = "Time zone"
CHANGE_TIME = "Daily time"
CHANGE_DAYS = "Days"
CHANGE_WEEKLY = "Weekly summary"
CHANGE_QUIET = "Quiet hours"
CHANGE_TRACKS = "Preparing for"
CHANGE_MOCK = "Mock length"
PAUSE = "Pause"
RESUME = "End the pause"
DAILY_ON = "Start the daily question"
DAILY_OFF = "Stop the daily question"
WEEKLY_ON = "Start the weekly summary"
WEEKLY_OFF = "Stop the weekly summary"
NO_QUIET = "No quiet hours"
KEEP_ZONE = "Leave it as it was"
BACK = "Back"
PAUSES = {1: "Today", 3: "3 days", 7: "A week", 14: "Two weeks"}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKLY_TIMES = (time(9), time(12), time(18), time(20))
QUIET_FROM = (time(20), time(21), time(22), time(23), time(0))
QUIET_TO = (time(6), time(7), time(8), time(9))
MOCK_SIZES = (3, 5, 8)
TRACKS_NAMED = 3

TYPE_ZONE = (
    "Where are you? Type a city, such as <b>Lisbon</b> or <b>London, Ontario</b>, or an offset, such as <b>+5:30</b>. "
    "Or send your place: the paper clip, then Location."
)
TYPE_TIME = "At what time should the daily question come? Tap, or type it like <b>18:30</b>."
TIME_NOT_READ = "I could not read that as one time of day. Type it like <b>18:30</b> or <b>7:30 pm</b>."
QUIET_NOT_READ = "I could not read that. Type both times, like <b>22-7</b> or <b>22:30 to 06:45</b>."
PAUSE_FOR = "How long should I be quiet? Tap, or type the day on which I may write again, such as <b>12 March</b>."
PAUSE_NOT_READ = "I could not find a day in that. Type the day on which I may write again, such as <b>12 March</b>."
PAUSE_WHICH = "On which day may I write again? Tap it, or type another."
PAUSE_OVER = "The pause is over."
ONE_DAY_STAYS = "At least one day must stay on. To have none, go back and stop the daily question."
MOCK_SIZE = "How many questions should a mock have, if you do not choose?"
DAILY_STOPPED = "No more daily questions. /settings starts them again; /practice always works."
DAILY_STARTED = "The daily question is on."
WEEKLY_STOPPED = "No more weekly summaries. /coverage shows the same at any time."
WEEKLY_STARTED = "The weekly summary is on."


def settings_text(settings: Settings, tracks: Sequence[str], zone: str, clock: str, next_line: str) -> str:
    """Return the present settings.

    `tracks` are the names of those that are on, `zone` is the zone's name for people, `clock` its present time.
    """
    weekly = f"{WEEKDAYS[settings.weekly_day - 1]}s at {at(settings.weekly_time)}" if settings.weekly_on else "off"
    lines = [
        "<b>Settings</b>",
        f"Time zone: {escape(zone)} (it is {clock})",
        f"Daily question: {daily_text(settings)}",
        next_line,
        f"Weekly summary: {weekly}",
        f"Quiet: {quiet_span(settings)}",
        f"Preparing for: {tracks_line(tracks)}",
        f"Mock: {settings.mock_size} questions",
    ]
    return "\n".join(lines)


def tracks_line(names: Sequence[str]) -> str:
    """Return the names of the tracks that are on: the first ones, where they are many."""
    if len(names) <= TRACKS_NAMED:
        return joined([escape(name) for name in names])
    first = [escape(name) for name in names[: TRACKS_NAMED - 1]]
    return joined([*first, f"{len(names) - len(first)} more"])


def daily_text(settings: Settings) -> str:
    """Return the days and time of the daily question: `Mon, Wed and Fri at 18:30`."""
    return f"{days_text(settings.daily_days)} at {at(settings.daily_time)}" if settings.daily_on else "off"


def days_text(days: Collection[int]) -> str:
    """Return days of the week as people say them, by their ISO numbers."""
    chosen = sorted(days)
    if len(chosen) == len(WEEKDAYS):
        return "every day"
    if chosen == [1, 2, 3, 4, 5]:
        return "Monday to Friday"
    return joined([WEEKDAYS[each - 1][:3] for each in chosen])


def next_text(when: tuple[date, time] | None, paused_until: date | None) -> str:
    """Return the time of the next daily question. `when` None means that there is none."""
    if when is None:
        return "Next: none"
    paused = f", paused until {day(paused_until)}" if paused_until else ""
    return f"Next: <b>{when[0]:%a} {at(when[1])}</b> ({when[0].day} {when[0]:%B}){paused}"


def quiet_span(settings: Settings) -> str:
    """Return the quiet hours."""
    if settings.quiet_from == settings.quiet_to:
        return "no quiet hours"
    return f"{at(settings.quiet_from)} to {at(settings.quiet_to)}"


def at(clock: time) -> str:
    """Return a time of day, as `18:30`."""
    return f"{clock:%H:%M}"


def choice(text: str, *, chosen: bool) -> str:
    """Return the label of a button that shows whether it is chosen."""
    return f"✓ {text}" if chosen else text


def zone_text(zone: str, clock: str) -> str:
    """Return the page of the time zone."""
    return f"{TYPE_ZONE}\n\nNow: {escape(zone)}. <b>Is it {clock} for you?</b>"


def place_text(city: str, clock: str) -> str:
    """Return the question whether the zone of a shared place is right."""
    return f"The nearest city whose clock I know is <b>{escape(city)}</b>. <b>Is it {clock} for you?</b>"


def which_zone_text(unknown: str) -> str:
    """Return the question which of several places is meant. `unknown` are the words that fit none of them."""
    if unknown:
        return f"I know that place, but not with {quoted(unknown, 60)}. Is it one of these? If not, type a bigger city."
    return "There is more than one clock there. <b>Which is yours?</b> If none, type a bigger city."


def zone_label_text(place: str, clock: str) -> str:
    """Return the label of a button with a place and the time on its clock."""
    return f"{on_button(place, 50)}: {clock}"


def zone_set_text(zone: str, clock: str, place: str | None = None) -> str:
    """Return the note on a change of time zone. `place` is the typed place, where the zone has another name."""
    of = f"{escape(place)}: its time zone is" if place is not None else "Time zone:"
    return f"{of} <b>{escape(zone)}</b>. It is {clock} for you."


def time_set_text(clock: time) -> str:
    """Return the note on a change of the daily time."""
    return f"Your daily question comes at <b>{at(clock)}</b>."


def once_a_week_text(day: int) -> str:
    """Return the note that the daily question comes on one ISO day of the week alone."""
    return f"One question a week now, on <b>{WEEKDAYS[day - 1]}s</b>. /practice asks one at any time."


def quiet_text(clock: time, quiet_from: time, quiet_to: time) -> str:
    """Return the reason for which a time is refused."""
    return (
        f"{at(clock)} is inside your quiet hours, {at(quiet_from)} to {at(quiet_to)}, when I never write. "
        "Choose a time outside them, or change the quiet hours first."
    )


def quiet_refused_text(quiet_from: time, quiet_to: time, clock: time, what: str) -> str:
    """Return the reason for which quiet hours are refused. `what` names the message that they would silence."""
    return (
        f"{at(quiet_from)} to {at(quiet_to)} would silence your {what}, which comes at {at(clock)}. "
        "Move that first, or choose other hours."
    )


DAILY_NAME = "daily question"
WEEKLY_NAME = "weekly summary"


def quiet_page_text(settings: Settings) -> str:
    """Return the page of the quiet hours."""
    return (
        f"When I never write: <b>{quiet_span(settings)}</b>.\n"
        "From when should it be quiet? Tap, or type both times, like <b>22-7</b>."
    )


def quiet_until_text(quiet_from: time) -> str:
    """Return the question for the end of the quiet hours."""
    return f"Quiet from <b>{at(quiet_from)}</b>. Until when?"


def quiet_set_text(settings: Settings) -> str:
    """Return the note on a change of the quiet hours."""
    if settings.quiet_from == settings.quiet_to:
        return "No quiet hours. I still write only at the times that you chose."
    return f"Quiet from <b>{at(settings.quiet_from)}</b> to <b>{at(settings.quiet_to)}</b>."


def days_page_text(settings: Settings, next_line: str) -> str:
    """Return the page of the days of the week."""
    return (
        f"The daily question comes <b>{days_text(settings.daily_days)}</b>. {next_line}.\n"
        "Tap a day to switch it. Days off are days off in your plan too."
    )


def weekly_page_text(settings: Settings) -> str:
    """Return the page of the weekly summary."""
    on = f"<b>{WEEKDAYS[settings.weekly_day - 1]}s at {at(settings.weekly_time)}</b>" if settings.weekly_on else "off"
    return f"Weekly summary: {on}.\nTap a day or a time, or type a time like <b>18:30</b>."


def pause_not_ahead_text(when: date) -> str:
    """Return the reply to a day that is over, today, or more than a year away."""
    return f"{day_with_year(when)} is not in the year ahead of us. On which day may I write again?"


def paused_text(until: date) -> str:
    """Return the note on the pause that was chosen."""
    return f"Quiet until <b>{day_with_year(until)}</b>. Your streak waits with you; /practice works all the while."
