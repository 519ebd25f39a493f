"""Reader of time zones as people name them: a city, with or without its state or country, an offset, a name of a clock.

The bot's own names go first, such as `nyc` and `IST`, and those of the time-zone database; then the gazetteer.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from difflib import get_close_matches
from functools import cache

from tzlocal.windows_tz import win_tz

from bot.conversation.logic.dates.local_time import (
    LocalTimeError,
    offset_at,
    offset_name,
    read_offset,
    zone_label,
    zone_names,
)
from question_bank.gazetteer import (
    Region,
    cities_named,
    names_from,
    region_names,
    regions_named,
    well_known_keys,
)
from question_bank.place_names import countries_of_zones, load_places, place_key
from question_bank.words import load_words

MOST_CHOICES = 6
_DOMINANT = 10
"""A city so many times larger than its namesakes is meant by their name alone."""
_SHORTEST_MISSPELT = 4
_SHORTEST_BESIDE_OTHERS = 3
"""Letters of a name that is found among words that are not understood; `la` may be an article."""
_SPELLINGS = (("st", "saint"), ("ft", "fort"), ("mt", "mount"))
_LONGEST = 80
_MOST_WORDS = 10
_HALF_A_YEAR = timedelta(days=182)
"""Two clocks that agree today and in half a year are taken for one."""
_STATED = re.compile(r"\(?\b(?:UTC|GMT)\s?([+\-−–]\s?\d{1,2}(?::?[0-5]\d)?)(?![\d.,])\)?", re.IGNORECASE)
_LED_BY = re.compile(
    r"^(?:(?:i am|i m|im|i live|i work|we are|we live|currently|living|based|located|my city is) )*"
    r"(?:(?:in|at|near|from|around|outside) )?(?=.)"
)
_ENDED_BY = re.compile(r"(?:(?: local)? time(?: zone)?| timezone| tz| clock)$")
_SEASON = re.compile(r" (?:standard|daylight|summer|daylight saving|daylight savings)(?= time$)")


@dataclass(frozen=True, slots=True)
class ZoneChoice:
    """A zone that a text can mean, and the place for which it stands, as people read it."""

    zone: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneReading:
    """The zones that a text can mean, the likeliest first. Only a single one without a word left over may be taken."""

    choices: tuple[ZoneChoice, ...]
    unknown: str = ""
    """The words that were not understood, or fit none of the places."""

    @property
    def certain(self) -> bool:
        """Return whether the zone may be taken unasked."""
        return len(self.choices) == 1 and not self.unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A place of a name."""

    zone: str
    label: str
    country: str
    region: str = ""
    people: int
    pinned: bool = False
    """Whether the bot's own list or the time-zone database says what the name means."""


def read_zone(text: str, now: datetime) -> ZoneReading:
    """Return the zones that a person can mean by a text. Their names are such as `zone` takes.

    Clocks are compared at the instant `now`. Raises LocalTimeError for no place, with the nearest name if there is one.
    """
    text = text[: 2 * _LONGEST].strip()
    offset = read_offset(text)
    if offset is not None:
        return _one(offset_name(offset))
    if "/" in text and text in zone_names():
        return _one(text)
    if place_key(text) in _pinned():
        return _one(_pinned()[place_key(text)])
    stated = _STATED.search(text)
    offset = read_offset(stated[1]) if stated else None
    if stated is None or offset is None:
        read = _named(text, now)
    else:
        read = _beside_offset(f"{text[: stated.start()]} {text[stated.end() :]}", offset, now)
    if read is None:
        raise LocalTimeError(_unknown_place(place_key(text)[:_LONGEST]))
    return read


def _named(text: str, now: datetime) -> ZoneReading | None:
    """Return the zones of a place, or of the clock of a place. None where no place is found in the text."""
    key = " ".join(place_key(text)[:_LONGEST].split()[:_MOST_WORDS])
    bare = _LED_BY.sub("", key)
    clock = _ENDED_BY.sub("", _SEASON.sub("", bare))
    for name in dict.fromkeys((key, _SEASON.sub("", key), bare, clock)):
        found = _candidates(name)
        if found:
            return _chosen(found, now)
    if key in _windows_names():
        return _one(_windows_names()[key])
    read = [each for name in (key, bare, clock) if (each := _with_second_word(name, now)) is not None]
    return next((each for each in read if each.certain), read[0] if read else None)


def _beside_offset(text: str, offset: timedelta, now: datetime) -> ZoneReading:
    """Return the zone of a place that stands beside its offset, as in `(UTC+01:00) Amsterdam, Berlin`."""
    alone = ZoneChoice(offset_name(offset), zone_label(offset_name(offset)))
    read = _named(text, now) or _named(re.sub(r"\(.*?\)", " ", text), now)
    if read is None:
        return ZoneReading(choices=(alone,), unknown=place_key(text))
    agreeing = [choice for choice in read.choices if offset in _clock(choice.zone, now)]
    return ZoneReading(choices=tuple(agreeing[:1])) if agreeing else ZoneReading(choices=(*read.choices, alone))


def _with_second_word(key: str, now: datetime) -> ZoneReading | None:
    """Return the zones of a place with more words behind it, such as its state. None where no place begins the key."""
    words = key.split()
    splits = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(len(words) - 1, 0, -1)]
    turned = [(behind, ahead) for ahead, behind in splits if _qualifiers(ahead)]
    first: ZoneReading | None = None
    for name, rest in (*splits, *turned):
        found = _candidates(name)
        fitting = [each for each in found if _fits(each, _qualifiers(rest))]
        if fitting:
            return _chosen(fitting, now)
        if found and first is None and len(name) >= _SHORTEST_BESIDE_OTHERS:
            first = ZoneReading(choices=_choices(found, now), unknown=rest)
    return first


