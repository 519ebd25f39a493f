"""`stardrill backup` and `restore`: SQLite's online backup, while the bot runs. PostgreSQL has its own tools."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from itertools import count
from pathlib import Path

from bot.shell.errors import ShellError
from storage.errors import StorageError
from storage.fold_in import fold_in
from storage.private_files import FILE, close_to_others, make_folder
from storage.process_lock import exclusive
from storage.schema import HEAD
from storage.url import file_of

POSTGRESQL = (
    "This is for SQLite. PostgreSQL has its own tools: `pg_dump --format=custom --file=stardrill.dump` copies it, "
    "`pg_restore --clean --if-exists --dbname=stardrill stardrill.dump` brings it back."
)
CLOSED = "{file} cannot be opened by this user. Run this as the user whom the bot runs as."
ASIDE = ".before-restore"
PARTIAL = ".partial"
BESIDE = ("-wal", "-shm", "-journal")
"""Suffixes of the files that SQLite keeps beside a database."""
FILES = ("", *BESIDE)


def backup(url: str, to: Path) -> str:
    """Copy the database into a new file, and return what was done. Raises ShellError with what to do."""
    source = _file(url)
    _see_that_it_opens(source)
    if not _has_tables(source):
        raise ShellError(f"There is nothing to back up at {source}.")
    _check(source)
    if _is_there(to):
        raise ShellError(f"{to} is there already. Name another file.")
    with _said_as_a_sentence(f"{to} cannot be written"):
        _copy(source, to)
    return f"Copied {source} to {to}. It holds confidential stories: keep it as you keep them."


def restore(url: str, source: Path) -> str:
    """Replace the database by a copy, keep the present one aside, and return what was done. Raises ShellError.

    The bot must be stopped: the lock of the database is tried first.
    """
    target = _file(url)
    _see_that_it_opens(source)
    _check(source)
    try:
        with exclusive(url):
            aside = _put_in_place(source, target)
    except StorageError as error:
        raise ShellError(str(error)) from error
    said = f" The one that was there is {aside}." if aside is not None else ""
    return f"Restored {target} from {source}.{said}"


def _put_in_place(source: Path, target: Path) -> Path | None:
    """Replace the database by a copy in one atomic step; return the path of the former one, None without one."""
    if target.exists() and target.samefile(source):
        raise ShellError(f"{source} is the database itself. Name a copy.")
    new = target.with_name(target.name + PARTIAL)
    with _said_as_a_sentence(f"{target} cannot be written"):
        new.unlink(missing_ok=True)
        _copy(source, new)
        aside = _kept_aside(target)
        new.replace(target)
    return aside


def _kept_aside(target: Path) -> Path | None:
    """Link the database under a free name, closed to other users; return it, None where there is no database.

    A leftover log moves too: SQLite would apply it to the copy.
    """
    aside = _free_name(target)
    kept: list[Path] = []
    if target.exists():
        _fold_in(target)
        try:
            os.link(target, aside)
        except OSError:
            # A file system without links: for an instant no database has the name.
            target.rename(aside)
        kept.append(aside)
    for ending in BESIDE:
        beside = target.with_name(target.name + ending)
        if beside.exists():
            kept.append(beside.replace(aside.with_name(aside.name + ending)))
    close_to_others(kept)
    return kept[0] if kept else None


def _free_name(target: Path) -> Path:
    names = (target.with_name(f"{target.name}{ASIDE}{'' if n == 1 else f'-{n}'}") for n in count(1))
    return next(name for name in names if not any(_is_there(name.with_name(name.name + end)) for end in FILES))


def _copy(source: Path, to: Path) -> None:
    """Copy a database into a new file, completely or not at all, and flush it to the disk."""
    make_folder(to.parent)
    to.touch(mode=FILE, exist_ok=False)
    try:
        with closing(_opened(source, "rw")) as here, closing(_opened(to, "rw")) as there:
            here.backup(there)
            # A copy is moved around, so it must be one file without others beside it.
            there.execute("PRAGMA journal_mode=DELETE")
        with to.open("rb") as file:
            os.fsync(file.fileno())
    except BaseException:
        for ending in FILES:
            to.with_name(to.name + ending).unlink(missing_ok=True)
        raise


def _file(url: str) -> Path:
    try:
        file = file_of(url)
    except StorageError as error:
        raise ShellError(str(error)) from error
    if file is None:
        raise ShellError(POSTGRESQL)
    return file


def _is_there(file: Path) -> bool:
    return file.exists() or file.is_symlink()


def _has_tables(file: Path) -> bool:
    """Return whether a file has tables; one that was only opened is empty."""
    if not file.is_file():
        return False
    with suppress(sqlite3.Error), closing(_opened(file, "ro")) as connection:
        return connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is not None
    return True


def _see_that_it_opens(file: Path) -> None:
    """Raise ShellError for a file that this user may not read, which SQLite would call no database."""
    # The file is not opened for this: closing it would drop the locks that SQLite has on it in this process.
    try:
        is_closed = file.exists() and not os.access(file, os.R_OK, effective_ids=os.access in os.supports_effective_ids)
    except PermissionError:
        is_closed = True
    if is_closed:
        raise ShellError(CLOSED.format(file=file))


def _check(file: Path) -> None:
    """Raise ShellError unless the file is an intact database of Stardrill's, no newer than this version."""
    if not file.is_file():
        raise ShellError(f"There is no file {file}.")
    try:
        with closing(_opened(file, "ro")) as connection:
            sound = connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CANTOPEN:
            raise ShellError(CLOSED.format(file=file)) from error
        raise ShellError(f"{file} is no database of Stardrill's, or it is damaged.") from error
    if not sound:
        raise ShellError(f"{file} is damaged.")
    if row is None:
        raise ShellError(f"{file} is no database of Stardrill's.")
    if row[0] > HEAD:
        raise ShellError(f"{file} is of a newer version of Stardrill. Update first.")


def _fold_in(file: Path) -> None:
    """Fold the write-ahead log into the file. Raises ShellError where another program has it open.

    A damaged file stays as it is, its log beside it: the restore replaces it.
    """
    try:
        fold_in(file)
    except sqlite3.OperationalError as error:
        raise ShellError(f"Another program has {file} open. Close it, then restore.") from error
    except sqlite3.DatabaseError:
        return


def _opened(file: Path, mode: str) -> sqlite3.Connection:
    """Open an existing file. As a URI its name may hold any character."""
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode={mode}", uri=True, timeout=5.0)


@contextmanager
def _said_as_a_sentence(said: str) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise ShellError(f"{said}: {error}.") from error
    except OSError as error:
        raise ShellError(f"{said}: {error.strerror or type(error).__name__}.") from error
