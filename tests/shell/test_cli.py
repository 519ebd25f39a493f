"""The command line as somebody calls it: one process of each kind is started anew, the others are forked."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.review.engine import STAFF
from tests.shell.command import clean_environment, stardrill


def started(tmp_path: Path, *args: str, stdin: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    """Run the command with an empty environment but for PATH, a home of its own and what is given."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *args],
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=tmp_path,
        env=clean_environment(tmp_path) | env,
    )


def test_help_names_every_command(tmp_path: Path) -> None:
    done = started(tmp_path, "--help")
    assert done.returncode == 0
    assert all(name in done.stdout for name in ("run", "review", "bank", "db"))


def test_bank_check_says_that_the_bank_is_sound(tmp_path: Path) -> None:
    done = started(tmp_path, "bank", "check")
    assert done.returncode == 0
    assert "sound" in done.stdout


def test_a_wrong_setting_is_said_in_one_message(tmp_path: Path) -> None:
    done = started(tmp_path, "run", PORT="http", LOG_LEVEL="LOUD")
    assert done.returncode == 1
    assert "PORT" in done.stderr
    assert "LOG_LEVEL" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_database_is_made_and_found(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'x.sqlite3'}"
    assert "empty" in stardrill(tmp_path, "db", "current", DATABASE_URL=url).stdout
    assert "newest" in stardrill(tmp_path, "db", "upgrade", DATABASE_URL=url).stdout


@pytest.mark.parametrize("url", ["mysql://u:hunter2@h/d", "postgresql://u:hunter2@127.0.0.1:1/d"])
def test_a_database_that_cannot_be_used_is_said_without_its_password(tmp_path: Path, url: str) -> None:
    done = stardrill(tmp_path, "run", DATABASE_URL=url)
    assert done.returncode == 1
    assert "hunter2" not in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


def test_a_pipe_drives_the_bot_and_everything_is_kept(tmp_path: Path) -> None:
    first = started(tmp_path, "run", stdin=f"/start\n1\n3\n3\n\n{STAFF}\n")
    assert first.returncode == 0, first.stderr
    assert "❓" in first.stdout
    second = started(tmp_path, "run", stdin="6\n:help\n/coverage\n:voice 120\n:photo\n:location 52.5 13.4\n:quit\n7\n")
    assert second.returncode == 0, second.stderr
    assert "spoken" in second.stdout
    assert "Your story bank is empty" in second.stdout
    assert ":voice SECONDS" in second.stdout
    assert "2:00 min" in second.stdout
    assert "7" not in second.stdout.splitlines()[-1]
    assert first.stderr == second.stderr == ""
