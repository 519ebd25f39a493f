"""A name says what a class of the storage is: a record is a noun, its table that noun and Row, and no two share one."""

import ast
from collections import defaultdict
from pathlib import Path

from storage import models, records
from storage.models import Base

ROOT = Path(__file__).parents[2]


def test_each_table_and_no_record_ends_in_row() -> None:
    tables = {mapper.class_.__name__ for mapper in Base.registry.mappers}
    assert {name for name in tables if not name.endswith("Row")} == set()
    assert {name for name in records.__all__ if name.endswith("Row")} == set()
    assert tables <= set(models.__all__)


def test_no_class_shares_its_name_with_another_of_storage_or_bot() -> None:
    places = defaultdict(list)
    for package in ("storage", "bot"):
        for file in sorted((ROOT / package).rglob("*.py")):
            for node in ast.parse(file.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    places[node.name].append(str(file.relative_to(ROOT)))
    assert len(places) > 200
    shared = {name: files for name, files in places.items() if len(files) > 1}
    assert {name: files for name, files in shared.items() if any(file.startswith("storage/") for file in files)} == {}
