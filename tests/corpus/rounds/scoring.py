"""Score a blind round: the first figures stay, later ones stand beside them, and three rounds in a row are pooled."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.corpus import score
from tests.corpus.engine import Answer, Judged
from tests.corpus.figures import DRAWS, figures, intervals, praised_nonsense, rounded
from tests.corpus.labelled_reviews import LabelledReview, TextKind, labelled_reviews
from tests.corpus.rounds import store
from tests.corpus.rounds.round_format import label_faults, rows_of

POOLED = 3
"""Rounds in a row that make one figure together."""


class RoundRefused(Exception):
    """A round that cannot be scored, with the reason."""


def score_round(
    name: str,
    path: Path,
    *,
    judge: Callable[[Answer], Judged],
    commit: str,
    at: datetime,
    folder: Path = store.HERE,
    known: Sequence[str] = (),
    draws: int = DRAWS,
) -> Mapping[str, Any]:
    """Score the texts of a round and return its entry in rounds.json.

    The first time its figures are `first` and the texts are copied here. Later its figures are `now`, and `first` stays.
    `known` are texts that the rules were made with. A file reader2.jsonl beside the texts is a second reader's labels.
    Raises RoundRefused for texts that are malformed, known already, or not those that were scored under that name.
    """
    content = path.read_bytes()
    rows, faults = rows_of(content.decode("utf-8"))
    if faults:
        raise RoundRefused("the texts cannot be scored:\n" + "\n".join(faults))
    data = store.figures_of(folder)
    entry = data["rounds"].get(name)
    _check(name, store.hash_of(content), data["rounds"])
    second = _second_reader(path, rows)
    came_out = labelled_reviews((row, judge(row)) for row in rows)
    if entry is None:
        entry = _first(rows, store.hash_of(content), known)
        entry["first"] = _reading(came_out, commit, at, draws)
        data["rounds"][name] = entry
        store.keep_first_reviews(name, came_out, folder)
        data["pooled"] |= _pooled(list(data["rounds"]), folder, draws)
    else:
        entry["now"] = _reading(came_out, commit, at, draws)
    if second and "readers" not in entry:
        entry["readers"] = _readers(rows, second)
        store.keep_second_reader(name, second, folder)
    store.keep_figures(data, folder)
    store.keep_answers(name, rows, folder)
    kept: Mapping[str, Any] = entry
    return kept


def _check(name: str, digest: str, rounds: Mapping[str, Any]) -> None:
    for other, entry in rounds.items():
        same = entry["sha256"] == digest
        if other == name and not same:
            raise RoundRefused(f"{name} was scored on other texts; a round is scored once. Take another name.")
        if other != name and same:
            raise RoundRefused(f"these texts were scored as {other}")


def _first(rows: Sequence[Answer], digest: str, known: Sequence[str]) -> dict[str, Any]:
    seen = set(known)
    if again := [row["id"] for row in rows if row["text"] in seen]:
        raise RoundRefused(f"{len(again)} of the texts are known already, {again[0]} among them: it is no blind round")
    kinds = Counter(TextKind(row["kind"]) for row in rows)
    return {
        "sha256": digest,
        "texts": {kind.value: kinds[kind] for kind in TextKind},
        "real": sum("source" in row for row in rows),
        "styles": dict(Counter(row.get("style", "") for row in rows if row["kind"] == TextKind.ANSWER).most_common()),
    }


def _reading(texts: Sequence[LabelledReview], commit: str, at: datetime, draws: int) -> dict[str, Any]:
    real = [text for text in texts if text.real]
    return {
        "commit": commit,
        "at": at.isoformat(timespec="seconds"),
        **_counted(texts, draws),
        "praised": praised_nonsense(texts),
        **({"real": _counted(real, draws)} if real else {}),
    }


def is_real(texts: Sequence[LabelledReview]) -> bool:
    """Return whether a round has nothing but published texts: it is compared with their target, and not pooled."""
    return all(text.real for text in texts)


def _pooled(names: Sequence[str], folder: Path, draws: int) -> dict[str, Any]:
    rounds = {name: texts for name in names if not is_real(texts := store.first_reviews(name, folder))}
    last = list(rounds)[-POOLED:]
    if len(last) < POOLED:
        return {}
    texts = [text for name in last for text in rounds[name]]
    return {f"{last[0]} to {last[-1]}": {"rounds": last, **_counted(texts, draws)}}


def _counted(texts: Sequence[LabelledReview], draws: int) -> dict[str, Any]:
    return {"figures": rounded(figures(texts)), "intervals": rounded(intervals(texts, draws=draws))}


def _second_reader(path: Path, rows: Sequence[Answer]) -> list[Answer]:
    beside = path.with_name("reader2.jsonl")
    if not beside.exists():
        return []
    labels: list[Answer] = score.read(beside)
    ids = {row["id"] for row in rows if row["kind"] == TextKind.ANSWER}
    answers = [row for row in labels if row.get("id") in ids]
    faults = [f"{row['id']}: {fault}" for row in answers for fault in label_faults(row.get("labels"))]
    if faults:
        raise RoundRefused("the second reader's labels cannot be read:\n" + "\n".join(faults))
    return answers


def _readers(rows: Sequence[Answer], second: Sequence[Answer]) -> dict[str, Any]:
    labels = {row["id"]: row["labels"] for row in second}
    twice = labelled_reviews(({**row, "evidence": {}}, labels[row["id"]]) for row in rows if row["id"] in labels)
    return {"texts": len(twice), "figures": rounded(figures(twice))}
