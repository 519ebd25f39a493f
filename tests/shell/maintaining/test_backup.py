"""`stardrill backup` and `restore`: a copy of a bot that runs, brought back whole, and nothing overwritten."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.shell.errors import ShellError
from bot.shell.maintaining.backup import CLOSED, backup, restore
from storage.process_lock import exclusive
from tests.end_to_end.stage import staged
from tests.shell.command import stardrill

NOBODY = 65534


def words_in(file: Path) -> list[str]:
    """The texts that were typed into a database."""
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
        return [row[0].removeprefix("p:") for row in connection.execute("SELECT text FROM answer_parts ORDER BY id")]


def type_into(url: str, *texts: str) -> None:
    """Put texts into a database as the bot would."""
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection, connection:
        connection.execute("INSERT INTO users (id, created_at, last_seen_at) VALUES (1, 0, 0) ON CONFLICT DO NOTHING")
        opened = connection.execute(
            "INSERT INTO answers (user_id, question_id, kind, state, opened_at, local_date, touched_at) "
            "VALUES (1, 'q', 'practice', 'judged', 0, 0, 0)"
        )
        rows = [(opened.lastrowid, n, n, f"p:{text}") for n, text in enumerate(texts)]
        connection.executemany("INSERT INTO answer_parts VALUES (NULL, ?, ?, ?, 'answer', ?)", rows)


@pytest.fixture
def url(sqlite_url: str) -> str:
    """A database with one text in it."""
    type_into(sqlite_url, "the payroll outage")
    return sqlite_url


@pytest.fixture
def file(url: str) -> Path:
    """Its file."""
    return Path(url.removeprefix("sqlite:///"))


def mode_of(file: Path) -> int:
    """Who may do what with a file."""
    return file.stat().st_mode & 0o777


def test_a_copy_can_be_brought_back(url: str, file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copies" / "monday.sqlite3"
    assert str(copy) in backup(url, copy)
    type_into(url, "a second story")
    assert "before-restore" in restore(url, copy)
    assert words_in(file) == ["the payroll outage"]
    assert words_in(file.with_name(f"{file.name}.before-restore")) == ["the payroll outage", "a second story"]


def test_every_former_file_is_kept_under_a_name_of_its_own(url: str, file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    backup(url, copy)
    for text in ("second", "third", "fourth"):
        type_into(url, text)
        restore(url, copy)
    kept = sorted(tmp_path.glob(f"{file.name}.before-restore*"))
    assert [words_in(each)[1:] for each in kept] == [["second"], ["third"], ["fourth"]]


def test_copies_and_former_files_are_closed_to_others(url: str, file: Path, tmp_path: Path) -> None:
    file.chmod(0o644)
    copy = tmp_path / "copies" / "copy.sqlite3"
    backup(url, copy)
    restore(url, copy)
    assert [mode_of(each) for each in (copy, file, file.with_name(f"{file.name}.before-restore"))] == [0o600] * 3
    assert mode_of(copy.parent) == 0o700


@pytest.mark.parametrize("name", ["50%.sqlite3", "what?mode=x.sqlite3", "no#1.sqlite3", "with space", "a%20b", "süß"])
def test_a_path_may_hold_any_sign(sqlite_url: str, tmp_path: Path, name: str) -> None:
    data, copies = tmp_path / "data#1 50%", tmp_path / "what?"
    data.mkdir()
    odd = f"sqlite:///{data}/db of {name.replace('mode=', '')}"
    Path(sqlite_url.removeprefix("sqlite:///")).rename(odd.removeprefix("sqlite:///"))
    type_into(odd, "the payroll outage")
    backup(odd, copies / name)
    type_into(odd, "a second story")
    restore(odd, copies / name)
    assert words_in(Path(odd.removeprefix("sqlite:///"))) == ["the payroll outage"]
    assert [each.name for each in copies.iterdir()] == [name]


def test_a_copy_that_is_there_is_not_overwritten(url: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    backup(url, copy)
    with pytest.raises(ShellError, match=f"{copy} is there already"):
        backup(url, copy)


@pytest.mark.parametrize("found", ["missing", "empty", "without tables"])
def test_where_there_is_nothing_the_source_is_named_and_no_file_made(tmp_path: Path, found: str) -> None:
    source, copy = tmp_path / "source.sqlite3", tmp_path / "copy.sqlite3"
    if found == "empty":
        source.touch()
    elif found == "without tables":
        with closing(sqlite3.connect(source)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
    with pytest.raises(ShellError) as caught:
        backup(f"sqlite:///{source}", copy)
    assert str(caught.value) == f"There is nothing to back up at {source}."
    assert not copy.exists()


@contextmanager
def as_somebody_else() -> Iterator[None]:
    """Let files be opened as by a user who is not their owner; root may open any."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(os.name != "posix", reason="files have owners on POSIX alone")
