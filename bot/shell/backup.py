"""`stardrill backup` and `restore`: SQLite's online copy, while the bot runs; PostgreSQL has tools of its own."""

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.shell.errors import ShellError
from storage.engine import read_url
from storage.errors import BadDatabaseUrl
from storage.schema import HEAD

POSTGRESQL = (
    "This is for SQLite. PostgreSQL has its own tools: `pg_dump --format=custom --file=stardrill.dump` copies it, "
    "`pg_restore --clean --if-exists --dbname=stardrill stardrill.dump` brings it back."
)
ASIDE = ".before-restore"
BESIDE = ("-wal", "-shm")


def backup(url: str, to: Path) -> str:
    """Copy the database into a file that is not there yet, and say so. Raises ShellError with what to do."""
    source = _file(url)
    if to.exists():
        raise ShellError(f"{to} is there already. Name another file.")
    if not source.exists():
        raise ShellError("There is no database yet, so there is nothing to copy.")
    to.parent.mkdir(parents=True, exist_ok=True)
    to.touch(mode=0o600)
    with closing(sqlite3.connect(source)) as here, closing(sqlite3.connect(to)) as there:
        here.backup(there)
    _check(to)
    return f"Copied the database to {to}. It holds confidential stories: keep it as you keep them."


def restore(url: str, source: Path) -> str:
    """Put a copy in the database's place, the present one aside, and say so. Raises ShellError with what to do.

    The bot has to be stopped: what holds the database is asked first.
    """
    target = _file(url)
    _check(source)
    said = ""
    if target.exists():
        _nobody_writes(target)
        aside = target.with_name(target.name + ASIDE)
        target.replace(aside)
        for ending in BESIDE:
            target.with_name(target.name + ending).unlink(missing_ok=True)
        said = f" The one that was there is {aside}."
    target.parent.mkdir(parents=True, exist_ok=True)
    target.touch(mode=0o600)
    with closing(sqlite3.connect(source)) as here, closing(sqlite3.connect(target)) as there:
        here.backup(there)
    return f"Restored {target} from {source}.{said}"


def _file(url: str) -> Path:
    try:
        parsed = read_url(url)
    except BadDatabaseUrl as error:
        raise ShellError(str(error)) from error
    if parsed.get_backend_name() != "sqlite":
        raise ShellError(POSTGRESQL)
    return Path(str(parsed.database)).expanduser()


def _check(file: Path) -> None:
    """See that a file is a whole database of Stardrill's, no newer than this version."""
    if not file.is_file():
        raise ShellError(f"There is no file {file}.")
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
            sound = connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            found = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    except sqlite3.Error as error:
        raise ShellError(f"{file} is no database of Stardrill's.") from error
    if not sound:
        raise ShellError(f"{file} is damaged.")
    if found > HEAD:
        raise ShellError(f"{file} is of a newer version of Stardrill. Update first.")


def _nobody_writes(file: Path) -> None:
    """Fold the write-ahead log into the file, which only works where nobody else has it open for writing."""
    try:
        with closing(sqlite3.connect(file, timeout=1.0, isolation_level=None)) as connection:
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error as error:
        raise ShellError("Somebody has the database open. Stop the bot, then restore.") from error
