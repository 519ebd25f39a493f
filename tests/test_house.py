"""The house is as it is drawn: one name, one class; a feature stands by itself."""

import ast
from collections import defaultdict
from pathlib import Path

from bot.features.registered import FEATURES
from tests.crossing_imports import crossing_imports

ROOT = Path(__file__).parents[1]
MOST_CROSSINGS = 25
"""Names that features may import of each other, all together."""


def test_no_two_classes_share_a_name() -> None:
    places = defaultdict(list)
    for package in ("bot", "storage", "question_bank"):
        for file in sorted((ROOT / package).rglob("*.py")):
            for node in ast.parse(file.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    places[node.name].append(str(file.relative_to(ROOT)))
    assert len(places) > 400
    assert {name: files for name, files in places.items() if len(files) > 1} == {}


def test_features_hardly_import_each_other() -> None:
    found = list(crossing_imports())
    assert found
    assert len(found) < MOST_CROSSINGS


def test_every_folder_of_a_feature_is_registered() -> None:
    folders = {file.parent.name for file in (ROOT / "bot" / "features").glob("*/feature.py")}
    assert {feature.name for feature in FEATURES} == folders
    assert folders == {folder.parent.name for folder in (ROOT / "bot" / "features").glob("*/__init__.py")}
