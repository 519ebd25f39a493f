"""One bot to a SQLite file: a second one, and every command that needs it free, is refused with a sentence."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.app import BotOptions, open_stardrill
from storage.engine import Database
from storage.errors import InUse, NoLocks, WrongKey
from storage.process_lock import ProcessLock, exclusive
from storage.schema import upgrade
from tests.end_to_end.stage import staged
from tests.shell.command import stardrill

NO_TELEGRAM = "http://127.0.0.1:1"
KEYS = ("x" * 42 + "Q=", "y" * 42 + "Q=")


async def test_a_second_bot_on_the_file_is_refused_and_the_first_goes_on(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage:
        with pytest.raises(InUse, match="Another Stardrill uses"):
            async with staged(sqlite_url):
                pass
        assert await stage.say("/help")
    with exclusive(sqlite_url):
        pass


async def test_a_bot_that_cannot_start_lets_the_file_go(sqlite_url: str) -> None:
    database = await Database.open(sqlite_url, KEYS[:1])
    await upgrade(database)
    await database.close()
    with pytest.raises(WrongKey):
        await open_stardrill(BotOptions(token="1:x", api_url=NO_TELEGRAM, database_url=sqlite_url))
    with exclusive(sqlite_url):
        pass


@pytest.mark.parametrize("command", ["run", "db upgrade", "keys encrypt", "keys rotate"])
def test_a_command_that_needs_it_free_names_the_file(sqlite_url: str, tmp_path: Path, command: str) -> None:
    with exclusive(sqlite_url):
        done = stardrill(
            tmp_path, *command.split(), DATABASE_URL=sqlite_url, STARDRILL_ENCRYPTION_KEYS=",".join(KEYS), stdin=""
        )
    assert done.returncode == 1
    file = tmp_path / "stardrill.sqlite3"
    assert done.stderr.splitlines()[-1] == f"Another Stardrill uses {file}: a bot, or `stardrill web`. Stop it first."


@pytest.mark.parametrize("command", ["db current", "doctor", "export"])
def test_a_command_that_only_looks_does_not_ask(sqlite_url: str, tmp_path: Path, command: str) -> None:
    with exclusive(sqlite_url):
        done = stardrill(tmp_path, *command.split(), DATABASE_URL=sqlite_url)
    assert "Another Stardrill" not in done.stderr


@pytest.mark.parametrize(
    "command", ["run", "db upgrade", "db current", "keys encrypt", "keys rotate", "export", "inbox list", "outbox list"]
)
def test_a_file_of_another_program_is_refused_and_nothing_of_it_is_changed(tmp_path: Path, command: str) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir()
    file = folder / "theirs.sqlite3"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE theirs (id INTEGER)")
    file.chmod(0o644)
    before = file.read_bytes()
    done = stardrill(
        tmp_path, *command.split(), DATABASE_URL=f"sqlite:///{file}", STARDRILL_ENCRYPTION_KEYS=KEYS[0], stdin=""
    )
    assert (done.returncode, "is a database of another program" in done.stderr) == (1, True), done.stderr
    assert (file.read_bytes(), file.stat().st_mode & 0o777, [*folder.iterdir()]) == (before, 0o644, [file])


async def test_where_the_file_system_has_no_locks_the_bot_runs_and_says_so(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(_: ProcessLock) -> None:
        raise NoLocks("There are no locks.")

    monkeypatch.setattr(ProcessLock, "take", refuse)
    async with staged(sqlite_url) as stage:
        assert await stage.say("/help")
    assert "See to it yourself that one bot alone uses it" in caplog.text


def test_to_ask_for_the_revision_makes_no_file(tmp_path: Path) -> None:
    done = stardrill(tmp_path, "db", "current", DATABASE_URL=f"sqlite:///{tmp_path}/new/x.sqlite3")
    assert "The database is empty" in done.stdout
    assert not (tmp_path / "new").exists()
