"""Measure how verdicts hold when only the form of a text changes: the forms of robust.py, within one process."""

import importlib
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from tests.corpus import score
from tests.corpus.engine import Answer
from tests.corpus.reviewed_once import ReviewedOnce

sys.modules.setdefault("score", score)  # robust.py, kept as it came, is a script that stands beside score.py
FORMS: Mapping[str, Callable[[str], str]] = importlib.import_module("tests.corpus.robust").FORMS


def in_every_form(answers: Iterable[Answer]) -> list[Answer]:
    """Return each answer in each form."""
    return [in_form(answer, name) for answer in answers for name in FORMS]


def in_form(answer: Answer, name: str) -> Answer:
    """Return an answer with its text in another form."""
    return {**answer, "text": FORMS[name](answer["text"])}


def steadiness(reviews: ReviewedOnce, answers: Sequence[Answer]) -> dict[str, dict[str, Any]]:
    """Return, by form: the share of levels and of moves that stay, the QWK of the levels, and the ids where one changed."""
    return {name: _form(reviews, answers, name) for name in FORMS}


def _form(reviews: ReviewedOnce, answers: Sequence[Answer], name: str) -> dict[str, Any]:
    plain = [review for _, review in reviews.of(answers)]
    other = [review for _, review in reviews.of(in_form(answer, name) for answer in answers)]
    both = list(zip(plain, other, strict=True))
    same = [[score.label(a, move) == score.label(b, move) for move in score.MOVES] for a, b in both]
    levels = [a["level"] == b["level"] for a, b in both]
    return {
        "level": sum(levels) / len(both),
        "moves": sum(map(sum, same)) / len(both) / len(score.MOVES),
        "qwk": score.qwk([a["level"] for a, _ in both], [b["level"] for _, b in both], score.LEVELS),
        "changed": [
            answer["id"]
            for answer, level, moves in zip(answers, levels, same, strict=True)
            if not (level and all(moves))
        ],
    }
