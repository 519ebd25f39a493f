"""Whatever is typed behind `stardrill` ends in a sentence and a small exit status, never in a traceback."""

import io
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.cli import command_line
from bot.shell.entry import FAULT, run_command
from tests.test_printable import commands_in

COMMANDS: tuple[list[str], ...] = (
    ["review"],
    ["review", "--jsonl"],
    ["review", "--json", "--explain"],
    ["review", "--archetype"],
    ["bank", "check"],
    ["export"],
    ["export", "--user"],
    ["export", "--to"],
    ["export", "--format"],
    ["import", "--user", "7"],
    ["import"],
    ["backup"],
    ["restore"],
    ["db", "current"],
    ["db"],
    ["keys", "rotate"],
    ["keys", "encrypt"],
    ["doctor"],
    ["inbox", "list"],
    ["inbox", "retry"],
    [],
)
PLACES = ("folder", "circle", "pipe", "empty.md", "binary.md", "wide.txt", "large.md", "deep.json", "other.sqlite3")
ODD = (
    *PLACES,
    *(
        "",
        "-",
        "--",
        "--help",
        "-x",
        "nowhere.md",
        "folder/nowhere/story.md",
        "empty.md/story.md",
        "x" * 300,
        "~nobody/a.md",
    ),
    *(
        "\x1b[2J.md",
        "\x9b2J",
        "\u202e.md",
        "\udcff.md",
        "/dev/zero",
        "/dev/null",
        "/dev/full",
        "/proc/self/mem",
        "é.md",
    ),
    *("0", "-1", "7", "9" * 30, "²", "1e3", "nan", "*", "all", "cisco"),
)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder full of what is not what it seems, and no settings."""
    here = tmp_path / "here"
    (here / "folder" / "examples").mkdir(parents=True)
    (here / "circle").symlink_to("circle")
    os.mkfifo(here / "pipe")
    (here / "empty.md").touch()
    (here / "binary.md").write_bytes(bytes(range(256)))
    (here / "wide.txt").write_text("I wrote it.", encoding="utf-16")
    (here / "large.md").write_bytes(b"x" * 1_000_001)
    (here / "deep.json").write_text("[" * 100_000)
    (here / "other.sqlite3").write_bytes(b"SQLite format 3\0" + b"\xff" * 100)
    (here / "folder" / "probes.yaml").write_bytes(b"\xff\xfe")
    monkeypatch.chdir(here)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for name in ("TELEGRAM_BOT_TOKEN", "DATABASE_URL", "STARDRILL_ENCRYPTION_KEYS"):
        monkeypatch.delenv(name, raising=False)


def typed(arguments: list[str], patch: pytest.MonkeyPatch) -> tuple[int, str, str]:
    """Run a command in this process with nothing on its standard input; status, output and errors."""
    out, err = io.BytesIO(), io.BytesIO()
    with patch.context() as here:
        here.setattr(sys, "argv", ["stardrill", *arguments])
        here.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO())))
        here.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="utf-8", write_through=True))
        here.setattr(sys, "stderr", io.TextIOWrapper(err, encoding="utf-8", write_through=True))
        status = run_command(command_line)
        return status, out.getvalue().decode(), err.getvalue().decode()


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(COMMANDS), st.lists(st.sampled_from(ODD), max_size=2))
def test_whatever_is_typed_is_done_or_answered(
    monkeypatch: pytest.MonkeyPatch, command: list[str], arguments: list[str]
) -> None:
    status, out, err = typed([*command, *arguments], monkeypatch)
    assert FAULT not in err, err
    assert "Traceback" not in out + err
    assert status in (0, 1, 2)
    assert status == 0 or out + err
    assert commands_in(out + err) == []


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize(
    "command", [["review"], ["review", "--jsonl"], ["import", "--user", "7"], ["bank", "check"], ["restore"]]
)
def test_what_is_no_such_file_is_said_in_a_line(monkeypatch: pytest.MonkeyPatch, command: list[str], name: str) -> None:
    status, _, err = typed([*command, name], monkeypatch)
    assert FAULT not in err, err
    if status:
        said = [line for line in err.splitlines() if not line.startswith("Database: ")]
        assert said or command == ["review", "--jsonl"]
        assert all("Error" not in line and "errno" not in line.lower() for line in said)


@pytest.mark.parametrize(
    "url", ["", "x", "sqlite://", "sqlite:///", "mysql://h/d", "postgresql://[/d", "sqlite:////dev/null/x"]
)
@pytest.mark.parametrize(
    "command", [["doctor"], ["export"], ["db", "current"], ["backup", "copy"], ["keys", "encrypt"]]
)
def test_a_database_that_is_none_is_said(monkeypatch: pytest.MonkeyPatch, command: list[str], url: str) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    status, out, err = typed(command, monkeypatch)
    assert FAULT not in err, err
    assert status == 0 or out + err


def test_a_folder_that_does_not_let_in_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "/srv/private")

    monkeypatch.setattr(Path, "mkdir", refuse)
    monkeypatch.setattr(os, "open", refuse)
    for command in (["export", "--user", "7"], ["review", "story.txt"], ["import", "story.md"]):
        status, _, err = typed(command, monkeypatch)
        assert (status, "Permission denied" in err) == (1, True)
        assert FAULT not in err


def test_a_fault_of_ours_is_told_by_its_place_and_not_by_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    secret = "the payroll " + "outage"

    def fail(*_: object, **__: object) -> None:
        raise KeyError(secret)

    monkeypatch.setattr("bot.shell.judging.review.reviewer", fail)
    status, out, err = typed(["review", "empty.md"], monkeypatch)
    assert (status, out) == (1, "")
    assert err.startswith(FAULT)
    assert "review.py" in err
    assert secret not in err


def test_ctrl_c_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bot.shell.judging.review.reviewer", interrupt)
    assert typed(["review", "empty.md"], monkeypatch) == (130, "", "")
