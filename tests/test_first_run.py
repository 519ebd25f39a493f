"""The first run in the README and in docs/first-run.txt says what the program says today."""

import asyncio
from pathlib import Path

import pytest

from tests.fortnight.first_run import ANSWER, QUESTION, first_run
from tests.fortnight.write import FIRST_RUN

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
WHOLE = FIRST_RUN.read_text(encoding="utf-8")


def in_one_line(text: str) -> str:
    return " ".join(text.split())


def test_the_page_in_the_docs_is_what_the_program_says() -> None:
    seen = asyncio.run(first_run())
    assert QUESTION in seen, "another first question: look for another SEED"
    assert seen == WHOLE, "run `make fortnight`"


@pytest.mark.parametrize("typed", [*ANSWER, "Done"])
def test_the_readme_shows_what_was_typed(typed: str) -> None:
    assert f"> {typed}\n" in README


def test_the_verdict_in_the_readme_is_that_of_the_run() -> None:
    verdict = README.split("> Done\n")[1].split("```")[0]
    assert len(verdict) > 500
    assert in_one_line(verdict) in in_one_line(WHOLE)
