"""The terminal has a database of its own; what it once shared with the bot is renamed, or left to the bot."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from bot.shell.errors import ShellError
from bot.shell.opening.terminal_file import give_the_terminal_its_file, old_file_of_the_terminal
from tests.shell.command import stardrill

SAID = "the payroll outage"
TOKEN = "123456:ABC-def"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The data folder of somebody who has used nothing yet."""
    return tmp_path / "data" / "stardrill"


@pytest.fixture(scope="module")
def old_files(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """What an older version left: the terminal's database under the name of the bot's, and its counters."""
    folder = tmp_path_factory.mktemp("old")
    url = f"sqlite:///{folder / 'old.sqlite3'}"
    assert stardrill(folder, "run", stdin=f"/start\n1\n3\n3\n{SAID}\n", DATABASE_URL=url).returncode == 0
    return (folder / "old.sqlite3").read_bytes(), (folder / "old.sqlite3.terminal.json").read_bytes()


@pytest.fixture
def old(folder: Path, old_files: tuple[bytes, bytes]) -> Path:
    folder.mkdir(parents=True)
    for name, content in zip(("stardrill.sqlite3", "stardrill.sqlite3.terminal.json"), old_files, strict=True):
        (folder / name).write_bytes(content)
    return folder / "stardrill.sqlite3"


def add_people(file: Path, ids: Sequence[int]) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        for each in ids:
            database.execute(
                "INSERT INTO users VALUES (?, 'en', '2026-01-01 00:00:00', '2026-01-01 00:00:00', NULL)", [each]
            )


def names_in(folder: Path) -> set[str]:
    """The files of a folder, but for the locks beside databases."""
    return {path.name for path in folder.iterdir() if path.suffix != ".lock"}


def test_a_new_terminal_has_its_own_file_and_keeps_everything_in_it(tmp_path: Path, folder: Path) -> None:
    first = stardrill(tmp_path, "run", stdin=f"/start\n1\n3\n3\n{SAID}\n")
    assert (first.returncode, first.stderr) == (0, "")
    assert names_in(folder) == {"terminal.sqlite3", "terminal.sqlite3.terminal.json"}
    assert SAID.encode() in (folder / "terminal.sqlite3").read_bytes()
    assert "spoken" in stardrill(tmp_path, "run", stdin="6\n").stdout


def test_a_file_that_only_the_terminal_used_is_renamed_once(tmp_path: Path, folder: Path, old: Path) -> None:
    done = stardrill(tmp_path, "run", stdin="6\n")
    assert done.returncode == 0
    assert done.stderr == (
        f"The terminal has a file of its own now: {old} was renamed to {folder / 'terminal.sqlite3'}.\n"
    )
    assert "spoken" in done.stdout
    assert names_in(folder) == {"terminal.sqlite3", "terminal.sqlite3.terminal.json"}
    assert stardrill(tmp_path, "run", stdin=":quit\n").stderr == ""


def test_what_a_kill_left_in_the_write_ahead_log_goes_with_it(folder: Path, old: Path) -> None:
    with closing(sqlite3.connect(old)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA wal_autocheckpoint=0")
        database.execute("CREATE TABLE late AS SELECT 'late' AS word")
        database.commit()
        left = {path.name: path.read_bytes() for path in folder.iterdir()}
    for name, content in left.items():
        (folder / name).write_bytes(content)
    assert (folder / "stardrill.sqlite3-wal").stat().st_size
    assert "renamed" in give_the_terminal_its_file(folder)
    assert names_in(folder) == {"terminal.sqlite3", "terminal.sqlite3.terminal.json"}
    with closing(sqlite3.connect(folder / "terminal.sqlite3")) as database:
        assert database.execute("SELECT word FROM late").fetchall() == [("late",)]


def test_a_stop_between_the_two_renamings_is_mended(folder: Path, old: Path) -> None:
    (folder / "stardrill.sqlite3.terminal.json").rename(folder / "terminal.sqlite3.terminal.json")
    assert "renamed" in give_the_terminal_its_file(folder)
    assert not old.exists()
    assert names_in(folder) == {"terminal.sqlite3", "terminal.sqlite3.terminal.json"}


def test_a_file_of_telegrams_users_is_left_to_the_bot_and_said_once(tmp_path: Path, folder: Path, old: Path) -> None:
    add_people(old, [777])
    before = old.read_bytes()
    done = stardrill(tmp_path, "run", stdin="/help\n")
    assert done.returncode == 0
    assert done.stderr.startswith(f"{old} is left to the bot in Telegram")
    assert done.stderr.count("\n") == 1
    assert old.read_bytes() == before
    assert "terminal.sqlite3" in names_in(folder)
    assert stardrill(tmp_path, "run", stdin=":quit\n").stderr == ""
    hint = stardrill(tmp_path, "export", "--user", "1", "--to", "out", DATABASE_URL=f"sqlite:///{old}")
    assert hint.returncode == 0


def test_a_file_that_others_alone_use_is_nobodys_business(folder: Path, old: Path) -> None:
    with closing(sqlite3.connect(old)) as database, database:
        for table, column in (
            ("users", "id"),
            ("conversations", "chat_id"),
            ("inbox", "chat_id"),
            ("outbox", "chat_id"),
        ):
            database.execute(f"UPDATE {table} SET {column} = 777 WHERE {column} = 1")  # noqa: S608 -- our names
    assert give_the_terminal_its_file(folder) == ""
    assert old.exists()


@pytest.mark.parametrize("fact", ["owner_code", "owner_id"])
def test_a_file_of_a_bot_that_nobody_but_the_terminal_used_is_left_to_the_bot(
    folder: Path, old: Path, fact: str
) -> None:
    with closing(sqlite3.connect(old)) as database, database:
        database.execute("INSERT INTO facts VALUES (?, 'p:of the bot')", [fact])
    assert old_file_of_the_terminal(folder) is None
    said = give_the_terminal_its_file(folder)
    assert said.startswith(f"{old} is left to the bot in Telegram")
    assert names_in(folder) == {"stardrill.sqlite3", "stardrill.sqlite3.terminal.json"}


@pytest.mark.parametrize("content", [b"", b"no database " * 100])
def test_a_file_that_is_no_database_is_left(folder: Path, content: bytes) -> None:
    folder.mkdir(parents=True)
    (folder / "stardrill.sqlite3").write_bytes(content)
    assert give_the_terminal_its_file(folder) == ""
    assert names_in(folder) == {"stardrill.sqlite3"}


def test_a_file_that_another_process_has_open_is_not_taken_away(
    folder: Path, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.fold_in.WAIT_S", 0.05)
    with closing(sqlite3.connect(old)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("SELECT * FROM users").fetchall()
        with pytest.raises(ShellError, match="Stop that one first"):
            give_the_terminal_its_file(folder)
    assert old.exists()
    assert "renamed" in give_the_terminal_its_file(folder)


def test_looking_renames_nothing(tmp_path: Path, folder: Path, old: Path) -> None:
    assert old_file_of_the_terminal(folder) == old
    done = stardrill(tmp_path, "doctor")
    assert (done.returncode, "becomes" in done.stdout) == (0, True)
    assert names_in(folder) == {"stardrill.sqlite3", "stardrill.sqlite3.terminal.json"}


@pytest.mark.parametrize(
    ("env", "name"), [({}, "terminal.sqlite3"), ({"TELEGRAM_BOT_TOKEN": TOKEN}, "stardrill.sqlite3")]
)
def test_commands_use_the_file_of_the_bot_where_there_is_a_token_and_say_so(
    tmp_path: Path, folder: Path, env: dict[str, str], name: str
) -> None:
    for args in (["db", "upgrade"], ["db", "current"], ["backup", str(tmp_path / "copy.sqlite3")]):
        done = stardrill(tmp_path, *args, **env)
        assert (done.returncode, done.stderr) == (0, f"Database: {folder / name}\n")
    assert names_in(folder) == {name}


def test_a_server_is_said_without_user_and_password(tmp_path: Path, folder: Path) -> None:
    done = stardrill(tmp_path, "db", "current", DATABASE_URL="postgresql://me:hunter2@127.0.0.1:1/stories")
    assert done.stderr.startswith('Database: PostgreSQL, database "stories" at 127.0.0.1:1\n')
    assert "me" not in done.stderr.partition("\n")[0].split()
    assert "hunter2" not in done.stderr
    assert not folder.exists()