@cache
def _qualifiers(words: str) -> tuple[tuple[Region, ...], ...]:
    """Return the states and countries that some words name one after another, each with its readings.

    Empty where a word is none of them.
    """
    parts = words.split()
    for n in range(len(parts), 0, -1):
        regions = regions_named(" ".join(parts[:n]), codes=True)
        if regions and n == len(parts):
            return (regions,)
        behind = _qualifiers(" ".join(parts[n:])) if regions else ()
        if behind:
            return (regions, *behind)
    return ()


def _fits(place: _Candidate, qualifiers: Sequence[Sequence[Region]]) -> bool:
    return bool(qualifiers) and all(any(_is_in(place, region) for region in regions) for regions in qualifiers)


def _is_in(place: _Candidate, region: Region) -> bool:
    if place.country != region.country:
        return False
    if not region.code or place.region == region.code:
        return True
    return not place.region and place.zone in dict(region.zones)


def _candidates(key: str) -> list[_Candidate]:
    """Return the places of a name: what the bot's own list says first, then cities, countries and states."""
    found = [place for spelling in _spellings(key) for place in _in_gazetteer(spelling)]
    found.sort(key=lambda each: -each.people)
    pinned = next(filter(None, map(_pinned().get, _spellings(key))), None)
    if pinned is not None:
        country = countries_of_zones().get(pinned, "")
        label = next((each.label for each in found if each.zone == pinned), zone_label(pinned))
        found.insert(0, _Candidate(zone=pinned, label=label, country=country, people=0, pinned=True))
    return found


def _spellings(key: str) -> Iterator[str]:
    """Yield a key, and the key with its first word written out or shortened: `st louis`, `saint louis`."""
    yield key
    first, _, rest = key.partition(" ")
    for short, long in _SPELLINGS:
        if rest and first in (short, long):
            yield f"{long if first == short else short} {rest}"


def _in_gazetteer(key: str) -> Iterator[_Candidate]:
    for city in cities_named(key):
        label = _label(city.name, city.country, city.region)
        yield _Candidate(zone=city.zone, label=label, country=city.country, region=city.region, people=city.population)
    for region in regions_named(key, codes=False):
        for zone, people in region.zones:
            yield _Candidate(
                zone=zone, label=zone_label(zone), country=region.country, region=region.code, people=people
            )


def _label(name: str, country: str, region: str) -> str:
    names = region_names()
    return ", ".join(filter(None, (name, names.get((country, region)) if region else None, names.get((country, "")))))


def _chosen(places: Sequence[_Candidate], now: datetime) -> ZoneReading:
    """Return the zone of the place that is plainly meant, else those of all of them."""
    choices = _choices(places, now)
    first = places[0]
    others = [
        each.people for each in places if each.zone != first.zone and _clock(each.zone, now) != _clock(first.zone, now)
    ]
    if first.pinned or not others or max(others) * _DOMINANT <= first.people:
        choices = choices[:1]
    return ZoneReading(choices=choices)


def _choices(places: Sequence[_Candidate], now: datetime) -> tuple[ZoneChoice, ...]:
    """Return one choice for each clock, the largest place first."""
    by_clock: dict[tuple[timedelta, timedelta], ZoneChoice] = {}
    for each in places:
        by_clock.setdefault(_clock(each.zone, now), ZoneChoice(each.zone, each.label))
    return tuple(by_clock.values())[:MOST_CHOICES]


def _clock(zone: str, now: datetime) -> tuple[timedelta, timedelta]:
    """Return how far the clock is ahead of UTC now and in half a year."""
    return offset_at(zone, now), offset_at(zone, now + _HALF_A_YEAR)


def _one(zone: str) -> ZoneReading:
    return ZoneReading(choices=(ZoneChoice(zone, zone_label(zone)),))


def _unknown_place(key: str) -> str:
    """Return the sentence for a text that names no place, with the nearest name, of the larger places first.

    A plain word such as `wait` has no nearest name: it was no attempt at a place.
    """
    is_plain = load_words().knows(key) or key in load_places().greetings
    for names in () if is_plain else ({*_pinned(), *well_known_keys()}, set(_keys_like(key))):
        near = get_close_matches(key[:40], sorted(names), n=1, cutoff=0.8)
        if near:
            return f"I do not know that place. Did you mean {near[0].title()}?"
    return "I do not know that place. Try a bigger city nearby, or an offset such as +5:30."


def _keys_like(key: str) -> Iterator[str]:
    """Yield the keys of cities that begin with the same two letters and are about as long."""
    start = key[:2]
    if len(key) >= _SHORTEST_MISSPELT:
        names = map(place_key, names_from(start, start[0] + chr(ord(start[1]) + 1)))
        yield from (name for name in names if abs(len(name) - len(key)) <= 3)


def load_names(now: datetime) -> None:
    """Load all that `read_zone` looks up, so that the first place does not wait for it."""
    for text in ("London, Ontario", "Nowhere at all"):
        with suppress(LocalTimeError):
            read_zone(text, now)


@cache
def _pinned() -> dict[str, str]:
    """Return the zones by `place_key` of the names, last parts and whole, of the database and of the bot's own list.

    The bot's own list goes first.
    """
    names = sorted(zone_names(), key=lambda name: (name.startswith("Etc/"), name))
    last_parts = {place_key(name.rpartition("/")[2]): name for name in reversed(names)}
    return last_parts | {place_key(name): name for name in names} | dict(load_places().cities)


@cache
def _windows_names() -> dict[str, str]:
    """Return the zones by `place_key` of the names that Windows gives them, such as `W. Europe Standard Time`."""
    return {place_key(name): zone for name, zone in win_tz.items() if zone in zone_names()}
