"""The cities of the gazetteer for the tests: read once, and only by a process that runs one of them."""

from collections.abc import Callable
from functools import cache

from hypothesis import strategies as st

from question_bank.gazetteer import TABLES, City


@cache
def cities() -> list[City]:
    """Every city of the table."""
    lines = (TABLES / "cities.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [City(name, country, region, zone, int(people)) for name, country, region, zone, people in rows]


def a_city(which: Callable[[City], bool] = lambda _: True) -> st.SearchStrategy[City]:
    """Any city of those."""
    return st.deferred(lambda: st.sampled_from([city for city in cities() if which(city)]))
