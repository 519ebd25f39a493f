"""Time zones by the names that no table of places has, and by the language that Telegram reports."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml

# The safe loader in C, where PyYAML has it: ten times faster.
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LETTERS_WITHOUT_ACCENT = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})


class Landmark(NamedTuple):
    """A place in degrees north and east, with its time zone."""

    north: float
    east: float
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Known places. Every value is an IANA name."""

    cities: Mapping[str, str]
    """Zones by `place_key` of a name."""
    countries: Mapping[str, tuple[str, ...]]
    """Names that people give a country besides its own, by its code."""
    languages: Mapping[str, str]
    """Zones by language code in lower case."""
    regions: Mapping[str, str]
    """Zones by region code in lower case."""
    common: tuple[str, ...]
    """Well-known zones of every offset, better known ones first."""
    greetings: frozenset[str]
    """Words of a greeting or a reply that the table of words has not. None is a misspelt place."""
    landmarks: tuple[Landmark, ...]
    """Places to compare a location with."""


def place_key(name: str) -> str:
    """Return a name without letter case, accents and punctuation: "São Paulo" and "sao_paulo" give the same key."""
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS_WITHOUT_ACCENT))
    bare = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[^\w+]|_", " ", bare).split())


@cache
def load_places() -> Places:
    """Return the places, read once from `data/cities.yaml` and `data/languages.yaml`."""
    data = files("question_bank") / "data"
    places = yaml.load((data / "cities.yaml").read_text(encoding="utf-8"), _LOADER)  # noqa: S506 -- a safe one
    codes = yaml.load((data / "languages.yaml").read_text(encoding="utf-8"), _LOADER)  # noqa: S506 -- a safe one
    return Places(
        cities={place_key(name): zone for zone, names in places["cities"].items() for name in names},
        countries={code: tuple(names) for code, names in places["countries"].items()},
        languages=dict(codes["languages"]),
        regions=dict(codes["regions"]),
        common=tuple(places["common"]),
        greetings=frozenset(places["greetings"]),
        landmarks=(
            *(Landmark(north, east, zone) for zone, points in places["landmarks"].items() for north, east in points),
            *_principal_cities(),
        ),
    )


@cache
def countries_of_zones() -> Mapping[str, str]:
    """Return the code of the country of each zone that has a principal city."""
    return {zone: country for country, _, zone in _zone_table()}


def _principal_cities() -> Iterator[Landmark]:
    """Yield the principal city of each zone in the time-zone database."""
    for _, position, zone in _zone_table():
        north, east = re.findall(r"[+-]\d+", position)
        yield Landmark(_degrees(north, digits=2), _degrees(east, digits=3), zone)


def _zone_table() -> Iterator[tuple[str, str, str]]:
    """Yield country, ISO 6709 position and zone of each line of the time-zone database's own table."""
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            country, position, zone, *_ = line.split("\t")
            yield country, position, zone


def _degrees(angle: str, digits: int) -> float:
    """Return the degrees of an angle such as `+404251`: `digits` digits of whole degrees, then minutes and seconds."""
    whole, minutes, seconds = angle[1 : digits + 1], angle[digits + 1 : digits + 3], angle[digits + 3 :] or "0"
    size = int(whole) + int(minutes) / 60 + int(seconds) / 3600
    return -size if angle.startswith("-") else size