@pytest.mark.parametrize("closed", ["file", "folder"])
def test_who_may_not_open_the_database_is_told_so_and_not_that_it_is_none(url: str, file: Path, closed: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        theirs = folder / "theirs.sqlite3"
        shutil.copy(file, theirs)
        (theirs if closed == "file" else folder).chmod(0)
        try:
            with as_somebody_else():
                with pytest.raises(ShellError) as copying:
                    backup(f"sqlite:///{theirs}", folder / "copy")
                with pytest.raises(ShellError) as restoring:
                    restore(url, theirs)
            assert [str(each.value) for each in (copying, restoring)] == [CLOSED.format(file=theirs)] * 2
        finally:
            folder.chmod(0o700)


def test_what_is_no_database_is_not_backed_up(tmp_path: Path) -> None:
    source = tmp_path / "source.sqlite3"
    source.write_text("no database" * 1000)
    with pytest.raises(ShellError, match=f"{source} is no database of Stardrill's"):
        backup(f"sqlite:///{source}", tmp_path / "copy.sqlite3")


@pytest.mark.parametrize("content", ["no database", "", "no database" * 1000])
def test_what_is_no_copy_is_refused_and_nothing_changed(url: str, file: Path, tmp_path: Path, content: str) -> None:
    other = tmp_path / "notes.txt"
    other.write_text(content)
    with pytest.raises(ShellError, match="no database of Stardrill"):
        restore(url, other)
    assert words_in(file) == ["the payroll outage"]


def test_the_database_itself_is_no_copy_to_restore(url: str, file: Path) -> None:
    with pytest.raises(ShellError, match="the database itself"):
        restore(url, file)
    assert words_in(file) == ["the payroll outage"]


def test_a_damaged_database_is_put_aside_and_its_log_is_not_taken_for_that_of_the_copy(
    url: str, file: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.sqlite3"
    backup(url, copy)
    file.write_text("damaged" * 1000)
    file.with_name(f"{file.name}-wal").write_text("its log")
    restore(url, copy)
    assert words_in(file) == ["the payroll outage"]
    assert file.with_name(f"{file.name}.before-restore").read_text().startswith("damaged")
    assert not file.with_name(f"{file.name}-wal").exists()


def test_a_log_whose_database_is_gone_is_not_taken_for_that_of_the_copy(url: str, file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    backup(url, copy)
    log = file.with_name(f"{file.name}-wal")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        type_into(url, "a second story")
        left = log.read_bytes()
    file.unlink()
    log.write_bytes(left)
    aside = file.with_name(f"{file.name}.before-restore-wal")
    assert str(aside) in restore(url, copy)
    assert words_in(file) == ["the payroll outage"]
    assert aside.read_bytes() == left


def test_a_copy_into_a_new_place_makes_the_database(url: str, tmp_path: Path) -> None:
    copy, place = tmp_path / "copy.sqlite3", tmp_path / "new" / "place.sqlite3"
    backup(url, copy)
    assert "before-restore" not in restore(f"sqlite:///{place}", copy)
    assert words_in(place) == ["the payroll outage"]


def test_a_restore_that_fails_leaves_the_database_and_no_half_file(
    url: str, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    copy = tmp_path / "copy.sqlite3"
    backup(url, copy)
    before = {each.name for each in tmp_path.iterdir()}
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ShellError, match="No space left on device"):
        restore(url, copy)
    with pytest.raises(ShellError, match="No space left on device"):
        backup(url, tmp_path / "other.sqlite3")
    assert {each.name for each in tmp_path.iterdir()} - before == {f"{file.name}.lock"}
    assert words_in(file) == ["the payroll outage"]


def test_a_file_that_another_program_has_open_is_not_replaced(
    url: str, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.fold_in.WAIT_S", 0.05)
    copy = tmp_path / "copy.sqlite3"
    backup(url, copy)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(ShellError, match="Another program has"):
            restore(url, copy)


async def test_a_bot_that_runs_is_copied_as_it_is_and_not_replaced(sqlite_url: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    async with staged(sqlite_url) as stage:
        await stage.set_up()
        await stage.say("the payroll outage")
        assert "Copied" in backup(sqlite_url, copy)
        with pytest.raises(ShellError, match="Another Stardrill uses"):
            restore(sqlite_url, copy)
        await stage.say("a second story")
    restore(sqlite_url, copy)
    async with staged(sqlite_url) as again, again.bot.database.read() as uow:
        assert [part.text for part in await uow.answers.parts(1)] == ["the payroll outage"]


def test_a_backup_does_not_ask_for_the_lock(url: str, tmp_path: Path) -> None:
    with exclusive(url):
        assert "Copied" in backup(url, tmp_path / "copy.sqlite3")


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_for_postgresql_the_tools_are_named(tmp_path: Path, command: str) -> None:
    done = stardrill(tmp_path, command, str(tmp_path / "x"), DATABASE_URL="postgresql://u:hunter2@h/d")
    assert (done.returncode, "pg_dump" in done.stderr) == (1, True)
    assert "hunter2" not in done.stderr
