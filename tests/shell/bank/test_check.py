"""`stardrill bank check`: what it counts, and what it says of a bank that is broken."""

import shutil
from pathlib import Path

import pytest

from bot.shell.bank.check import check
from question_bank.loader import DATA


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the bank to break."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def test_a_sound_bank_is_counted_in_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(None) == 0
    said = capsys.readouterr()
    assert said.out.startswith("The question bank is sound.\n")
    assert "     8  archetypes\n" in said.out
    assert "    32  example answers\n" in said.out
    assert said.err == ""


def test_problems_of_bank_and_lexicon_are_named_in_one_go(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "style.yaml").write_text("- {id: style-hiring}\n", encoding="utf-8")
    (folder / "lexicon" / "more.yaml").write_text("words: {new: UPPER}\n", encoding="utf-8")
    assert check(folder) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "style.yaml:1: `text` is missing from 'style-hiring'" in said.err.splitlines()
    assert any(line.startswith("more.yaml: ") for line in said.err.splitlines())


def test_a_folder_that_is_not_there_is_said_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(tmp_path / "nowhere") == 1
    assert capsys.readouterr().err == f"{tmp_path / 'nowhere'}: there is no such folder\n"
