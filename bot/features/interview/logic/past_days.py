"""Reader of a day that is over, as people type it: `yesterday`, `last Friday`, `Friday`, `12 March`."""

import re
from calendar import isleap
from datetime import date, timedelta

from bot.conversation.logic.dates.date_reading import DateReading, Doubt, read_date

WEEK = timedelta(days=7)
_WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:in|next|tomorrow|from now|coming)\b", re.IGNORECASE)
_UNASKED = (None, Doubt.TWO_READINGS, Doubt.LOOSE)
"""Doubts that a single day settles. A loose word here is such as `last` in `last Friday`."""


def read_past_day(text: str, today: date) -> DateReading:
    """Return the days up to today that a text can mean, none where it names none.

    A day without a year, or a day of the week, is the last one of that name.
    """
    read = read_date(text, today)
    days = [day for each in read.days if (day := _over(each, today, text)) is not None]
    return DateReading(days=tuple(dict.fromkeys(days)), doubt=read.doubt if days else None)


def is_certain(read: DateReading) -> bool:
    """Return whether the day may be taken unasked."""
    return len(read.days) == 1 and read.doubt in _UNASKED


def _over(day: date, today: date, text: str) -> date | None:
    """Return the day, or the last one of its name where it is ahead. None where the words say that it is ahead."""
    if day <= today:
        return day
    if _AHEAD.search(text):
        return None
    if _WEEKDAY.search(text) and not any(each.isdigit() for each in text):
        return day - WEEK if day - today <= WEEK else None
    return _a_year_before(day, today)


def _a_year_before(day: date, today: date) -> date | None:
    if day.month == 2 and day.day == 29 and not isleap(day.year - 1):
        return None
    earlier = day.replace(year=day.year - 1)
    return earlier if earlier <= today else None
