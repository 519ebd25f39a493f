"""The connection as the repositories use it: errors translated, texts sealed, upserts in both dialects."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, ColumnElement, Row, Table, literal_column
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql import Executable

from storage.encryption import Cipher
from storage.errors import translated
from storage.models import Base


class AfterTheEnd(RuntimeError):
    """A unit of work was used after its commit."""


class Session:
    """One transaction's connection and the cipher of the database."""

    def __init__(self, connection: AsyncConnection, cipher: Cipher) -> None:
        self._open: AsyncConnection | None = connection
        self.cipher = cipher
        self.dialect = connection.dialect.name

    @property
    def _connection(self) -> AsyncConnection:
        if self._open is None:
            raise AfterTheEnd
        return self._open

    def end(self) -> None:
        """Let nothing more be read or written; whoever tries gets AfterTheEnd, which is a bug."""
        self._open = None

    async def all(self, statement: Executable) -> Sequence[Row[Any]]:
        """Every row."""
        with translated():
            return (await self._connection.execute(statement)).all()

    async def first(self, statement: Executable) -> Row[Any] | None:
        """The first row, if any."""
        with translated():
            return (await self._connection.execute(statement)).first()

    async def scalar(self, statement: Executable) -> Any:
        """The first column of the first row; None where there is none."""
        with translated():
            return (await self._connection.execute(statement)).scalar()

    async def run(self, statement: Executable) -> int:
        """Change rows; how many."""
        with translated():
            return int((await self._connection.execute(statement)).rowcount)

    async def insert_new(self, model: type[Base], rows: Sequence[Mapping[str, Any]]) -> int:
        """Insert what no constraint knows yet; how many rows were new."""
        if not rows:
            return 0
        # A list of rows is compiled anew each time; a single row, which is the rule, is taken from the cache.
        values = dict(rows[0]) if len(rows) == 1 else [dict(row) for row in rows]
        return await self.run(self._insert(model).values(values).on_conflict_do_nothing())

    async def upsert(self, model: type[Base], key: Sequence[str], row: Mapping[str, Any]) -> None:
        """Insert a row, or update the one with the same key."""
        rest = {name: value for name, value in row.items() if name not in key}
        statement = self._insert(model).values(dict(row))
        await self.run(statement.on_conflict_do_update(index_elements=list(key), set_=rest))

    def _insert(self, model: type[Base]) -> Any:
        table = table_of(model)
        return sqlite.insert(table) if self.dialect == "sqlite" else postgresql.insert(table)


def table_of(model: type[Base]) -> Table:
    """The table of a model."""
    table = model.__table__
    assert isinstance(table, Table)  # noqa: S101 -- every model here is a plain table
    return table


def in_state(column: Column[Any], state: StrEnum) -> ColumnElement[bool]:
    """The condition of a partial index, as a literal: with a parameter in its place neither database is sure of it."""
    return column == literal_column(f"'{state.value}'")
