"""Keep blind rounds: their texts, what came out at the first reading, and the figures of rounds.json."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.corpus import score
from tests.corpus.engine import Answer
from tests.corpus.labelled_reviews import LabelledReview

HERE = Path(__file__).parent


def figures_of(folder: Path = HERE) -> dict[str, Any]:
    """Return rounds.json: `rounds` by name, in the order in which they were scored, and `pooled` by the names in it."""
    path = folder / "rounds.json"
    if not path.exists():
        return {"rounds": {}, "pooled": {}}
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def keep_figures(data: Mapping[str, Any], folder: Path = HERE) -> None:
    """Write rounds.json."""
    (folder / "rounds.json").write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def past_answers(folder: Path = HERE) -> list[Answer]:
    """Return the texts of all past rounds that are kept here."""
    return [answer for name in figures_of(folder)["rounds"] for answer in answers_of(name, folder) if "text" in answer]


def answers_of(name: str, folder: Path = HERE) -> list[Answer]:
    """Return the answers of a round; one by a real person has no text."""
    return list(score.read(folder / f"{name}.jsonl"))


def keep_answers(name: str, rows: Iterable[Answer], folder: Path = HERE) -> None:
    """Copy the texts of a round; of one by a real person its address, hash and labels alone."""
    _write(folder / f"{name}.jsonl", map(_without_foreign_words, rows))


def first_reviews(name: str, folder: Path = HERE) -> list[LabelledReview]:
    """Return what came out at the first reading of a round."""
    return [LabelledReview.from_json(row) for row in score.read(folder / f"{name}.first.jsonl")]


def keep_first_reviews(name: str, texts: Sequence[LabelledReview], folder: Path = HERE) -> None:
    """Store what came out at the first reading of a round. Raises FileExistsError where that is known already."""
    path = folder / f"{name}.first.jsonl"
    if path.exists():
        raise FileExistsError(path.name)
    _write(path, (text.to_json() for text in texts))


def keep_second_reader(name: str, rows: Iterable[Answer], folder: Path = HERE) -> None:
    """Store the ids and labels of a second reader."""
    _write(folder / f"{name}.reader2.jsonl", ({"id": row["id"], "labels": row["labels"]} for row in rows))


def hash_of(data: bytes) -> str:
    """Return the SHA-256 of a file's content, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _without_foreign_words(row: Answer) -> Answer:
    if "source" not in row:
        return row
    kept = {name: value for name, value in row.items() if name not in ("text", "evidence", "doubt")}
    return {**kept, "sha256": hash_of(row["text"].encode())}


def _write(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
