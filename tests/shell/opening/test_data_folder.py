"""The data folder is made where something is kept in it, and nowhere else: a container may have no place for one."""

from pathlib import Path

import pytest

from tests.shell.command import stardrill

NOBODY_THERE = "postgresql://u:p@127.0.0.1:1/d"


@pytest.mark.parametrize("command", [("run",), ("doctor",), ("db", "current"), ("keys", "encrypt")])
def test_no_folder_is_made_where_the_database_is_elsewhere(tmp_path: Path, command: tuple[str, ...]) -> None:
    done = stardrill(
        tmp_path, *command, DATABASE_URL=NOBODY_THERE, TELEGRAM_BOT_TOKEN="1:t", TELEGRAM_API_URL="http://127.0.0.1:1"
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_terminal_keeps_its_counters_beside_a_file_that_is_elsewhere(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'elsewhere' / 'x.sqlite3'}"
    done = stardrill(tmp_path, "run", stdin="/help\n:quit\n", DATABASE_URL=url)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "elsewhere" / "x.sqlite3.terminal.json").is_file()
    assert not (tmp_path / "data").exists()
