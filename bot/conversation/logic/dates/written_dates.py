"""Finder of written dates: `12 March`, `15-Dec-2026`, `Dec 15-18`, `2026-03-12`, `12.3.`, `3/4`.

The shape is found here, so that no other number becomes a day; what it means is python-dateutil's to say.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime

from dateutil.parser import ParserError, parse

from bot.conversation.logic.dates.day_mention import Extent, NamedDays, scanned

MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
_NUMBER = r"(?:0?[1-9]|[12][0-9]|3[01])"
_DAY = rf"{_NUMBER}(?:st|nd|rd|th)?\.?(?![0-9])"
_JOIN = r"\s?(?:-|/|&|to|or|and|until|till|through)\s?(?:the\s)?"
_DAYS = rf"({_DAY}(?:{_JOIN}{_DAY})*)"
_NO_CLOCK = r"(?![0-9:.]|\s?[ap]\.?m)"
_YEAR = rf"(?:(?:\s?,?\s?'?|[-/.])(20[0-9]{{2}}|2[0-9]){_NO_CLOCK})?"
_YEARS_AHEAD = 9
"""Years within which each day of the calendar comes, also 29 February of 2096."""


def written_dates(text: str, today: date) -> tuple[list[NamedDays], str]:
    """Return the written dates of a normalised text, and the text with them blanked out.

    A date without a year is the next such day from `today` on. One that does not exist names no day.
    """
    return scanned(text, [(pattern, _reader(read, today)) for pattern, read in _SHAPES])


def _reader(read: "_Shape", today: date) -> Callable[["re.Match[str]"], NamedDays]:
    def named(found: "re.Match[str]") -> NamedDays:
        said = read(found)
        days = [_resolved(written, today, day_first=day_first) for written, day_first in said]
        return NamedDays(
            extent=Extent.of(found),
            days=tuple(dict.fromkeys(day for day in days if day is not None)),
            several=len(said) > 1 and all(day_first for _, day_first in said),
        )

    return named


def _resolved(written: str, today: date, *, day_first: bool) -> date | None:
    """Return the day in the year that is written, else the next such day. None for a day that does not exist."""
    before = None
    for year in range(today.year, today.year + _YEARS_AHEAD):
        try:
            day = parse(written, default=datetime(year, 1, 1), dayfirst=day_first).date()  # noqa: DTZ001 -- a day alone
        except (ParserError, OverflowError, ValueError):  # 29 February of this year, or a year beyond the calendar
            continue
        if day >= today or day == before:  # the same in another year: the year is written
            return day
        before = day
    return None


_Shape = Callable[["re.Match[str]"], Sequence[tuple[str, bool]]]
"""What a shape says: each day as it is written, and whether the day comes before the month."""


def _year_first(found: "re.Match[str]") -> Sequence[tuple[str, bool]]:
    try:
        return [(date(int(found[1]), int(found[2]), int(found[3])).isoformat(), False)]
    except ValueError:  # the 13th month: no reason to take it for the day
        return []


def _year_and_name(found: "re.Match[str]") -> Sequence[tuple[str, bool]]:
    return [(f"{found[3]} {found[2]} {found[1]}", True)]


def _days_then_month(found: "re.Match[str]") -> Sequence[tuple[str, bool]]:
    return list(_each(found[1], found[2], found[3]))


def _month_then_days(found: "re.Match[str]") -> Sequence[tuple[str, bool]]:
    return list(_each(found[2], found[1], found[3]))


def _each(days: str, month: str, year: str | None) -> Iterator[tuple[str, bool]]:
    for day in re.findall(r"[0-9]+", days):
        yield f"{day} {month} {_whole(year)}", True


def _dotted(found: "re.Match[str]") -> Sequence[tuple[str, bool]]:
    return [("/".join([found[1], found[2], *([_whole(found[3])] if found[3] else [])]), True)]


def _dotted_days(found: "re.Match[str]") -> Sequence[tuple[str, bool]]:
    """Read `12.-14.3.` as both its days."""
    return [(f"{day}/{found[2]}/{_whole(found[3])}".rstrip("/"), True) for day in re.findall(r"[0-9]+", found[1])]


def _slashed(found: "re.Match[str]") -> Sequence[tuple[str, bool]]:
    """Return both readings: day first, as most of the world writes it, then month first, as in the United States."""
    return [(written, day_first) for day_first in (True, False) for written, _ in _dotted(found)]


def _whole(year: str | None) -> str:
    return f"20{year}" if year and len(year) == 2 else year or ""


_SHAPES: Sequence[tuple[re.Pattern[str], _Shape]] = [
    (re.compile(pattern), read)
    for pattern, read in (
        (r"(?<![0-9])([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?![0-9])", _year_first),
        (r"(?<![0-9])(20[0-9]{2})([01][0-9])([0-3][0-9])(?![0-9])", _year_first),
        (rf"(?<![0-9])(20[0-9]{{2}})[\s./-]{MONTH}[\s./-]?({_NUMBER})(?![0-9])", _year_and_name),
        (rf"\b{MONTH}[-/.]({_NUMBER})[-/.](20[0-9]{{2}}|2[0-9])(?![0-9])", _month_then_days),
        (rf"(?<![0-9]){_DAYS}[\s/-]*(?:of\s)?{MONTH}{_YEAR}", _days_then_month),
        (rf"\b{MONTH}[\s/-]*(?:the\s)?{_DAYS}{_NO_CLOCK}{_YEAR}", _month_then_days),
        (
            rf"(?<![0-9.])({_NUMBER}\.?(?:{_JOIN}{_NUMBER}\.)+)\s?({_NUMBER})\.\s?((?:20)?[0-9]{{2}})?(?![0-9])",
            _dotted_days,
        ),
        (
            rf"(?<![0-9.])({_NUMBER})\.\s?({_NUMBER})(?:\.\s?((?:20)?[0-9]{{2}})?)?(?!\.?[0-9])",
            _dotted,
        ),
        (rf"(?<![0-9])({_NUMBER})[/-]({_NUMBER})(?:[/-]((?:20)?[0-9]{{2}}))?(?![0-9])", _slashed),
    )
]
