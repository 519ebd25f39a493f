"""The streak: the days in a row on which somebody has practised, by their own calendar."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

_DAY = timedelta(days=1)


def streak(
    days: Iterable[date],
    today: date,
    paused: Iterable[tuple[date, date]] = (),
    days_off: Collection[int] = (),
) -> int:
    """Return the number of practised local days that end with today or the last day before it.

    Today does not break the streak while it lasts. Days of a pause (each from its first day up to, not including, its
    second) and ISO weekdays in `days_off` neither count nor break it, unless they were practised. A day after `today`,
    left by a move to the west, counts too.
    """
    practised = set(days)
    if not practised:
        return 0
    pauses = list(paused)
    day, first, count = max(today, *practised), min(practised), 0
    while day >= first:
        if day in practised:
            count += 1
        elif day < today and not _excused(day, pauses, days_off):
            break
        day -= _DAY
    return count


def _excused(day: date, pauses: Iterable[tuple[date, date]], days_off: Collection[int]) -> bool:
    return day.isoweekday() in days_off or any(start <= day < end for start, end in pauses)
