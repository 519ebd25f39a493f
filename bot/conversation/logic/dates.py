"""Reader of days as people type them: `12 March`, `15-Dec-2026`, `in 2-3 weeks`, `next Friday`, `not Friday`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.conversation.logic.joined_days import joined
from bot.conversation.logic.named_days import NamedDays
from bot.conversation.logic.relative_dates import named_weekdays, spans_of_time
from bot.conversation.logic.spelling import plain_words
from bot.conversation.logic.written_dates import written_dates

MOST_DAYS = 6
"""Most days that are offered to choose from."""
_NEGATION = re.compile(r"\b(?:not|no|never|neither|nor|except|without|cannot|(?:do|is|wo|ca)nt|[a-z]+n't)\b")
_MOVED_BY = re.compile(
    r"\b(?:(?:before|after|than|within|least|most|under|over|beyond|every|each|week of|week commencing)\W*(?:the\s)?$|between\b)"
)
_MOVED_ON = re.compile(r"\W*(?:(?:or|and) (?:later|earlier|sooner|after|before)|at the (?:earliest|latest)|onwards?)\b")
_OVER = re.compile(r"\b(?:last|past|previous|was|were|had|gone|ago|earlier|since)\b")


class Doubt(StrEnum):
    """Why a day is asked for although the text names one."""

    TWO_READINGS = "two readings"
    """People disagree on what it means, as on `3/4` and on `next Friday`."""
    SEVERAL = "several"
    """It names several days, as `2-3 weeks` and `3 to 5 April` do."""
    NEGATED = "negated"
    """It says which day it is not."""
    LOOSE = "loose"
    """A word beside the day moves it, as in `before Friday`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateReading:
    """The days that a text names, the likeliest first. Only a single day without a doubt may be taken unasked."""

    days: tuple[date, ...] = ()
    doubt: Doubt | None = None

    def certain(self, possible: Sequence[date]) -> bool:
        """Return whether the only possible one of the days may be taken unasked.

        Of two readings one may be out of the question, such as a day that is over. Nothing else settles a doubt.
        """
        return len(possible) == 1 and self.doubt in (None, Doubt.TWO_READINGS)


def read_date(text: str, today: date) -> DateReading:
    """Return the days that a text can mean, none where it names none. `today` is the user's local date.

    A day without a year is the next one of that name; a day with a year, or `last Friday`, may be past. The text may
    hold other words around the day.
    """
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
    moved = any(_MOVED_BY.search(words) for words in around[:-1]) or any(map(_MOVED_ON.match, around[1:]))
    over = any(each.weekday is not None for each in readable) and any(map(_OVER.search, around))
    if moved or over or len(readable) < len(named):
        return Doubt.LOOSE
    return Doubt.TWO_READINGS if len(days) > 1 else None


def _around(named: Sequence[NamedDays], text: str) -> Sequence[str]:
    """Return the words before, between and behind what is named."""
    starts = [0, *(each.extent.end for each in named)]
    ends = [*(each.extent.start for each in named), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]
