"""The operator's own tracks on the command line: checked, refused at the start, and left out of an export where broken."""

import shutil
from pathlib import Path

import pytest

from bot.config import load_config
from bot.shell.bank.check import check
from bot.shell.bank.tracks import bank_with, refused_tracks, tracks_line
from bot.shell.doctor.report import _question_bank
from question_bank.errors import BankError
from question_bank.loader import DATA, load_bank
from question_bank.models import BUILT_IN_TRACKS
from tests.shell.command import stardrill

EXAMPLE = Path("docs/tracks")
BROKEN = "- {id: payments-1, archetypes: [heroism], text: Who?}\n- {id: payments-2}\n"


@pytest.fixture
def tracks(tmp_path: Path) -> Path:
    """A folder with the example track, to break."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "tracks"))


@pytest.mark.parametrize("path", [EXAMPLE, EXAMPLE / "payments"])
def test_the_example_of_the_docs_is_sound(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(path) == 0
    said = capsys.readouterr()
    assert said.out.startswith("Sound:\n     8  Payments company (payments)\n")
    assert "killed-project (1)" in said.out
    assert "asked by /practice payments alone: 1" in said.out
    assert said.err == ""


def test_every_problem_of_a_track_is_named(tracks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tracks / "payments" / "questions.yaml").write_text(BROKEN)
    assert check(tracks) == 1
    where = f"{tracks}/payments/questions.yaml"
    known = "contested-decision, killed-project, research-vs-shipping"
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith(f"{where}:1: 'heroism' is not known; known are {known}")
    assert second == f"{where}:2: `text` is missing from 'payments-2'"


def test_a_folder_without_a_track_says_what_a_track_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(tmp_path) == 1
    assert capsys.readouterr().err.endswith("A track is a folder with track.yaml and questions.yaml\n")


@pytest.mark.parametrize("track", BUILT_IN_TRACKS)
def test_a_track_of_the_package_is_checked_with_its_bank(track: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(DATA / "tracks" / track) == 0
    assert f"({track})" in capsys.readouterr().out


def test_the_check_of_everything_takes_the_tracks_of_the_settings_in(
    tracks: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(None, tracks) == 0
    assert "Payments company (payments)" in capsys.readouterr().out
    (tracks / "payments" / "questions.yaml").write_text(BROKEN)
    assert check(None, tracks) == 1


def test_the_command_reads_the_setting(tracks: Path, tmp_path: Path) -> None:
    (tracks / "payments" / "questions.yaml").write_text(BROKEN)
    done = stardrill(tmp_path, "bank", "check", TRACKS_PATH=str(tracks))
    assert done.returncode == 1
    assert "payments/questions.yaml:2" in done.stderr


def test_a_broken_track_refuses_the_start_with_one_sentence(tracks: Path, tmp_path: Path) -> None:
    (tracks / "payments" / "questions.yaml").write_text(BROKEN)
    done = stardrill(tmp_path, "run", TRACKS_PATH=str(tracks))
    assert done.returncode == 1
    assert "The tracks of TRACKS_PATH cannot be used: " in done.stderr
    assert "and 1 more. `stardrill bank check` lists all" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_broken_bank_of_the_package_is_not_blamed_on_the_setting() -> None:
    said = refused_tracks(BankError(["style.yaml:1: the file is empty"]), None)
    assert said.startswith("The question bank cannot be used: style.yaml:1")


def test_the_doctor_counts_them_and_says_which_is_broken(tracks: Path) -> None:
    assert "of 6 tracks" in str(_question_bank(tracks))
    (tracks / "payments" / "questions.yaml").write_text(BROKEN)
    assert "payments/questions.yaml:1" in str(_question_bank(tracks))


def test_an_export_goes_without_a_broken_track_and_says_so(tracks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "payments" in bank_with(tracks).tracks
    (tracks / "payments" / "questions.yaml").write_text(BROKEN)
    assert bank_with(tracks) == load_bank()
    assert capsys.readouterr().err.startswith("Without the questions of TRACKS_PATH, which cannot be used: ")


def test_the_log_names_the_tracks() -> None:
    names = "Staff AI, Cisco, Amazon, Engineering manager, Any software company"
    assert tracks_line(load_bank()) == f"Tracks: {names}."


def test_an_empty_setting_adds_no_track(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKS_PATH", " ")
    assert load_config().tracks_path is None
    monkeypatch.setenv("TRACKS_PATH", "/srv/tracks")
    assert load_config().tracks_path == Path("/srv/tracks")
