"""Reader of dates as people type them: `12 March`, `2026-03-12`, `12.3.`, `in three weeks`, `next Friday`."""

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date, timedelta

LONGEST = 80
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NUMBERS = ["a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = (
    r"(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b"
)
_YEAR = r"(?:,?\s*(20[0-9]{2}|2[0-9])(?![0-9:.]|\s?[ap]m))?"
_COUNT = rf"\b([0-9]{{1,3}}|an|{'|'.join(_NUMBERS)})"
_END = r"(?![0-9])"

_Reader = Callable[["re.Match[str]", date], Sequence[date | None]]


def read_date(text: str, today: date) -> tuple[date, ...]:
    """Return the days that a text can mean, the likeliest first. Empty where it names none.

    `today` is the user's local date. A day without a year is the next one of that name; a day with a year may be past.
    Two days come back where people disagree: `3/4` is the 3rd of April or the 4th of March, and `next Friday`, said
    early in a week, is the Friday of this week or of the next. The text may hold other words around the day.
    """
    plain = " ".join(text.lower()[:LONGEST].split())
    for pattern, read in _READERS:
        found = pattern.search(plain)
        if found is not None:
            days = [day for day in _safely(read, found, today) if day is not None]
            return tuple(dict.fromkeys(days))
    return ()


def _safely(read: _Reader, found: "re.Match[str]", today: date) -> Sequence[date | None]:
    try:
        return read(found, today)
    except (ValueError, OverflowError):  # 30 February, or a day beyond the end of the calendar
        return ()


def _iso(found: "re.Match[str]", _: date) -> Sequence[date | None]:
    return (date(int(found[1]), int(found[2]), int(found[3])),)


def _day_month(found: "re.Match[str]", today: date) -> Sequence[date | None]:
    return (_dated(int(found[1]), _month(found[2]), found[3], today),)


def _month_day(found: "re.Match[str]", today: date) -> Sequence[date | None]:
    return (_dated(int(found[2]), _month(found[1]), found[3], today),)


def _dotted(found: "re.Match[str]", today: date) -> Sequence[date | None]:
    return (_dated(int(found[1]), int(found[2]), found[3], today),)


def _slashed(found: "re.Match[str]", today: date) -> Sequence[date | None]:
    """Return both readings: day first, as most of the world writes it, then month first, as in the United States."""
    first, second, year = int(found[1]), int(found[2]), found[3]
    return [_dated(day, month, year, today) for day, month in ((first, second), (second, first)) if month <= 12]


def _span(found: "re.Match[str]", today: date) -> Sequence[date | None]:
    number, unit = _number(found[1]), found[2]
    if unit.startswith("month"):
        return (_months_on(today, number),)
    return (today + timedelta(days=number * {"d": 1, "w": 7, "f": 14}[unit[0]]),)


def _next_week(_: "re.Match[str]", today: date) -> Sequence[date | None]:
    return (today + timedelta(days=7),)


def _fortnight(_: "re.Match[str]", today: date) -> Sequence[date | None]:
    return (today + timedelta(days=14),)


def _named(found: "re.Match[str]", today: date) -> Sequence[date | None]:
    days = {"today": 0, "tonight": 0, "tomorrow": 1, "the day after tomorrow": 2, "day after tomorrow": 2}
    return (today + timedelta(days=days[found[1]]),)


def _week_on(found: "re.Match[str]", today: date) -> Sequence[date | None]:
    """Read `Friday week` as the Friday after the next one."""
    return (_coming(found[1], today) + timedelta(days=7),)


def _weeks_on(found: "re.Match[str]", today: date) -> Sequence[date | None]:
    """Read `a week on Friday` or `two weeks from Friday` as that many weeks after the next Friday."""
    return (_coming(found[2], today) + timedelta(days=7 * _number(found[1])),)


def _of_next_week(found: "re.Match[str]", today: date) -> Sequence[date | None]:
    monday = today + timedelta(days=8 - today.isoweekday())
    return (monday + timedelta(days=_weekday(found[1])),)


