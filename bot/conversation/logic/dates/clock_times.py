"""Reader of times of day as people type them: `18:30`, `7:30 p.m.`, `19h30`, `half past seven`, `noon`."""

import re
from datetime import time

from bot.conversation.logic.dates.spelling import plain_words

_HALF_OF_DAY = (
    r"(?:\s?(?P<half>[ap])\.?\s?(?:m\b\.?)?|\s(?:in the (?P<part>morning|afternoon|evening)|at (?P<night>night)))?"
)
_BEFORE = r"(?:(?:at|around|about|by|from|daily at|every day at)\s|~\s?)?"
_BEHIND = r"(?:\s?(?:o'?clock|uhr|hours|hrs?|h)\b\.?)?"
_CLOCK = re.compile(
    rf"{_BEFORE}(?P<hour>[0-9]{{1,2}})(?:\s?[:.h]\s?|\s)?(?P<minute>[0-5][0-9])?(?::00)?{_BEHIND}{_HALF_OF_DAY}"
)
_SPOKEN = re.compile(
    rf"{_BEFORE}(?:(?P<part_of_hour>half|a? ?quarter|[1-5]?[0-9](?: minutes)?) past"
    rf"|(?P<part_before>a? ?quarter|[1-5]?[0-9] minutes) to) (?P<hour>[0-9]{{1,2}}){_BEHIND}{_HALF_OF_DAY}"
)
_NAMED = {"noon": time(12), "midday": time(12), "12 noon": time(12), "midnight": time(0), "12 midnight": time(0)}
_BETWEEN = re.compile(r"\s?-\s?|\s(?:to|until|till|and)\s")
_BEFORE_BOTH = re.compile(r"\s*(?:from|between)\s", re.IGNORECASE)


def read_clock(text: str) -> time | None:
    """Return the time of day that a text names, such as `18:30`, `1830`, `7` or `6 pm`. None where it names none.

    A range, a negation or any other word beside the time makes it none: what cannot be read whole is not guessed.
    """
    plain = plain_words(text).rstrip(".!?, ")
    if plain in _NAMED:
        return _NAMED[plain]
    found = _CLOCK.fullmatch(plain)
    if found is not None:
        return _clock(found, int(found["hour"]), int(found["minute"] or 0))
    found = _SPOKEN.fullmatch(plain)
    if found is None:
        return None
    past = _minutes(found["part_of_hour"]) if found["part_of_hour"] else -_minutes(found["part_before"])
    named = _clock(found, int(found["hour"]), 0)
    return None if named is None else time((named.hour - (past < 0)) % 24, past % 60)


def read_clocks(text: str) -> tuple[time, time] | None:
    """Return two times of day, such as `22-7` or `from 22:30 to 06:45`. None where the text names no two."""
    plain = _BEFORE_BOTH.sub("", plain_words(text), count=1)
    for between in _BETWEEN.finditer(plain):
        first, second = read_clock(plain[: between.start()]), read_clock(plain[between.end() :])
        if first is not None and second is not None:
            return first, second
    return None


def _minutes(part: str) -> int:
    if "quarter" in part:
        return 15
    return 30 if part == "half" else int(part.partition(" ")[0])


def _clock(found: "re.Match[str]", hour: int, minute: int) -> time | None:
    """Return the time of an hour in the half of the day that is named. None where the clock has no such hour."""
    part = found["part"] or found["night"]
    half = found["half"] or ("a" if part == "morning" else "p" if part else None)
    if half is None:
        return time(hour, minute) if hour < 24 else None
    if not 1 <= hour <= 12:
        return None
    if part == "night" and hour in (12, 1, 2, 3, 4):
        half = "a"
    return time(hour % 12 + (12 if half == "p" else 0), minute)
