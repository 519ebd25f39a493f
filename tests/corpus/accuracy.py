"""Write docs/accuracy.md from the figures in docs/accuracy.json and in rounds/rounds.json, and what rules are worth."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from question_bank import precision
from tests.corpus.accuracy_page import page
from tests.corpus.answers import HERE
from tests.corpus.rounds import store

DOCS = HERE.parents[1] / "docs"
PAGE, FIGURES = DOCS / "accuracy.md", DOCS / "accuracy.json"
PRECISION = precision.FILE
EARLIER = HERE / "first_reading.json"
PRECISION_HEAD = """# How often the verdict of each rule was the labelled one: rule, right, decided. Written by `make score`.
"""


def read(path: Path = FIGURES) -> dict[str, Any]:
    """Return the figures that were written down."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def write(data: Mapping[str, Any]) -> None:
    """Store the figures, and the page that is made of them."""
    FIGURES.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    PAGE.write_text(page(data, store.figures_of(), read(EARLIER)), encoding="utf-8")
    PRECISION.write_text(precision_lines(data["rules"]), encoding="utf-8")


def precision_lines(rules: Mapping[str, Mapping[str, Any]]) -> str:
    """Return what `stardrill review --explain` says of each rule that decided anything."""
    decided = {rule: entry for rule, entry in rules.items() if entry["decided"]}
    lines = (f"{rule}\t{entry['right']}\t{entry['decided']}\n" for rule, entry in decided.items())
    return PRECISION_HEAD + "".join(lines)


if __name__ == "__main__":
    write(read())
