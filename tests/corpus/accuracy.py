"""Write docs/accuracy.md from the figures in docs/accuracy.json and in rounds/rounds.json."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.corpus.accuracy_page import page
from tests.corpus.answers import HERE
from tests.corpus.rounds import store

DOCS = HERE.parents[1] / "docs"
PAGE, FIGURES = DOCS / "accuracy.md", DOCS / "accuracy.json"
EARLIER = HERE / "first_reading.json"


def read(path: Path = FIGURES) -> dict[str, Any]:
    """Return the figures that were written down."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def write(data: Mapping[str, Any]) -> None:
    """Store the figures, and the page that is made of them."""
    FIGURES.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    PAGE.write_text(page(data, store.figures_of(), read(EARLIER)), encoding="utf-8")


if __name__ == "__main__":
    write(read())
