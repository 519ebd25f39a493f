"""What an operator does from the shell: keys, copies, and a look at everything."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.shell.backup import backup, restore
from bot.shell.errors import ShellError
from tests.end_to_end.stage import staged
from tests.shell.test_cli import stardrill


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite database into which somebody has typed."""
    folder = tmp_path_factory.mktemp("told")
    url = f"sqlite:///{folder / 'x.sqlite3'}"
    said = stardrill(folder, "run", stdin="/start\n1\n3\n3\nthe payroll outage\n", DATABASE_URL=url)
    assert said.returncode == 0
    return folder / "x.sqlite3"


@pytest.fixture
def url(told: Path, tmp_path: Path) -> str:
    """A copy of it."""
    shutil.copy(told, tmp_path / "x.sqlite3")
    return f"sqlite:///{tmp_path / 'x.sqlite3'}"


def test_a_key_is_made_and_what_was_stored_is_encrypted(tmp_path: Path, url: str) -> None:
    key = stardrill(tmp_path, "keys", "new").stdout.strip()
    assert b"payroll" in (tmp_path / "x.sqlite3").read_bytes()
    done = stardrill(tmp_path, "keys", "encrypt", DATABASE_URL=url, STARDRILL_ENCRYPTION_KEYS=key)
    assert done.stdout.startswith("Encrypted ")
    with closing(sqlite3.connect(tmp_path / "x.sqlite3")) as database:
        database.execute("VACUUM")
    assert b"payroll" not in (tmp_path / "x.sqlite3").read_bytes()
    newer = stardrill(tmp_path, "keys", "new").stdout.strip()
    done = stardrill(tmp_path, "keys", "rotate", DATABASE_URL=url, STARDRILL_ENCRYPTION_KEYS=f"{newer},{key}")
    assert done.stdout.startswith("Sealed ")
    done = stardrill(tmp_path, "run", stdin=":quit\n", DATABASE_URL=url, STARDRILL_ENCRYPTION_KEYS=key)
    assert done.returncode == 1
    assert "does not hold the key" in done.stderr
    assert key not in done.stderr


def test_without_a_key_it_is_said_how_to_make_one(tmp_path: Path, url: str) -> None:
    done = stardrill(tmp_path, "keys", "rotate", DATABASE_URL=url)
    assert done.returncode == 1
    assert "stardrill keys new" in done.stderr


def test_a_copy_can_be_brought_back(tmp_path: Path, url: str) -> None:
    copy = tmp_path / "copies" / "monday.sqlite3"
    assert "Copied" in stardrill(tmp_path, "backup", str(copy), DATABASE_URL=url).stdout
    assert copy.stat().st_mode & 0o077 == 0
    assert "is there already" in stardrill(tmp_path, "backup", str(copy), DATABASE_URL=url).stderr
    stardrill(tmp_path, "run", stdin="a second story\n", DATABASE_URL=url)
    assert b"second story" in (tmp_path / "x.sqlite3").read_bytes()
    done = stardrill(tmp_path, "restore", str(copy), DATABASE_URL=url)
    assert done.returncode == 0, done.stderr
    assert b"second story" not in (tmp_path / "x.sqlite3").read_bytes()
    assert b"payroll" in (tmp_path / "x.sqlite3").read_bytes()
    assert b"second story" in (tmp_path / "x.sqlite3.before-restore").read_bytes()


def test_a_database_that_is_open_is_not_replaced(tmp_path: Path, url: str) -> None:
    copy = tmp_path / "copy.sqlite3"
    stardrill(tmp_path, "backup", str(copy), DATABASE_URL=url)
    with closing(sqlite3.connect(tmp_path / "x.sqlite3")) as database:
        database.execute("BEGIN IMMEDIATE")
        done = stardrill(tmp_path, "restore", str(copy), DATABASE_URL=url)
    assert (done.returncode, "Stop the bot" in done.stderr) == (1, True)


async def test_a_bot_that_runs_is_copied_as_it_is_and_not_replaced(sqlite_url: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    async with staged(sqlite_url) as stage:
        await stage.set_up()
        await stage.say("the payroll outage")
        assert "Copied" in backup(sqlite_url, copy)
        with pytest.raises(ShellError, match="Stop the bot"):
            restore(sqlite_url, copy)
        await stage.say("a second story")
    restore(sqlite_url, copy)
    async with staged(sqlite_url) as again, again.bot.database.read() as uow:
        assert [part.text for part in await uow.answers.parts(1)] == ["the payroll outage"]


def test_what_is_no_copy_is_refused(tmp_path: Path, url: str) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("no database")
    done = stardrill(tmp_path, "restore", str(other), DATABASE_URL=url)
    assert (done.returncode, "no database of Stardrill" in done.stderr) == (1, True)


def test_for_postgresql_the_tools_are_named(tmp_path: Path) -> None:
    done = stardrill(tmp_path, "backup", str(tmp_path / "x"), DATABASE_URL="postgresql://u:hunter2@h/d")
    assert "pg_dump" in done.stderr
    assert "hunter2" not in done.stderr
