"""Folds SQLite's write-ahead log into its file, so that the file is complete by itself."""

import sqlite3
from contextlib import closing
from pathlib import Path

WAIT_S = 1.0
"""Seconds to wait for a program that has the file open."""


def fold_in(file: Path) -> None:
    """Fold the log into the file, and remove it.

    Raises sqlite3.OperationalError where another program has the file open, and sqlite3.DatabaseError for a damaged
    file. Both files then stay as they are.
    """
    with closing(sqlite3.connect(file, timeout=WAIT_S, isolation_level=None)) as connection:
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
        is_busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if is_busy:
            raise sqlite3.OperationalError("another program reads the file")
    for ending in ("-wal", "-shm"):  # held exclusively, SQLite leaves an old index behind
        file.with_name(f"{file.name}{ending}").unlink(missing_ok=True)
