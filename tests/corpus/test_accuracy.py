"""The page on accuracy is what the rules of today give, and what the rounds have given."""

from typing import Any

import pytest

from tests.corpus import accuracy
from tests.corpus.accuracy_page import page
from tests.corpus.figures import rounded
from tests.corpus.forms import in_every_form, steadiness
from tests.corpus.labelled_reviews import MOVES
from tests.corpus.measurement import Corpus, load, measured
from tests.corpus.reviewed_once import ReviewedOnce
from tests.corpus.rounds import store

STALE = "run `make score` and commit docs/accuracy.json and docs/accuracy.md"
SAMPLE = 20
"""Every 20th of the developed answers is read again in all forms."""


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load()


@pytest.fixture(scope="module")
def written() -> dict[str, Any]:
    return accuracy.read()


def test_the_page_is_made_of_the_figures_that_were_written_down(written: dict[str, Any]) -> None:
    expected = page(written, store.figures_of(), accuracy.read(accuracy.EARLIER))
    assert accuracy.PAGE.read_text(encoding="utf-8") == expected, STALE


def test_the_figures_are_those_of_the_rules_of_today(corpus: Corpus, written: dict[str, Any]) -> None:
    today = rounded(measured(corpus, ReviewedOnce(corpus.texts())))
    assert {name: written[name] for name in today} == today, STALE


def test_the_program_says_what_each_rule_is_worth(written: dict[str, Any]) -> None:
    assert accuracy.PRECISION.read_text(encoding="utf-8") == accuracy.precision_lines(written["rules"]), STALE


def test_the_forms_change_the_texts_that_were_written_down(corpus: Corpus, written: dict[str, Any]) -> None:
    sample = corpus.developed[::SAMPLE]
    reviews = ReviewedOnce([*sample, *in_every_form(sample)])
    ids = {answer["id"] for answer in sample}
    changed = {name: form["changed"] for name, form in steadiness(reviews, sample).items()}
    expected = {name: [one for one in form["changed"] if one in ids] for name, form in written["forms"].items()}
    assert changed == expected, STALE


def test_the_first_development_set_stays_above_its_floor(written: dict[str, Any]) -> None:
    dev = written["figures"]["dev"]
    assert min(dev[move] for move in MOVES) >= 0.80
    assert dev["moves_qwk"] >= 0.85
    assert dev["level_qwk"] >= 0.85
    assert dev["level_exact"] >= 0.75
    assert dev["change_f1"] >= 0.85


def test_evidence_lies_inside_its_text(written: dict[str, Any]) -> None:
    assert written["spans outside"] == 0


def test_the_published_texts_are_not_kept_here(corpus: Corpus) -> None:
    ours = {answer["text"] for file in corpus.files.values() for answer in file} | {a["text"] for a in corpus.past}
    assert not ours & {answer["text"] for answer in corpus.real}
