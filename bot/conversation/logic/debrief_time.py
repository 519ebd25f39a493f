"""The time of day at which the debrief of an interview takes the place of the daily question."""

from datetime import time, timedelta

from bot.conversation.logic.dates.local_time import quiet_covers

EARLIEST = time(18, 0)
BEFORE_QUIET = timedelta(minutes=30)


def debrief_clock(daily_time: time, quiet_from: time, quiet_to: time) -> time:
    """Return 18:00 or the daily time, whichever is later, moved out of the quiet hours. All are on the user's clock.

    It moves to the end of the quiet hours; where that is on the next day, to half an hour before they begin. It is never
    earlier than the daily time, which is outside of the quiet hours.
    """
    clock = max(daily_time, EARLIEST)
    if not quiet_covers(clock, quiet_from, quiet_to):
        return clock
    if clock < quiet_to:
        return quiet_to
    return max(daily_time, _earlier(quiet_from, BEFORE_QUIET))


def _earlier(clock: time, by: timedelta) -> time:
    """Return the time of day that much earlier on the same day, at the earliest midnight."""
    since_midnight = timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second)
    minutes = max(since_midnight - by, timedelta()) // timedelta(minutes=1)
    return time(*divmod(minutes, 60))
