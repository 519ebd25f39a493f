"""The word lists of how people write: loaded as they should be, refused with file and line where they are malformed."""

from pathlib import Path

import pytest

from question_bank.errors import BankError
from question_bank.models import Move
from question_bank.writing import FILE, load_writing


def refused(tmp_path: Path, old: str, new: str) -> str:
    """Return why a file is refused in which one text is another."""
    content = FILE.read_text(encoding="utf-8")
    assert old in content
    path = tmp_path / "writing.yaml"
    path.write_text(content.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BankError) as error:
        load_writing(path)
    return str(error.value)


def test_a_star_task_is_situation_and_an_answer_names_no_move() -> None:
    headings = load_writing().headings
    assert (headings["task"], headings["trade-off"], headings["answer"]) == (Move.SITUATION, Move.TRADE_OFF, None)


def test_no_word_is_both_a_filler_and_short_for_something() -> None:
    writing = load_writing()
    assert not writing.fillers & set(writing.shorthand)


def test_what_shorthand_stands_for_is_no_shorthand() -> None:
    writing = load_writing()
    assert not set(writing.shorthand) & set(writing.shorthand.values())


def test_a_list_that_is_missing_is_named(tmp_path: Path) -> None:
    assert "`fillers` is missing" in refused(tmp_path, "\nfillers:", "\nfiller:")


def test_a_name_of_two_parts_is_named(tmp_path: Path) -> None:
    assert "`outcome` names two parts" in refused(tmp_path, "none: >-", "none: >-\n    outcome;")


def test_a_capital_is_named_with_its_line(tmp_path: Path) -> None:
    problem = refused(tmp_path, "goes_on: to", "goes_on: To")
    assert problem.startswith("writing.yaml:")
    assert "should be in lower case" in problem


def test_a_pair_of_one_word_is_named(tmp_path: Path) -> None:
    assert "`you` should be two words" in refused(tmp_path, "filler_pairs: you know;", "filler_pairs: you;")
