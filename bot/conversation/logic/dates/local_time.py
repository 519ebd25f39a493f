"""Conversion between wall clocks and UTC: time zones, days, and daily times across clock changes."""

import re
from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from importlib.resources import files
from math import cos, radians, sin
from zoneinfo import ZoneInfo

from question_bank.place_names import load_places

_OFFSET = re.compile(
    r"(?:UTC|GMT)? ?([+\-−–]) ?(\d{1,2})(?::?([0-5]\d)|[.,](\d{1,2}))?(?: ?h(?:ours?)?)?", re.IGNORECASE
)
_MINUTES_BEHIND_A_POINT = frozenset({"15", "30", "45"})
"""What stands behind a point in `+5.30` is minutes; in `+5.5` it is a part of an hour."""
_NAMELESS = {"Factory"}
_FURTHEST_WEST, _FURTHEST_EAST = timedelta(hours=-12), timedelta(hours=14)
_DAYS_TO_LOOK_AHEAD = 16

Zone = str | tzinfo
"""A time zone, or a name that `zone` takes."""


class LocalTimeError(ValueError):
    """A time zone or a day that cannot be understood. Its text is a sentence for the user."""


def zone(name: Zone) -> tzinfo:
    """Return the zone of an IANA name ("Europe/Berlin") or an offset ("+05:30"). A zone is returned as it is.

    Raises LocalTimeError for any other name.
    """
    if isinstance(name, tzinfo):
        return name
    offset = read_offset(name)
    if offset is not None:
        return timezone(offset)
    if name not in zone_names():
        raise LocalTimeError("That is not a time zone I know. Try a city, or an offset such as +5:30.")
    return ZoneInfo(name)


def read_offset(text: str) -> timedelta | None:
    """Return the offset that a text such as "UTC-3", "+5:30" or "+5.5" names, or None.

    "GMT+2" is two hours ahead of UTC, as people mean it. Offsets are whole quarters of an hour.
    """
    match = _OFFSET.fullmatch(text.strip())
    if match is None:
        return None
    sign, hours, minutes, fraction = match.groups()
    if fraction in _MINUTES_BEHIND_A_POINT:
        minutes, fraction = fraction, None
    past_the_hour = timedelta(minutes=int(minutes or 0), hours=float(f"0.{fraction or 0}"))
    offset = (timedelta(hours=int(hours)) + past_the_hour) * (1 if sign == "+" else -1)
    in_range = _FURTHEST_WEST <= offset <= _FURTHEST_EAST
    return offset if in_range and not offset % timedelta(minutes=15) else None


def offset_name(offset: timedelta) -> str:
    """Return the name that `zone` takes for an offset, such as "+05:30"."""
    minutes = round(abs(offset) / timedelta(minutes=1))
    return f"{'-' if offset < timedelta() else '+'}{minutes // 60:02}:{minutes % 60:02}"


def offset_at(name: str, now: datetime) -> timedelta:
    """Return how far the clock of a zone is ahead of UTC at the instant `now`."""
    return now.astimezone(zone(name)).utcoffset() or timedelta()


@cache
def zone_names() -> frozenset[str]:
    """Return the zone names from the database's own list, which saves walking its folders."""
    return frozenset((files("tzdata") / "zones").read_text(encoding="utf-8").split()) - _NAMELESS


def guess_zone(language_code: str | None) -> str:
    """Guess a zone from an IETF language tag: by its region, else by its language, else UTC."""
    places = load_places()
    language, *rest = (language_code or "").lower().replace("_", "-").split("-")
    for region in rest:
        if region in places.regions:
            return places.regions[region]
    return places.languages.get(language, "UTC")


def zone_near(latitude: float, longitude: float) -> str:
    """Guess a zone from a position in degrees, by the nearest known city.

    Near a border it may be the neighbour's zone.
    """

    def closeness(north: float, east: float) -> float:
        """Return the cosine of the angle at the centre of the Earth, which is greatest for the nearest place."""
        a, b = radians(latitude), radians(north)
        return sin(a) * sin(b) + cos(a) * cos(b) * cos(radians(longitude - east))

    return max(load_places().landmarks, key=lambda place: closeness(place.north, place.east)).zone


