"""Reader of days as people type them: `12 March`, `15-Dec-2026`, `in 2-3 weeks`, `next Friday`, `not Friday`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MOST_DAYS = 6
"""Most days that are offered to choose from."""


class Doubt(StrEnum):
    """Why a day is asked for although the text names one."""

    TWO_READINGS = "two readings"
    """People disagree on what it means, as on `3/4` and on `next Friday`."""
    SEVERAL = "several"
    """It names several days, as `2-3 weeks` and `3 to 5 April` do."""
    NEGATED = "negated"
    """It says which day it is not."""
    MISMATCHED = "mismatched"
    """Its day of the week is not that of its date, as in `Fri 12 March`."""
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
    from bot.conversation.logic.dates.date_parser import parsed  # noqa: PLC0415 -- 50 ms; a start does not wait for it

    return parsed(text, today)
