"""Cities, states and countries by name, with their time zones: the tables made from GeoNames, CC BY 4.0.

The table of cities stays the bytes of its file, in which a name is looked up by bisection: a dictionary of it would take
ten times the memory. The other two are small.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import NamedTuple

from question_bank.place_names import load_places, place_key

TABLES = files("question_bank") / "data" / "gazetteer"
WELL_KNOWN_FROM = 200_000
"""Fewest people of a city that counts as large."""


class City(NamedTuple):
    """A city of 15,000 people or more, or a capital."""

    name: str
    country: str
    """Code of two letters, as ISO 3166 has it."""
    region: str
    """Code of its state or province within the country, as GeoNames has it. May be empty."""
    zone: str
    """IANA name of its time zone."""
    population: int


class Region(NamedTuple):
    """A country, or a state or province of one."""

    name: str
    country: str
    code: str
    """Code of the state or province. Empty for a country."""
    zones: tuple[tuple[str, int], ...]
    """Its time zones with the people in cities of each, the one of most people first."""


def cities_named(key: str) -> list[City]:
    """Return the cities whose name has that `place_key`, the largest first."""
    found = []
    for city in _from(_offset(key)):
        if place_key(city.name) != key:
            break
        found.append(city)
    return sorted(found, key=lambda city: -city.population)


def names_from(start: str, end: str) -> Iterator[str]:
    """Yield the names of cities in the order of their keys, from `start` on and before `end`."""
    return (city.name for city in _from(_offset(start), _offset(end)))


@cache
def well_known_keys() -> frozenset[str]:
    """Return the keys of the large cities, which people mean most often when they misspell one."""
    lines = (line.split(b"\t") for line in BytesIO(_table()))
    return frozenset(place_key(name.decode()) for name, *_, people in lines if int(people) >= WELL_KNOWN_FROM)


def regions_named(key: str, *, codes: bool) -> tuple[Region, ...]:
    """Return the countries, states and provinces of that `place_key`, by their names, with `codes` also by their codes.

    A code names a region only behind a city: alone, `no` and `in` are words.
    """
    by_name, by_code = _regions()
    return tuple(dict.fromkeys((*by_name.get(key, ()), *(by_code.get(key, ()) if codes else ()))))


@cache
def region_names() -> Mapping[tuple[str, str], str]:
    """Return the names of countries, states and provinces by the codes of country and region, empty for a country."""
    by_name, _ = _regions()
    return {(each.country, each.code): each.name for regions in by_name.values() for each in regions}


@cache
def _regions() -> tuple[Mapping[str, Sequence[Region]], Mapping[str, Sequence[Region]]]:
    """Return the countries, states and provinces by the keys of their names, and by those of their codes."""
    by_name: dict[str, list[Region]] = defaultdict(list)
    by_code: dict[str, list[Region]] = defaultdict(list)
    for code, long_code, name, zones in _rows("countries.tsv"):
        country = Region(name, code, "", _zones(zones))
        for each in (name, *load_places().countries.get(code, ())):
            by_name[place_key(each)].append(country)
        for each in (code, long_code):
            by_code[place_key(each)].append(country)
    for country_code, code, names, zones in _rows("regions.tsv"):
        region = Region(names.partition("|")[0], country_code, code, _zones(zones))
        for each in names.split("|"):
            (by_code if each.isupper() else by_name)[place_key(each)].append(region)
    return by_name, by_code


def _zones(written: str) -> tuple[tuple[str, int], ...]:
    return tuple((zone, int(people)) for zone, people in (each.split(" ") for each in written.split("|")))


def _rows(table: str) -> Iterator[list[str]]:
    for line in (TABLES / table).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


@cache
def _table() -> bytes:
    """Return the lines of cities, without the head of the file."""
    with (TABLES / "cities.tsv").open("rb") as file:
        head = 0
        while file.readline().startswith(b"#"):
            head = file.tell()
        file.seek(head)
        return file.read()


def _from(start: int, end: int | None = None) -> Iterator[City]:
    """Yield the cities of the lines from the offset `start` on, to the offset `end`."""
    table = _table()
    end = len(table) if end is None else end
    while start < end:
        line_end = table.index(b"\n", start)
        yield _city(table[start:line_end])
        start = line_end + 1


def _city(line: bytes) -> City:
    name, country, region, zone, population = line.decode().split("\t")
    return City(name, country, region, zone, int(population))


def _offset(key: str) -> int:
    """Return the offset of the first line whose name has that key or a later one."""
    table = _table()
    low, high = 0, len(table)
    while low < high:
        start = table.rfind(b"\n", 0, (low + high) // 2) + 1
        end = table.index(b"\n", start)
        if place_key(table[start : table.index(b"\t", start)].decode()) < key:
            low = end + 1
        else:
            high = start
    return low