def shifted(zone_name: str, hours: int, now: datetime) -> str:
    """Return a zone whose clock now shows `hours` more than that of `zone_name`.

    Prefer a common IANA zone, of the same continent if possible, so that clock changes stay right. Otherwise return an
    offset. Past the date line the count continues from the other side.
    """
    wanted = offset_at(zone_name, now) + timedelta(hours=hours)
    while wanted > _FURTHEST_EAST:
        wanted -= timedelta(days=1)
    while wanted < _FURTHEST_WEST:
        wanted += timedelta(days=1)
    fitting = [name for name in load_places().common if offset_at(name, now) == wanted]
    continent = zone_name.partition("/")[0]
    fitting.sort(key=lambda name: name.partition("/")[0] != continent)
    return fitting[0] if fitting else offset_name(wanted)


def zone_label(zone_name: str) -> str:
    """Return the zone as people read it: "New York", "UTC+05:30"."""
    if read_offset(zone_name) is not None:
        return f"UTC{zone_name}"
    return zone_name.rpartition("/")[2].replace("_", " ")


def local_date(place: Zone, now: datetime) -> date:
    """Return the date on the user's calendar at the instant `now`."""
    return now.astimezone(zone(place)).date()


def local_clock(place: Zone, now: datetime) -> str:
    """Return the user's wall clock at the instant `now`, as "14:05"."""
    return now.astimezone(zone(place)).strftime("%H:%M")


def at_local(place: Zone, day: date, clock: time) -> datetime:
    """Return the instant in UTC at which the user's wall clock first shows `clock` on `day`.

    Where the clocks jump over that time, return the first instant after the jump.
    """
    zoned = zone(place)
    wall = datetime.combine(day, clock.replace(tzinfo=None))
    before_jump, after_jump = (wall.replace(tzinfo=zoned, fold=fold).astimezone(UTC) for fold in (0, 1))
    if before_jump.astimezone(zoned).replace(tzinfo=None) == wall:
        return before_jump
    return _end_of_jump(zoned, wall, early=after_jump, late=before_jump)


def next_daily(place: Zone, now: datetime, clock: time, days: Collection[int]) -> tuple[date, datetime]:
    """Return the next local day among the ISO weekdays `days`, with the instant in UTC of `clock` on it.

    That instant is later than `now`. A day that a change of the date line leaves out is passed over.
    Raises LocalTimeError where `days` is empty.
    """
    first = local_date(place, now)
    for ahead in range(_DAYS_TO_LOOK_AHEAD):
        day = first + timedelta(days=ahead)
        at = at_local(place, day, clock)
        if day.isoweekday() in days and at > now and _exists(place, day):
            return day, at
    raise LocalTimeError("Pick at least one day of the week.")


def next_weekly(place: Zone, now: datetime, iso_day: int, clock: time) -> tuple[date, datetime]:
    """Return the next local day with that ISO weekday, and the instant in UTC of `clock` on it, later than `now`."""
    return next_daily(place, now, clock, (iso_day,))


def in_quiet(place: Zone, now: datetime, quiet_from: time, quiet_to: time) -> bool:
    """Return whether the user's wall clock is in the quiet hours at the instant `now`."""
    return quiet_covers(now.astimezone(zone(place)).time(), quiet_from, quiet_to)


def quiet_covers(clock: time, quiet_from: time, quiet_to: time) -> bool:
    """Return whether `clock` is in the quiet hours. They may run over midnight; equal ends mean no quiet hours."""
    if quiet_from <= quiet_to:
        return quiet_from <= clock < quiet_to
    return clock >= quiet_from or clock < quiet_to


def _exists(place: Zone, day: date) -> bool:
    return local_date(place, at_local(place, day, time())) == day


def _end_of_jump(place: tzinfo, wall: datetime, early: datetime, late: datetime) -> datetime:
    """Return the first instant after `early` and up to `late` at which the clock shows more than `wall`, to the second."""
    low, high = 0, round((late - early) / timedelta(seconds=1))
    while high - low > 1:
        middle = (low + high) // 2
        shown = (early + timedelta(seconds=middle)).astimezone(place).replace(tzinfo=None)
        low, high = (low, middle) if shown > wall else (middle, high)
    return (early + timedelta(seconds=high)).replace(microsecond=0)
