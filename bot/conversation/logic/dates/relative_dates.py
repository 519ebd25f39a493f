"""Finder of days by their distance from today: `in 2-3 weeks`, `next Friday`, `tomorrow`, `the 13th`."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from dateutil.relativedelta import relativedelta, weekday

from bot.conversation.logic.dates.day_mention import Extent, NamedDays, scanned
from bot.conversation.logic.dates.written_dates import MONTH

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = (
    r"(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b"
)
_ONE = r"(?:(?:an?\s)?half(?:\san?)?|an?|[0-9]+(?:[.,][0-9]+)?(?:\s?[½¼¾])?|[½¼¾])"
_JOIN = r"\s?(?:-|/|to|or|and|&|\.\.+)\s?"
_COUNTS = rf"(?<![\w.,/+½¼¾-])(?<![0-9]\s)({_ONE}(?:{_JOIN}{_ONE})*)"
_UNITS = {"d": "days", "w": "weeks", "f": "fortnights", "m": "months", "y": "years"}
_UNIT = r"(days?|weeks?|wks?|months?|mths?|fortnights?|years?|yrs?|d|w)\b"
_OTHER = r"(?:\s(?:or|to)\s([0-9]+)(?=$|[,.!?)]|\s(?:from|ago|after|before|more)\b))?"
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1}
_NO_DAY = r"(?! (?:week|half|quarter|round|interview|loop|call|stage|time|attempt|try|one|day)s?\b)"
"""What an ordinal counts when it is no day of the month."""
_HALVES = frozenset({"1/2", "1/4", "3/4"})

_Read = Callable[["re.Match[str]", date], NamedDays | None]


def spans_of_time(text: str, today: date) -> tuple[list[NamedDays], str]:
    """Return the spans of time that a normalised text names, and the text with them blanked out.

    A number before a unit is read whole, however it is written, or not at all.
    """
    return _scanned(text, today, _SPANS)


def named_weekdays(text: str, today: date) -> tuple[list[NamedDays], str]:
    """Return the days that a normalised text names by weekday, by word or by a bare ordinal, and the text without."""
    return _scanned(text, today, _WORDS)


def counted(today: date, span: relativedelta) -> date | None:
    """Return the day that is a span away. None beyond the end of the calendar."""
    try:
        return today + span
    except (ValueError, OverflowError):
        return None


def _scanned(text: str, today: date, readers: Sequence[tuple[re.Pattern[str], _Read]]) -> tuple[list[NamedDays], str]:
    return scanned(text, [(pattern, partial(_within_the_calendar, read, today)) for pattern, read in readers])


def _within_the_calendar(read: _Read, today: date, found: "re.Match[str]") -> NamedDays | None:
    try:
        return read(found, today)
    except (ValueError, OverflowError):  # the calendar ends before that day
        return _days(found)


def _span(found: "re.Match[str]", today: date) -> NamedDays | None:
    """Read a count and its unit, such as `2-3 weeks` or `a week or 2`. A letter alone is a unit after digits only."""
    written, unit, half, other = found.groups()
    if len(unit) == 1 and not written[-1].isdecimal():
        return None
    counts = [_count(one) for one in (*re.split(_JOIN, written), *([other] if other else []))]
    if half or None in counts or (written in _HALVES and not unit.endswith("s")):
        return _days(found)
    return _after(found, today, [_of_unit(count, unit) for count in counts if count is not None])


def _after(found: "re.Match[str]", today: date, spans: Sequence[relativedelta]) -> NamedDays:
    days = [counted(today, span) for span in spans]
    read = tuple(dict.fromkeys(day for day in days if day is not None))
    return NamedDays(extent=Extent.of(found), days=read, spans=tuple(spans), several=len(read) > 1)


def _count(written: str) -> int | None:
    """Return a whole number. None for a fraction, which names no day."""
    if written in ("a", "an"):
        return 1
    return int(written) if written.isdecimal() else None


def _of_unit(count: int, unit: str) -> relativedelta:
    name = _UNITS[unit[0]]
    if name == "fortnights":
        return relativedelta(days=14 * count)
    if name == "weeks":
        return relativedelta(days=7 * count)
    return relativedelta(days=count) if name == "days" else relativedelta(**{name: count})  # type: ignore[arg-type]


def _bare_fortnight(found: "re.Match[str]", today: date) -> NamedDays:
    return _after(found, today, [relativedelta(days=14)])


def _week(found: "re.Match[str]", today: date) -> NamedDays:
    """Read `next week` as a week from today, and `last week` as a week ago."""
    return _days(found, today + timedelta(days=7 if found[1] == "next" else -7))


def _word(found: "re.Match[str]", today: date) -> NamedDays:
    distance = {"tomorrow": 1, "day after tomorrow": 2, "yesterday": -1, "day before yesterday": -2}
    return _days(found, today + timedelta(days=distance.get(found[1], 0)))


def _weekend(found: "re.Match[str]", today: date) -> NamedDays:
    saturday = today + relativedelta(weekday=weekday(5))
    saturday += timedelta(days=7 if found[1] == "next" else 0)
    return _days(found, saturday, saturday + timedelta(days=1), several=True)


def _nth_of_month(found: "re.Match[str]", today: date) -> NamedDays:
    """Read `the last Friday in April` and `the first Monday of next month`, from today on."""
    n, which = _ORDINALS[found[1]], weekday(_number_of_weekday(found[2]))
    month = _MONTHS.index(found[3][:3]) + 1 if found[3] else None
    ahead = 12 if month else 1
    for months in range(ahead * 2):
        first = today + relativedelta(months=months, day=1)
        fits = first.month == month if month else months == (1 if found[4] == "next" else 0)
        day = first + (relativedelta(day=31, weekday=which(-1)) if n < 0 else relativedelta(weekday=which(n)))
        if fits and (day >= today or not month):
            return _days(found, day)
    return _days(found)


def _weeks_on(found: "re.Match[str]", today: date) -> NamedDays:
    """Read `Friday week` as the Friday after the next one, and `Friday fortnight` as the one after that."""
    weeks = 1 if found[2] == "week" else 2
    return _days(found, _coming(found[1], today) + timedelta(days=7 * weeks))


def _of_week(found: "re.Match[str]", today: date) -> NamedDays:
    """Read `Friday next week` and `Friday last week`, whose weeks begin on Monday."""
    monday = today - timedelta(days=today.weekday())
    weeks = {"next": 7, "last": -7, "this": 0}[found[2]]
    return _days(found, monday + timedelta(days=weeks + _number_of_weekday(found[1])))


def _week_then_weekday(found: "re.Match[str]", today: date) -> NamedDays:
    monday = today - timedelta(days=today.weekday())
    return _days(found, monday + timedelta(days=7 + _number_of_weekday(found[1])))


def _past_weekday(found: "re.Match[str]", today: date) -> NamedDays:
    """Read `last Friday` and `Friday gone` as the Friday before today."""
    which = weekday(_number_of_weekday(found[1]))
    return _days(found, today + relativedelta(days=-1, weekday=which(-1)))


def _after_next(found: "re.Match[str]", today: date) -> NamedDays:
    coming = _coming(found[1], today)
    return _days(found, coming + timedelta(days=7), coming + timedelta(days=14))


def _weekday_alone(found: "re.Match[str]", today: date) -> NamedDays:
    """Read a day of the week as the next such day. Two come back where people disagree."""
    word, coming, number = found[1], _coming(found[2], today), _number_of_weekday(found[2])
    days = [coming]
    if word == "next" and coming - today < timedelta(days=7) and number > today.weekday():
        days = [coming + timedelta(days=7), coming]
    elif word != "next" and number == today.weekday():
        days = [today, coming] if word == "this" else [coming, today]
    return NamedDays(extent=Extent.of(found), days=tuple(days), weekday=number)


def _of_month(found: "re.Match[str]", today: date) -> NamedDays:
    """Read `the 13th` as the next day of that number."""
    day = int(found[1])
    for months in range(1 if found[2] == "next" else 0, 13):
        named = today + relativedelta(months=months, day=day)
        if named.day == day and named >= today:
            return _days(found, named)
    return _days(found)


def _days(found: "re.Match[str]", *days: date, several: bool = False) -> NamedDays:
    return NamedDays(extent=Extent.of(found), days=days, several=several)


def _coming(name: str, today: date) -> date:
    """Return the first day of that name after today."""
    return today + relativedelta(days=1, weekday=weekday(_number_of_weekday(name)))


def _number_of_weekday(name: str) -> int:
    return _WEEKDAYS.index(name[:3])


def _compiled(*readers: tuple[str, _Read]) -> Sequence[tuple[re.Pattern[str], _Read]]:
    return [(re.compile(pattern), read) for pattern, read in readers]


_SPANS = _compiled(
    (rf"{_COUNTS}[\s-]?(?:(?:more|full|whole)\s)?{_UNIT}(\sand\sa\shalf\b)?{_OTHER}(?:\stime\b)?", _span),
    (r"\bfortnight\b", _bare_fortnight),
)
_WORDS = _compiled(
    (
        rf"\b(last|first|1st|second|2nd|third|3rd|fourth|4th) {_WEEKDAY} (?:in|of) (?:{MONTH}|(this|next|the) month)",
        _nth_of_month,
    ),
    (rf"\b{_WEEKDAY} (week|fortnight)\b", _weeks_on),
    (rf"\b{_WEEKDAY},? (?:of )?(next|last|this) week\b", _of_week),
    (rf"\bnext week,? (?:on )?{_WEEKDAY}", _week_then_weekday),
    (rf"\b{_WEEKDAY} after next\b", _after_next),
    (rf"\b(?:last|past|previous) {_WEEKDAY}", _past_weekday),
    (rf"\b{_WEEKDAY} (?:gone|last)\b", _past_weekday),
    (r"\b(next|last) week\b", _week),
    (r"\b(?:(this|next|the|coming) )weekend\b", _weekend),
    (r"\b(?:the )?(day after tomorrow|day before yesterday|tomorrow|today|tonight|yesterday)\b", _word),
    (rf"(?<![0-9])(0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)\b{_NO_DAY}(?: of (this|the|next) month\b)?", _of_month),
    (rf"(?:\b(next|this|on|coming) )?\b{_WEEKDAY}", _weekday_alone),
)
