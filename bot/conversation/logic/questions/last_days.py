"""What the last ten days before the interview change: every archetype comes up once more, with a full question."""

from datetime import date, datetime, time, timedelta

from bot.conversation.logic.dates.local_time import Zone, at_local, local_date

LAST_DAYS = timedelta(days=10)
"""Time before the interview in which every archetype gets a full question."""


def effective_due(due: datetime, rated_on: date, interview_on: date | None, place: Zone, now: datetime) -> datetime:
    """Return the earlier of the stored due time and the due time that the interview date sets, in UTC.

    Every archetype must come up once in the last ten days before the interview. One that was not rated since they began
    is due at their beginning, local midnight. An interview that is over changes nothing.
    """
    if interview_on is None or local_date(place, now) > interview_on:
        return due
    begins_on = interview_on - LAST_DAYS
    if rated_on >= begins_on:
        return due
    return min(due, at_local(place, begins_on, time()))


def wanted_since(rated_on: date | None, interview_on: date | None, today: date) -> date | None:
    """Return the first of the last days, where they have begun and an archetype has no rating since; else None."""
    if interview_on is None:
        return None
    begins_on = interview_on - LAST_DAYS
    unrated = rated_on is None or rated_on < begins_on
    return begins_on if unrated and begins_on <= today <= interview_on else None
