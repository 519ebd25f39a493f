"""The connection for the repositories: errors translated, upserts in both dialects."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy import Column, ColumnElement, Row, Select, Table, bindparam, literal_column
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import Executable

from storage.encryption import Cipher
from storage.errors import translated
from storage.sqlite import LoopConnection, Result

if TYPE_CHECKING:
    # Loaded with a database on PostgreSQL alone: a bot on SQLite would hold 5 MB for them.
    from sqlalchemy.dialects import postgresql
    from sqlalchemy.ext.asyncio import AsyncConnection

AnyConnection: TypeAlias = "AsyncConnection | LoopConnection"
"""PostgreSQL's connection or SQLite's."""


class AfterTheEnd(RuntimeError):
    """A unit of work was used after its commit, outside of its block, or after the database gave it up."""


class Statements:
    """One transaction's connection, and the cipher of the database.

    A statement that runs with every update is built once, with `given()` for its parameters: building one takes
    SQLAlchemy longer than running it.
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
        """Return whether the transaction has ended."""
        return self._open is None

    def end(self) -> None:
        """End the use of the connection; a later statement raises AfterTheEnd, which is a bug."""
        self._open = None

    async def all(self, statement: Executable, **values: Any) -> Sequence[Row[Any]]:
        """Return all rows."""
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
        """Execute an INSERT, UPDATE or DELETE, and return the number of rows concerned.

        `values` hold the parameters of its conditions, such as `given_id`, and the columns to write.
        """
        with translated():
            return int((await self._result(statement, values)).rowcount)

    async def run_many(self, statement: Executable, rows: Sequence[Mapping[str, Any]]) -> None:
        """Execute a statement once for each row, in one call of the driver."""
        with translated():
            await self._connection.execute(statement, rows)

    async def _result(self, statement: Executable, values: Mapping[str, Any]) -> Result:
        connection = self._connection
        try:
            return await connection.execute(statement, values)
        except DBAPIError:
            # A full or broken disk makes SQLite roll back by itself; later statements would then commit one by one.
            if not connection.in_transaction():
                self.end()
            raise

    async def insert_new(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> int:
        """Insert the rows that no constraint refuses; return how many."""
        if not rows:
            return 0
        statement = insert_new(self.dialect, table)
        if len(rows) == 1:
            return await self.run(statement, **rows[0])
        return await self.run(statement.values([dict(row) for row in rows]))

    async def upsert(self, table: Table, key: Sequence[str], row: Mapping[str, Any]) -> None:
        """Insert a row, or update the one with the same key."""
        await self.run(_upsert(self.dialect, table, tuple(key), tuple(row)), **row)


@cache
def insert_new(
    dialect: str, table: Table, columns: tuple[str, ...] = (), found: Select[Any] | None = None
) -> "sqlite.Insert | postgresql.Insert":
    """Return an INSERT that skips rows refused by a constraint. With `found` it inserts the result of that query."""
    statement = _insert(dialect, table)
    if found is not None:
        statement = statement.from_select(columns, found)
    return statement.on_conflict_do_nothing()


@cache
def _upsert(
    dialect: str, table: Table, key: tuple[str, ...], columns: tuple[str, ...]
) -> "sqlite.Insert | postgresql.Insert":
    statement = _insert(dialect, table)
    rest = {name: statement.excluded[name] for name in columns if name not in key}
    return statement.on_conflict_do_update(index_elements=list(key), set_=rest)


def _insert(dialect: str, table: Table) -> "sqlite.Insert | postgresql.Insert":
    if dialect == "sqlite":
        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # noqa: PLC0415 -- as above

    return postgresql.insert(table)


def given(column: Column[Any]) -> ColumnElement[bool]:
    """Return the condition that a column equals a parameter: `given_` and the column's name."""
    return column == bindparam(f"given_{column.name}", type_=column.type)


def in_state(column: Column[Any], state: StrEnum) -> ColumnElement[bool]:
    """Return the condition of a partial index, as a literal: with a parameter neither database would use the index."""
    return column == literal_column(f"'{state.value}'")
