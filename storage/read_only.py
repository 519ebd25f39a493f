"""Reads a SQLite file without changing it or anything beside it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

WAIT_S = 5.0


@contextmanager
def looking_into(file: Path) -> Iterator[sqlite3.Connection]:
    """Open an existing file read-only. Raises sqlite3.Error, also from within the block."""
    # A file without a write-ahead log is not open anywhere; opened as immutable, SQLite creates no files beside it.
    unchanging = "&immutable=1" if not file.with_name(f"{file.name}-wal").exists() else ""
    address = f"{file.absolute().as_uri()}?mode=ro{unchanging}"
    with closing(sqlite3.connect(address, uri=True, timeout=WAIT_S)) as connection:
        yield connection


def tables(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the names of the tables."""
    return frozenset(name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'"))
