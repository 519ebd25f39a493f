"""`stardrill keys`: a key comes late or changes while nobody writes, and what is printed afterwards is true."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest
import pytest_asyncio
from cryptography.fernet import Fernet

from bot.shell.errors import ShellError
from bot.shell.maintaining.keys import encrypt, rotate
from storage.engine import Database
from storage.schema import revision, upgrade
from tests.databases import clear
from tests.end_to_end.stage import staged
from tests.shell.command import stardrill

OLD, NEW, OTHER = (Fernet.generate_key().decode() for _ in range(3))
WORD = "xylophone"

Command = Callable[[str, Sequence[str]], str]


@pytest_asyncio.fixture
async def url(database_url: str) -> AsyncIterator[str]:
    """The URL of a migrated, empty database, once of each kind; no key of a test stays in it."""
    await emptied(database_url)
    yield database_url
    await emptied(database_url)


async def emptied(url: str) -> None:
    """Leave a database with its tables and nothing in them."""
    database = await Database.open(url)
    if await revision(database) is not None:
        await clear(database)
    await upgrade(database)
    await clear(database)
    await database.close()


async def done(command: Command, url: str, *keys: str) -> str:
    """What a command prints; it has an event loop of its own."""
    return await asyncio.to_thread(command, url, keys)


async def test_beside_a_bot_that_runs_the_keys_are_not_changed(url: str) -> None:
    async with staged(url, keys=(OLD,)) as stage:
        await stage.set_up()
        for command in (rotate, encrypt):
            with pytest.raises(ShellError, match=r"Stop (it|every bot on it) first"):
                await done(command, url, NEW, OLD)
        await stage.say(WORD)
    async with staged(url, keys=(OLD,)) as again, again.bot.database.read() as uow:
        assert [part.text for part in await uow.answers.parts(1)] == [WORD]


async def test_after_a_rotation_the_bot_goes_on_with_the_newest_key_alone(url: str) -> None:
    async with staged(url, keys=(OLD,)) as stage:
        await stage.set_up()
        await stage.say(WORD)
    said = await done(rotate, url, NEW, OLD)
    assert "The older keys can go from STARDRILL_ENCRYPTION_KEYS now." in said
    assert "cannot be opened" not in said
    async with staged(url, keys=(NEW,)) as again:
        async with again.bot.database.read() as uow:
            assert [part.text for part in await uow.answers.parts(1)] == [WORD]
        assert again.bot.database.cipher.fingerprint is not None


async def test_a_key_that_comes_late_leaves_no_plain_text(url: str, tmp_path: Path) -> None:
    async with staged(url) as stage:
        await stage.set_up()
        await stage.say(WORD)
    said = await done(encrypt, url, NEW)
    assert said.startswith("Encrypted ")
    assert "Every text is encrypted now." in said
    assert "Backups from before still hold the texts as they were." in said
    assert [file.name for file in tmp_path.iterdir() if WORD.encode() in file.read_bytes()] == []
    with pytest.raises(ShellError, match="Set STARDRILL_ENCRYPTION_KEYS first"):
        await done(encrypt, url)
    async with staged(url, keys=(NEW,)) as again, again.bot.database.read() as uow:
        assert [part.text for part in await uow.answers.parts(1)] == [WORD]


async def test_what_is_left_is_said(sqlite_url: str, tmp_path: Path) -> None:
    async with staged(sqlite_url) as stage:
        await stage.set_up()
        await stage.say(WORD)
    with closing(sqlite3.connect(tmp_path / "stardrill.sqlite3")) as connection, connection:
        lost = "f:" + Fernet(OTHER).encrypt(b"lost").decode()
        connection.execute("UPDATE answer_parts SET text = ?", (lost,))
    said = await done(rotate, sqlite_url, NEW)
    assert "1 text cannot be opened by any of the keys, and stays as it is." in said
    assert "are not encrypted yet: `stardrill keys encrypt` does it." in said


async def test_where_the_file_cannot_be_written_anew_it_is_said(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.shell.maintaining.keys.LOCKED_S", 0.05)
    with closing(sqlite3.connect(tmp_path / "stardrill.sqlite3", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM facts").fetchall()
        said = await done(encrypt, sqlite_url, NEW)
    assert "could not be written anew (another program reads it)" in said
    assert "could not be written anew" not in await done(encrypt, sqlite_url, NEW)


def test_from_the_shell_a_key_is_made_and_used(sqlite_url: str, tmp_path: Path) -> None:
    old, new = (stardrill(tmp_path, "keys", "new").stdout.strip() for _ in range(2))
    for command, keys, said in (
        ("encrypt", old, "Encrypted "),
        ("rotate", f"{new},{old}", "Sealed "),
    ):
        printed = stardrill(tmp_path, "keys", command, DATABASE_URL=sqlite_url, STARDRILL_ENCRYPTION_KEYS=keys).stdout
        assert printed.startswith(said), printed
    refused = stardrill(tmp_path, "run", stdin=":quit\n", DATABASE_URL=sqlite_url, STARDRILL_ENCRYPTION_KEYS=old)
    assert (refused.returncode, "does not hold the key" in refused.stderr) == (1, True)
    assert old not in refused.stderr


@pytest.mark.parametrize("command", ["encrypt", "rotate"])
def test_without_a_key_or_a_database_it_is_said_what_to_do(tmp_path: Path, command: str) -> None:
    url = f"sqlite:///{tmp_path / 'new' / 'x.sqlite3'}"
    refused = stardrill(tmp_path, "keys", command, DATABASE_URL=url)
    assert (refused.returncode, "stardrill keys new" in refused.stderr) == (1, True)
    refused = stardrill(tmp_path, "keys", command, DATABASE_URL=url, STARDRILL_ENCRYPTION_KEYS=OLD)
    assert (refused.returncode, "There is no database" in refused.stderr) == (1, True)
    assert not (tmp_path / "new").exists()
