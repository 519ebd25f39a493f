"""Read the labelled answers: which files there are, and where they lie."""

from pathlib import Path

from tests.corpus import score
from tests.corpus.engine import Answer

HERE = Path(__file__).parent
ROUNDS = HERE / "rounds"
FILES = ("dev", "dev2", "contrast", "traps", "offtopic", "adversarial")


def answers(name: str) -> list[Answer]:
    """Return the answers of a file here or of a past round. Raises FileNotFoundError for a name that is neither."""
    path = HERE / f"{name}.jsonl"
    return list(score.read(path if path.exists() else ROUNDS / f"{name}.jsonl"))
