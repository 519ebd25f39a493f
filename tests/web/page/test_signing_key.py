"""The key that signs sessions is one for all replicas, encrypted where there are keys, and outlives their change."""

import sqlite3
from contextlib import closing
from pathlib import Path

from cryptography.fernet import Fernet

from bot.web.page.sessions import KEY_FACT, signing_key
from storage.engine import Database
from storage.schema import upgrade
from tests.shell.command import stardrill

KEYS = [Fernet.generate_key().decode() for _ in range(2)]
WORDS = "the-words-that-sign"


async def _key(url: str, keys: list[str], words: str = WORDS) -> str:
    database = await Database.open(url, keys)
    try:
        await upgrade(database)
        return await signing_key(database, lambda: words)
    finally:
        await database.close()


def _stored(file: Path) -> bytes:
    return b"".join(each.read_bytes() for each in file.parent.iterdir() if each.name.startswith(file.name))


async def test_the_first_processs_key_is_that_of_all(database: Database) -> None:
    first = await signing_key(database, lambda: "first")
    assert await signing_key(database, lambda: "second") == first == "first"


async def test_where_there_are_keys_it_is_nowhere_in_clear(sqlite_url: str, tmp_path: Path) -> None:
    assert await _key(sqlite_url, KEYS[:1]) == WORDS
    copy = tmp_path / "backups" / "copy.sqlite3"
    done = stardrill(tmp_path, "backup", str(copy), DATABASE_URL=sqlite_url, STARDRILL_ENCRYPTION_KEYS=KEYS[0])
    assert done.returncode == 0, done.stderr
    assert WORDS.encode() not in _stored(tmp_path / "stardrill.sqlite3") + _stored(copy)


async def test_the_change_of_keys_encrypts_it_anew_and_ends_no_session(sqlite_url: str, tmp_path: Path) -> None:
    await _key(sqlite_url, KEYS[:1])
    done = stardrill(
        tmp_path, "keys", "rotate", DATABASE_URL=sqlite_url, STARDRILL_ENCRYPTION_KEYS=f"{KEYS[1]},{KEYS[0]}"
    )
    assert done.returncode == 0, done.stderr
    assert await _key(sqlite_url, KEYS[1:], "another") == WORDS


async def test_the_first_key_of_a_database_encrypts_it_too(sqlite_url: str, tmp_path: Path) -> None:
    await _key(sqlite_url, [])
    done = stardrill(tmp_path, "keys", "encrypt", DATABASE_URL=sqlite_url, STARDRILL_ENCRYPTION_KEYS=KEYS[0])
    assert done.returncode == 0, done.stderr
    with closing(sqlite3.connect(tmp_path / "stardrill.sqlite3")) as connection:
        (value,) = connection.execute("SELECT value FROM facts WHERE name = ?", (KEY_FACT,)).fetchone()
    assert WORDS not in value
