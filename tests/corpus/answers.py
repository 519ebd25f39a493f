"""Read the labelled answers: which files there are, and where they lie."""

from collections.abc import Sequence
from pathlib import Path

from tests.corpus import score
from tests.corpus.engine import Answer

HERE = Path(__file__).parent
ROUNDS = HERE / "rounds"
REAL = HERE.parents[2] / "shared" / "corpus" / "real-dev.jsonl"
"""Texts published by real people: for measuring only, and never copied here."""
DEVELOPMENT_SETS = ("dev", "dev2")
FILES = (*DEVELOPMENT_SETS, "contrast", "traps", "offtopic", "adversarial", "levels")
GENERATED = "settled"
"""A file that need not be there: generated texts for settled cases of the rubric, each with the `rule` it speaks for."""


def answers(name: str) -> list[Answer]:
    """Return the answers of a file here or of a past round. Raises FileNotFoundError for a name that is neither."""
    path = HERE / f"{name}.jsonl"
    return with_twins(score.read(path if path.exists() else ROUNDS / f"{name}.jsonl"))


def real_answers() -> list[Answer]:
    """Return the published texts; none where they are not at hand."""
    return list(score.read(REAL)) if REAL.exists() else []


def generated_answers() -> list[Answer]:
    """Return the generated texts for settled cases; none where there are none."""
    path = HERE / f"{GENERATED}.jsonl"
    return list(score.read(path)) if path.exists() else []


def with_twins(rows: Sequence[Answer]) -> list[Answer]:
    """Return the answers; one that does not fit its question is told the archetype under whose question it fits.

    That archetype is None for a story that fits a question of no archetype.
    """
    fitting = {row["id"][:-1]: row["archetype"] for row in rows if row.get("fits")}
    return [
        {**row, "heard_as": _archetype(fitting.get(row["id"][:-1]))} if row.get("fits") is False else row
        for row in rows
    ]


def _archetype(name: str | None) -> str | None:
    return None if name == "cisco" else name
