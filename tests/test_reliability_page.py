"""docs/reliability.md: each promise names tests that show it, and those tests exist."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "reliability.md"
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
HEAD = "| promise |"


def promises() -> Iterator[tuple[str, str]]:
    """Each row of the table of promises: the promise, and the cell that says by what it is shown."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    begin = next(at for at, line in enumerate(lines) if line.startswith(HEAD))
    for line in lines[begin + 2 :]:
        if not line.startswith("|"):
            return
        promise, *_, shown = (cell.strip() for cell in line.strip("|").split("|"))
        yield promise, shown


def names_in(file: Path) -> set[str]:
    """The names of the tests in a file."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


@pytest.mark.parametrize("shown", [pytest.param(shown, id=promise) for promise, shown in promises()])
def test_a_promise_names_tests_that_exist(shown: str) -> None:
    named = NAMED.findall(shown)
    assert named, "no test is named"
    missing = [f"{path}::{name}" for path, name in named if name not in names_in(ROOT / path)]
    assert missing == []


def test_the_page_makes_promises() -> None:
    assert len(list(promises())) >= 10
