"""The plan as a calendar file: an event for each day that has tasks, and the interview itself."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.conversation.context import Context
from bot.conversation.logic.dates.local_time import at_local
from bot.conversation.prompts.interview_hour import begins_at
from bot.conversation.replies import Document, Reply
from bot.features.plan.logic.plan import Day
from bot.features.plan.plan import names_of, page_of, show
from bot.features.plan.texts import plan as say
from bot.features.plan.texts import plan_tasks as tasks_say
from bot.features.plan.texts.plan_tasks import Names

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//Stardrill//Plan//EN"


async def calendar(context: Context) -> list[Reply]:
    """Send the plan as an .ics file."""
    content = await calendar_file(context)
    if content is None:
        return await show(context)
    return [Reply(text=say.CALENDAR_CAPTION, document=Document(name=say.CALENDAR_NAME, content=content))]


async def calendar_file(context: Context) -> bytes | None:
    """Return the plan as an .ics file, None where no day is left before an interview.

    Each event's id is that of its day, so a file imported later updates the days. The file has no title of a story,
    because calendars are shared.
    """
    if context.settings.interview_on is None or context.settings.interview_on <= context.today:
        return None
    from icalendar import Calendar  # noqa: PLC0415 -- 100 ms, which a start without a file need not pay

    page, names = await page_of(context), names_of(context)
    file = Calendar()
    file.add("prodid", PRODUCT)
    file.add("version", "2.0")
    file.add("method", "PUBLISH")
    for each in page.plan.days:
        if each.tasks:
            file.add_component(_day_event(context, each, names))
    file.add_component(_interview_event(context, page.plan.interview_on))
    file.add_missing_timezones()
    content: bytes = file.to_ical()
    return content


def _day_event(context: Context, each: Day, names: Names) -> "Event":
    """Return an event with a day's tasks at the daily time. Where the user's zone is an offset, the time is in UTC."""
    lines = [f"{tasks_say.does_text(task, names)} ({task.minutes} min)" for task in each.tasks]
    event = _event(context, f"stardrill-plan-{each.on.isoformat()}")
    start = _in_zone(context, at_local(context.zone, each.on, context.settings.daily_time))
    event.add("summary", tasks_say.event_title(each.tasks, names))
    event.add("description", "\n".join(lines))
    event.add("dtstart", start)
    event.add("duration", timedelta(minutes=each.minutes))
    return event


def _interview_event(context: Context, interview_on: date) -> "Event":
    """Return an event of an hour where the hour is known, else of the whole day."""
    event, begins = _event(context, "stardrill-interview"), begins_at(context)
    event.add("summary", say.INTERVIEW)
    if begins is not None:
        event.add("dtstart", _in_zone(context, begins))
        event.add("duration", timedelta(hours=1))
        return event
    event.add("dtstart", interview_on)
    event.add("dtend", interview_on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def _in_zone(context: Context, at: datetime) -> datetime:
    """Return an instant on the user's clock. Where the zone is an offset, calendars take it in UTC."""
    return at.astimezone(context.zone) if isinstance(context.zone, ZoneInfo) else at


def _event(context: Context, uid: str) -> "Event":
    from icalendar import Event  # noqa: PLC0415 -- as above

    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", context.now)
    event.add("last-modified", context.now)
    event.add("sequence", _minutes_since_2026(context.now))
    return event


def _minutes_since_2026(now: datetime) -> int:
    """Return a number that grows with every later file, which calendars need to replace an event."""
    return int((now - datetime(2026, 1, 1, tzinfo=now.tzinfo)).total_seconds()) // 60
