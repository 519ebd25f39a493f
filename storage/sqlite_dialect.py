"""SQLite's dialect, shared by all engines of a process: a statement is compiled once, and not once for each engine.

Each export opens the database anew, and so does each test.
"""

from threading import Lock
from typing import Any, Final

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import Compiled

DRIVER: Final = "sqlite+shared"
"""The name of the dialect in SQLAlchemy's URLs."""
MOST_COMPILED: Final = 1000
"""Compiled statements that are kept. Ours are about four hundred; inserts of many rows come in any length."""


class SharedDialect(SQLiteDialect_pysqlite):
    """The dialect of Python's own driver. All of them are made with the same arguments, and so they are equal."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SharedDialect)

    def __hash__(self) -> int:
        return hash(SharedDialect)


class CompiledStatements(dict[Any, Compiled]):
    """Compiled statements by SQLAlchemy's keys. Over the limit, the oldest is dropped and compiled again when needed."""

    def __init__(self) -> None:
        super().__init__()
        self._lock = Lock()

    def __setitem__(self, key: Any, compiled: Compiled) -> None:
        with self._lock:
            if len(self) >= MOST_COMPILED:
                del self[next(iter(self))]
            super().__setitem__(key, compiled)


compiled_statements: Final = CompiledStatements()
"""Those of all engines of this process."""

registry.register(DRIVER.replace("+", "."), __name__, SharedDialect.__name__)
