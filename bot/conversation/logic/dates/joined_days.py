"""Joins what belongs together among the days that a text names: `a week on Friday`, `2 weeks ago`, `Fri 12 March`."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.conversation.logic.dates.day_mention import Extent, NamedDays

_NEAR = range(-3, 4)
"""Distances in days at which the weekday that was typed with it is looked for."""
_SUM = frozenset({" ", ", ", " and ", ", and "})
_AGO = re.compile(r"\s(?:ago|earlier|back)\b(?! (?:at|in|home|from|on)\b)")
_ONWARDS = re.compile(r"\s(?:on|from|after|following|past)\s(?:the\s)?")
_BACKWARDS = re.compile(r"\s(?:before|prior to|ahead of)\s(?:the\s)?")
_ELSEWHERE = re.compile(r"\s(?:(?:after|following|before|prior|ahead)\b|from (?!now\b))")
_DAY_BY_WORD = re.compile(r"(?:the )?(?:today|tonight|tomorrow|day after|yesterday)")
_BESIDE = re.compile(r"[\s,.(-]*(?:the\s)?")


def joined(named: Sequence[NamedDays], text: str, today: date) -> Sequence[NamedDays]:
    """Return what a text names, in the order of the text, with what belongs together as one."""
    whole: list[NamedDays] = []
    for each in sorted(named, key=lambda one: one.extent.start, reverse=True):
        following = whole[0] if whole else None
        one = _with_following(each, following, text, today)
        if following is not None and one.extent.end >= following.extent.end:
            whole[0] = one
        else:
            whole.insert(0, one)
    return whole


def _with_following(each: NamedDays, following: NamedDays | None, text: str, today: date) -> NamedDays:
    between = text[each.extent.end : following.extent.start if following else len(text)]
    one = None
    if following is not None:
        one = (
            _span_from(each, following, text, today)
            if each.spans
            else _date_of_weekday(each, following, between, today)
        )
    if one is None and each.spans:
        one = _span_by_word(each, between, today)
    return one or each


def _span_from(span: NamedDays, anchor: NamedDays, text: str, today: date) -> NamedDays | None:
    """Return the days that a span names with the days or the span behind it. None where these do not belong to it."""
    between = text[span.extent.end : anchor.extent.start]
    extent = Extent(span.extent.start, anchor.extent.end)
    if anchor.spans:
        if between in _SUM and len(span.spans) == len(anchor.spans) == 1 and anchor.days < span.days:
            total = span.spans[0] + anchor.spans[0]
            return _moved(replace(span, extent=extent, spans=(total,)), [today], 1)
        return None
    starts = [day for day in anchor.days if day != today] or list(anchor.days)
    word = anchor.weekday is not None or _DAY_BY_WORD.match(text, anchor.extent.start) is not None
    if _ONWARDS.fullmatch(between) or (word and between == " "):
        return _moved(replace(span, extent=extent), starts, 1)
    if _BACKWARDS.fullmatch(between):
        return _moved(replace(span, extent=extent), starts, -1)
    return None


def _span_by_word(span: NamedDays, behind: str, today: date) -> NamedDays | None:
    """Return a span that a word sends into the past, or counts from a day that is not read. None without such a word."""
    if ago := _AGO.match(behind):
        return _moved(replace(span, extent=Extent(span.extent.start, span.extent.end + ago.end())), [today], -1)
    return replace(span, days=(), spans=()) if _ELSEWHERE.match(behind) else None


def _moved(span: NamedDays, starts: Sequence[date], sign: int) -> NamedDays:
    """Return the days at that span from each of `starts`, forwards for a sign of 1, backwards for -1."""
    days: list[date] = []
    for start in starts:
        for each in span.spans:
            try:
                days.append(start + each * sign)
            except (ValueError, OverflowError):  # the calendar ends before that day
                continue
    return replace(span, days=tuple(dict.fromkeys(days)), spans=(), several=len(span.spans) > 1)


def _date_of_weekday(one: NamedDays, other: NamedDays, between: str, today: date) -> NamedDays | None:
    """Return a date that its day of the week confirms, with the nearest such weekday to come where the two disagree."""
    dated, weekday = (other, one.weekday) if one.weekday is not None else (one, other.weekday)
    fits = weekday is not None and dated.weekday is None and not dated.spans and not dated.several
    if not fits or not dated.days or not _BESIDE.fullmatch(between):
        return None
    extent = Extent(one.extent.start, other.extent.end)
    confirmed = tuple(day for day in dated.days if day.weekday() == weekday)
    if confirmed:
        return replace(dated, extent=extent, days=confirmed)
    near = [day for day in _around(dated.days[0]) if day.weekday() == weekday and day >= today]
    return replace(dated, extent=extent, days=(*dated.days, *near), mismatched=True)


def _around(day: date) -> Sequence[date]:
    """Return the days of the week around a day."""
    ordinals = (day.toordinal() + distance for distance in _NEAR)
    return [date.fromordinal(one) for one in ordinals if date.min.toordinal() <= one <= date.max.toordinal()]
