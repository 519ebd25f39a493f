"""Count what the features import of each other: `python -m tests.crossing_imports`."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FEATURES = Path(__file__).parents[1] / "bot" / "features"
PACKAGE = "bot.features."


class CrossingImport(NamedTuple):
    """One name that a file of a feature imports of another feature."""

    file: str
    feature: str
    other: str
    name: str


def crossing_imports() -> Iterator[CrossingImport]:
    """Yield every name that one feature imports of another, file by file."""
    for file in sorted(FEATURES.glob("*/**/*.py")):
        feature = file.relative_to(FEATURES).parts[0]
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(PACKAGE):
                other = str(node.module).removeprefix(PACKAGE).split(".")[0]
                if other != feature:
                    yield from (
                        CrossingImport(str(file.relative_to(FEATURES)), feature, other, each.name)
                        for each in node.names
                    )


if __name__ == "__main__":
    found = list(crossing_imports())
    for each in found:
        print(f"{each.file}: {each.name} of {each.other}")  # noqa: T201 -- what it is for
    print(f"{len(found)} names")  # noqa: T201 -- as above