def _on_weekday(found: "re.Match[str]", today: date) -> Sequence[date | None]:
    word, coming = found[1], _coming(found[2], today)
    if word == "next" and coming - today < timedelta(days=7) and coming.isoweekday() > today.isoweekday():
        return (coming + timedelta(days=7), coming)
    if word != "next" and _weekday(found[2]) + 1 == today.isoweekday():
        return (today, coming) if word == "this" else (coming, today)
    return (coming,)


def _of_month(found: "re.Match[str]", today: date) -> Sequence[date | None]:
    """Read `the 13th` as the next day of that number. A weekday before it is ignored."""
    day = int(found[1])
    for ahead in range(13):
        year, month = divmod(today.month - 1 + ahead, 12)
        if 1 <= day <= monthrange(today.year + year, month + 1)[1]:
            found_day = date(today.year + year, month + 1, day)
            if found_day >= today:
                return (found_day,)
    return ()


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else 1 if word == "an" else max(_NUMBERS.index(word), 1)


def _dated(day: int, month: int, year: str | None, today: date) -> date | None:
    """Return the day in the year named, else the next such day from `today` on. None for a day that does not exist."""
    years = [int(year) + (2000 if len(year) == 2 else 0)] if year else range(today.year, today.year + 9)
    for each in years:
        if 1 <= month <= 12 and 1 <= day <= monthrange(each, month)[1]:
            found = date(each, month, day)
            if year or found >= today:
                return found
    return None


def _months_on(today: date, months: int) -> date:
    years, month = divmod(today.month - 1 + months, 12)
    year = today.year + years
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _coming(weekday: str, today: date) -> date:
    """Return the first day of that name after today."""
    ahead = (_weekday(weekday) + 1 - today.isoweekday()) % 7
    return today + timedelta(days=ahead or 7)


def _month(word: str) -> int:
    return _MONTHS.index(word[:3]) + 1


def _weekday(word: str) -> int:
    return _WEEKDAYS.index(word[:3])


_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"(?<![0-9])([0-9]{{4}})[-/.]([0-9]{{1,2}})[-/.]([0-9]{{1,2}}){_END}", _iso),
        (r"(?<![0-9])(20[0-9]{2})([01][0-9])([0-3][0-9])(?![0-9])", _iso),
        (rf"(?<![0-9])([0-9]{{1,2}})(?:st|nd|rd|th|\.)?\s*(?:of\s+)?{_MONTH}{_YEAR}", _day_month),
        (rf"\b{_MONTH}\s*(?:the\s+)?([0-9]{{1,2}})(?:st|nd|rd|th)?{_END}{_YEAR}", _month_day),
        (r"(?<![0-9.])([0-9]{1,2})\.\s?([0-9]{1,2})(?:\.\s?((?:20)?[0-9]{2})?)?(?!\.?[0-9])", _dotted),
        (r"(?<![0-9])([0-9]{1,2})[/-]([0-9]{1,2})(?:[/-]((?:20)?[0-9]{2}))?(?![0-9])", _slashed),
        (rf"{_COUNT} weeks? (?:on|from) {_WEEKDAY}", _weeks_on),
        (rf"\b{_WEEKDAY} week\b", _week_on),
        (rf"\b{_WEEKDAY} (?:of )?next week\b", _of_next_week),
        (rf"\bnext week,? (?:on )?{_WEEKDAY}", _of_next_week),
        (rf"{_COUNT}(?: more)?[ -](days?|weeks?|months?|fortnights?)\b", _span),
        (r"(?<![0-9.])([0-9]{1,3}) ?(days?|weeks?|months?|d|w)\b", _span),
        (r"\bfortnight\b", _fortnight),
        (r"\bnext week\b", _next_week),
        (r"\b((?:the )?day after tomorrow|tomorrow|today|tonight)\b", _named),
        (r"(?<![0-9])([0-9]{1,2})(?:st|nd|rd|th)\b", _of_month),
        (rf"(?:\b(next|this|on|coming) )?\b{_WEEKDAY}", _on_weekday),
    )
)
