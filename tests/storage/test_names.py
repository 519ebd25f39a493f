"""Each table is found under the name of one of its rows."""

from sqlalchemy import Table

from storage import tables
from storage.tables import METADATA


def test_each_table_is_a_constant_of_the_package() -> None:
    named = {value.name: name for name, value in vars(tables).items() if isinstance(value, Table)}
    assert set(named) == set(METADATA.tables)
    assert set(named.values()) == set(tables.__all__) - {"METADATA", "UtcDateTime"}
