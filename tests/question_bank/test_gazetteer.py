"""The gazetteer: its tables are what the script makes of GeoNames, and a name is found in them."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.gazetteer import TABLES, City, cities_named, names_from, region_names, regions_named, well_known_keys
from question_bank.place_names import place_key
from tests.gazetteer import a_city, cities
from tests.tools.make_gazetteer import tables

ZONES = set((files("tzdata") / "zones").read_text().split())


def test_the_tables_are_what_the_script_makes() -> None:
    made = tables()
    assert {path.name for path in TABLES.iterdir()} == set(made)
    for name, text in made.items():
        assert (TABLES / name).read_text(encoding="utf-8") == text, f"{name}: run `make gazetteer`"


@pytest.mark.parametrize("table", ["cities.tsv", "regions.tsv", "countries.tsv"])
def test_each_table_credits_geonames(table: str) -> None:
    head = (TABLES / table).read_text(encoding="utf-8")[:500]
    assert "GeoNames" in head
    assert "CC BY 4.0" in head


def test_every_zone_is_one_of_the_database() -> None:
    assert {city.zone for city in cities()} <= ZONES
    by_key = [regions_named(place_key(name), codes=True) for name in region_names().values()]
    assert {zone for regions in by_key for region in regions for zone, _ in region.zones} <= ZONES


@given(a_city())
def test_each_city_is_found_by_its_name(city: City) -> None:
    found = cities_named(place_key(city.name))
    assert city in found
    assert [each.population for each in found] == sorted((each.population for each in found), reverse=True)


@given(st.text(max_size=12))
def test_a_name_that_is_not_in_the_table_is_not_found(name: str) -> None:
    assert all(place_key(city.name) == place_key(name) for city in cities_named(place_key(name)))


def test_names_come_in_the_order_of_their_keys() -> None:
    keys = [place_key(name) for name in names_from("be", "bf")]
    assert keys == sorted(keys)
    assert all(key.startswith("be") for key in keys)
    assert {"berlin", "bergen", "beijing"} <= set(keys)


def test_a_code_names_a_region_only_where_codes_are_asked_for() -> None:
    assert regions_named("no", codes=False) == ()
    assert [region.name for region in regions_named("no", codes=True)] == ["Norway"]
    assert {region.name for region in regions_named("ca", codes=True)} == {"Canada", "California"}
    assert [region.name for region in regions_named("deutschland", codes=False)] == ["Germany"]


def test_large_cities_are_well_known() -> None:
    assert {"san francisco", "mumbai", "berlin"} <= well_known_keys()
    assert len(well_known_keys()) < 4000
