"""A name says what a class of the storage is: a record is a noun, its table that noun and Row."""

from storage import models, records
from storage.models import Base


def test_each_table_and_no_record_ends_in_row() -> None:
    tables = {mapper.class_.__name__ for mapper in Base.registry.mappers}
    assert {name for name in tables if not name.endswith("Row")} == set()
    assert {name for name in records.__all__ if name.endswith("Row")} == set()
    assert tables <= set(models.__all__)
