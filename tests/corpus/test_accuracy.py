"""The page on accuracy is what the rules of today give, and the figures that the feedback is to reach are reached."""

import pytest

from bot.coach.review import Reviewer
from question_bank.lexicon import load_lexicon
from question_bank.loader import load_bank
from tests.corpus import accuracy, score


@pytest.fixture(scope="module")
def pairs() -> list[accuracy.Pair]:
    return accuracy.reviewed("dev", Reviewer.from_bank(load_bank(), load_lexicon()))


def test_the_page_is_not_stale() -> None:
    assert accuracy.PAGE.read_text(encoding="utf-8") == accuracy.page(), "run `make score` and commit docs/accuracy.md"


@pytest.mark.parametrize("half", ["dev-", "dd-"])
def test_each_half_of_the_corpus_reaches_the_figures(pairs: list[accuracy.Pair], half: str) -> None:
    rows = score.table([pair for pair in pairs if pair[0]["id"].startswith(half)])
    moves = [rows[move]["qwk"] for move in accuracy.MOVES]
    assert min(moves) >= 0.80
    assert sum(moves) / len(moves) >= 0.85
    assert rows["level"]["qwk"] >= 0.85
    assert rows["level"]["exact"] >= 0.75
    assert rows["structural_change"]["f1"] >= 0.85


def test_evidence_lies_inside_its_text(pairs: list[accuracy.Pair]) -> None:
    assert score.spans_outside(pairs) == 0


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(0, 0, 0.0, 1.0), (10, 10, 0.722, 1.0), (0, 10, 0.0, 0.278), (50, 100, 0.404, 0.596)],
)
def test_the_interval_of_wilson(hits: int, of: int, low: float, high: float) -> None:
    assert accuracy.wilson(hits, of) == pytest.approx((low, high), abs=0.001)
