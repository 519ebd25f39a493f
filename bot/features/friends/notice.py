"""Plans the message to the author that a friend has answered: at once, or after the quiet hours."""

from datetime import datetime, timedelta

from bot.conversation.logic.dates.local_time import at_local, in_quiet, local_date, zone
from storage.records import DueKind, Settings
from storage.unit_of_work import UnitOfWork


async def plan_notice(uow: UnitOfWork, user_id: int, now: datetime) -> None:
    """Plan one message to an author at the first instant outside of their quiet hours."""
    settings = await uow.settings.get(user_id) or Settings(user_id=user_id)
    place = zone(settings.time_zone)
    await uow.due.put_off(user_id, DueKind.FRIEND_REPLY, local_date(place, now), after_quiet(settings, now), None)


def after_quiet(settings: Settings, now: datetime) -> datetime:
    """Return `now`, or the end of the quiet hours that it lies in."""
    place = zone(settings.time_zone)
    if not in_quiet(place, now, settings.quiet_from, settings.quiet_to):
        return now
    today = local_date(place, now)
    ends = (at_local(place, today + timedelta(days=more), settings.quiet_to) for more in (0, 1))
    return next(end for end in ends if end > now)
