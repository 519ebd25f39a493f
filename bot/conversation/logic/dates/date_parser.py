"""Finds each day that a text names, and whether a doubt is left about the one that is meant."""

import re
from collections.abc import Sequence
from datetime import date

from bot.conversation.logic.dates.date_reading import MOST_DAYS, DateReading, Doubt
from bot.conversation.logic.dates.day_mention import NamedDays
from bot.conversation.logic.dates.joined_days import joined
from bot.conversation.logic.dates.relative_dates import named_weekdays, spans_of_time
from bot.conversation.logic.dates.spelling import plain_words
from bot.conversation.logic.dates.written_dates import written_dates

_NEGATION = re.compile(r"\b(?:not|no|never|neither|nor|except|without|cannot|(?:do|is|wo|ca)nt|[a-z]+n't)\b")
_MOVED_BY = re.compile(
    r"\b(?:(?:before|after|than|within|least|most|under|over|beyond|every|each|week of|week commencing)\W*(?:the\s)?$|between\b)"
)
_MOVED_ON = re.compile(r"\W*(?:(?:or|and) (?:later|earlier|sooner|after|before)|at the (?:earliest|latest)|onwards?)\b")
_NUMBER_AHEAD = re.compile(r"[0-9](?:st|nd|rd|th|\.)?\s?(?:-|/|&|to|or|and)\s?$")
_NUMBER_BEHIND = re.compile(r"\s?(?:-|/|&)\s?[0-9]")
_OVER = re.compile(r"\b(?:last|past|previous|was|were|had|gone|ago|earlier|since)\b")


def parsed(text: str, today: date) -> DateReading:
    """Return what a text says as `bot.conversation.logic.dates.date_reading.read_date` promises it."""
    plain = plain_words(text)
    spans, rest = spans_of_time(plain, today)
    written, rest = written_dates(rest, today)
    words, _ = named_weekdays(rest, today)
    named = joined([*spans, *written, *words], plain, today)
    days = tuple(dict.fromkeys(day for each in named for day in each.days))[:MOST_DAYS]
    return DateReading(days=days, doubt=_doubt(named, days, plain) if days else None)


def _doubt(named: Sequence[NamedDays], days: Sequence[date], text: str) -> Doubt | None:
    around = _around(named, text)
    if any(_NEGATION.search(words) for words in around):
        return Doubt.NEGATED
    readable = [each for each in named if each.days]
    if len(days) > 1 and (len({each.days for each in readable}) > 1 or any(each.several for each in readable)):
        return Doubt.SEVERAL
    if any(each.mismatched for each in readable):
        return Doubt.MISMATCHED
    ahead, behind = around[:-1], around[1:]
    moved = any(_MOVED_BY.search(words) or _NUMBER_AHEAD.search(words) for words in ahead) or any(
        _MOVED_ON.match(words) or _NUMBER_BEHIND.match(words) for words in behind
    )
    over = any(each.weekday is not None for each in readable) and any(map(_OVER.search, around))
    if moved or over or len(readable) < len(named):
        return Doubt.LOOSE
    return Doubt.TWO_READINGS if len(days) > 1 else None


def _around(named: Sequence[NamedDays], text: str) -> Sequence[str]:
    """Return the words before, between and behind what is named."""
    starts = [0, *(each.extent.end for each in named)]
    ends = [*(each.extent.start for each in named), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]
