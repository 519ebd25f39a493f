"""Take SQLite's write-ahead log into its file, so that the file is whole by itself."""

import sqlite3
from contextlib import closing
from pathlib import Path

WAIT_S = 1.0
"""How long to wait for whoever has the file open."""


def fold_in(file: Path) -> None:
    """Take the log into the file, and leave none beside it.

    Raises sqlite3.OperationalError where another program has the file open, and sqlite3.DatabaseError for a file that is
    damaged: then both stay as they are.
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
