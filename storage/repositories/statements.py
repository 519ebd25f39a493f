"""The connection as the repositories use it: errors translated, texts sealed, upserts in both dialects."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import Column, ColumnElement, Row, Select, Table, bindparam, literal_column
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql import Executable

from storage.encryption import Cipher
from storage.errors import translated
from storage.models import Base
from storage.sqlite import LoopConnection, Result

AnyConnection = AsyncConnection | LoopConnection
"""PostgreSQL's connection or SQLite's."""


class AfterTheEnd(RuntimeError):
    """A unit of work was used after its commit, outside of its block, or after the database gave it up."""


class Statements:
    """One transaction's connection and the cipher of the database.

    A statement that runs with every update is built once, with `given()` for what differs: to build one takes
    SQLAlchemy longer than to run it.
    """

    def __init__(self, connection: AnyConnection, cipher: Cipher) -> None:
        self._open: AnyConnection | None = connection
        self.cipher = cipher
        self.dialect = connection.dialect.name

    @property
    def _connection(self) -> AnyConnection:
        if self._open is None:
            raise AfterTheEnd
        return self._open

    @property
    def is_over(self) -> bool:
        """Return whether nothing more can be read or written."""
        return self._open is None

    def end(self) -> None:
        """Let nothing more be read or written; whoever tries gets AfterTheEnd, which is a bug."""
        self._open = None

    async def all(self, statement: Executable, **values: Any) -> Sequence[Row[Any]]:
        """Return every row."""
        with translated():
            return (await self._result(statement, values)).all()

    async def first(self, statement: Executable, **values: Any) -> Row[Any] | None:
        """Return the first row, if any."""
        with translated():
            return (await self._result(statement, values)).first()

    async def scalar(self, statement: Executable, **values: Any) -> Any:
        """Return the first column of the first row; None where there is none."""
        with translated():
            return (await self._result(statement, values)).scalar()

    async def run(self, statement: Executable, **values: Any) -> int:
        """Execute an INSERT, UPDATE or DELETE, and return how many rows it concerned.

        `values` hold the parameters of its conditions, such as `given_id`, and the columns to write.
        """
        with translated():
            return int((await self._result(statement, values)).rowcount)

    async def run_many(self, statement: Executable, rows: Sequence[Mapping[str, Any]]) -> None:
        """Run a statement once for each of many rows, which the driver does at once."""
        with translated():
            await self._connection.execute(statement, rows)

    async def _result(self, statement: Executable, values: Mapping[str, Any]) -> Result:
        connection = self._connection
        try:
            return await connection.execute(statement, values)
        except DBAPIError:
            # A full or broken disk makes SQLite roll back by itself: what came next would last by itself.
            if not connection.in_transaction():
                self.end()
            raise

    async def insert_new(self, model: type[Base], rows: Sequence[Mapping[str, Any]]) -> int:
        """Insert what no constraint knows yet; return how many rows were new."""
        if not rows:
            return 0
        statement = insert_new(self.dialect, table_of(model))
        if len(rows) == 1:
            return await self.run(statement, **rows[0])
        return await self.run(statement.values([dict(row) for row in rows]))

    async def upsert(self, model: type[Base], key: Sequence[str], row: Mapping[str, Any]) -> None:
        """Insert a row, or update the one with the same key."""
        await self.run(_upsert(self.dialect, table_of(model), tuple(key), tuple(row)), **row)


@cache
def insert_new(
    dialect: str, table: Table, columns: tuple[str, ...] = (), found: Select[Any] | None = None
) -> sqlite.Insert | postgresql.Insert:
    """Return the statement that inserts a row, or into `columns` what `found` finds, unless a constraint knows it."""
    statement = _insert(dialect, table)
    if found is not None:
        statement = statement.from_select(columns, found)
    return statement.on_conflict_do_nothing()


@cache
def _upsert(
    dialect: str, table: Table, key: tuple[str, ...], columns: tuple[str, ...]
) -> sqlite.Insert | postgresql.Insert:
    statement = _insert(dialect, table)
    rest = {name: statement.excluded[name] for name in columns if name not in key}
    return statement.on_conflict_do_update(index_elements=list(key), set_=rest)


def _insert(dialect: str, table: Table) -> sqlite.Insert | postgresql.Insert:
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


def table_of(model: type[Base]) -> Table:
    """Return the table of a model."""
    table = model.__table__
    assert isinstance(table, Table)  # noqa: S101 -- every model here is a plain table
    return table


def given(column: Column[Any]) -> ColumnElement[bool]:
    """Return the condition that a column has the value that is given, when the statement runs, as `given_` and its name."""
    return column == bindparam(f"given_{column.name}", type_=column.type)


def in_state(column: Column[Any], state: StrEnum) -> ColumnElement[bool]:
    """Return the condition of a partial index, as a literal: with a parameter in its place neither database is sure of it."""
    return column == literal_column(f"'{state.value}'")
