"""Refuses a SQLite file of another program before the file or anything beside it is changed."""

import sqlite3
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from storage.errors import BadDatabaseUrl
from storage.read_only import looking_into, tables

VERSION_TABLE = "alembic_version"
"""The table with a Stardrill database's revision."""


def refuse_another_program(file: Path) -> None:
    """Raise BadDatabaseUrl for a file with tables that are not ours.

    A missing or unreadable file passes: opening it will report the problem.
    """
    names: Collection[str] = ()
    with suppress(OSError, sqlite3.Error):
        if file.is_file():
            with looking_into(file) as connection:
                names = tables(connection)
    refuse_tables_of_another(file, names)


def refuse_tables_of_another(file: Path, names: Collection[str]) -> None:
    """Raise BadDatabaseUrl where a file's tables are not ours. `names` are the names of its tables."""
    if names and VERSION_TABLE not in names:
        raise BadDatabaseUrl(f"{file} is a database of another program. Name another file in DATABASE_URL.")
