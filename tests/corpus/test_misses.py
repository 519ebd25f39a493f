"""Disagreements are printed compactly, with the rules and their words."""

import sys

import pytest

from tests.corpus import misses, score
from tests.corpus.answers import answers
from tests.corpus.engine import judged


def test_a_disagreement_shows_labels_evidence_and_rules(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = {**answers("dev")[0], "evidence": {"R": ["the labelled words"]}}
    heard = score.label(judged(wrong), "R")
    wrong["labels"] = {"moves": {"R": "missing" if heard != "missing" else "met"}}
    monkeypatch.setattr(misses, "answers", lambda _: [wrong])
    monkeypatch.setattr(sys, "argv", ["misses", "R", "--file", "dev"])
    misses.main()
    printed = capsys.readouterr().out
    assert f"{wrong['id']}  labelled {wrong['labels']['moves']['R']}, reviewed {heard}" in printed
    assert "= the labelled words" in printed
    assert "1 disagreements." in printed


def test_what_is_for_measuring_only_cannot_be_printed() -> None:
    with pytest.raises(FileNotFoundError):
        list(misses.disagreements(["real-dev"], "R"))


def test_long_words_are_cut_in_their_middle() -> None:
    cut = misses.short("word " * 100)
    assert len(cut) <= misses.LONGEST_QUOTE + 5
    assert " ... " in cut
