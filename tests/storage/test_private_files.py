"""The database's files belong to their owner alone, whatever the umask; a folder that was there is left as it is."""

import os
import stat
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.engine import Database
from storage.errors import StorageError
from storage.private_files import make_file, make_folder

UMASKS = {"usual": 0o022, "open": 0o000, "closed": 0o077, "closed to its owner": 0o777}
BESIDE = ("", "-wal", "-shm")

pytestmark = pytest.mark.skipif(os.name != "posix", reason="files have modes on POSIX alone")


@pytest.fixture(params=UMASKS.values(), ids=list(UMASKS), autouse=True)
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    """Each test once for each umask."""
    before = os.umask(request.param)
    yield
    os.umask(before)


@asynccontextmanager
async def opened(file: Path) -> AsyncIterator[Database]:
    """A database in that file that was written to, while it is open."""
    database = await Database.open(f"sqlite:///{file}")
    async with database.raw(writes=True) as connection:
        await connection.execute(text("CREATE TABLE IF NOT EXISTS alembic_version (version_num TEXT)"))
    yield database
    await database.close()


def mode(path: Path) -> int:
    """The permissions of a file or folder."""
    return stat.S_IMODE(path.stat().st_mode)


def modes(file: Path) -> Mapping[str, int]:
    """The permissions of a database's files, by what is added to its name."""
    return {ending: mode(Path(f"{file}{ending}")) for ending in BESIDE}


async def test_a_new_database_is_its_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "stardrill.sqlite3"
    async with opened(file):
        assert modes(file) == dict.fromkeys(BESIDE, 0o600)


async def test_a_database_that_anybody_could_read_is_closed_to_them(tmp_path: Path) -> None:
    file = tmp_path / "stardrill.sqlite3"
    async with opened(file) as first:
        for ending in BESIDE:
            Path(f"{file}{ending}").chmod(0o644)
        async with opened(file):
            assert modes(file) == dict.fromkeys(BESIDE, 0o600)
        await first.ping()


async def test_a_database_behind_a_link_is_closed_too(tmp_path: Path) -> None:
    file, link = tmp_path / "real.sqlite3", tmp_path / "link.sqlite3"
    file.touch()
    file.chmod(0o644)
    link.symlink_to(file)
    async with opened(link):
        assert modes(file) == dict.fromkeys(BESIDE, 0o600)


async def test_a_file_that_is_no_database_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.touch()
    file.chmod(0o644)
    file.write_text("Dear Sir or Madam\n" * 100)
    with pytest.raises(StorageError):
        async with opened(file):
            pass
    assert (mode(file), file.read_text()) == (0o644, "Dear Sir or Madam\n" * 100)


async def test_folders_that_are_made_are_their_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "one" / "two" / "stardrill.sqlite3"
    async with opened(file):
        assert (mode(tmp_path / "one"), mode(tmp_path / "one" / "two")) == (0o700, 0o700)


async def test_a_folder_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    folder = tmp_path / "there"
    folder.mkdir()
    folder.chmod(0o755)
    async with opened(folder / "stardrill.sqlite3"):
        pass
    async with opened(folder / "deeper" / "stardrill.sqlite3"):
        pass
    assert mode(folder) == 0o755


def test_a_file_that_was_there_keeps_its_words_and_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.touch()
    file.chmod(0o640)
    file.write_text("kept")
    make_file(file)
    assert (file.read_text(), mode(file)) == ("kept", 0o640)


def test_a_folder_in_the_place_of_which_a_file_is_cannot_be_made(tmp_path: Path) -> None:
    make_file(tmp_path / "file")
    with pytest.raises(OSError, match=r"exists|directory"):
        make_folder(tmp_path / "file" / "folder")
