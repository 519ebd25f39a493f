"""The sealed texts themselves, whatever they belong to."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Column, Table, and_, select, tuple_, update

from storage.models import Base
from storage.models.base import SEALED
from storage.repositories.session import Session

Key = tuple[Any, ...]


class SealedTexts:
    """Repository of every column that holds sealed texts."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def reseal(self, column: Column[Any], begin: str, after: Key | None, limit: int) -> Sequence[Key]:
        """Open and seal again some texts of a column that begin so, in the order of their keys; the keys of those rows.

        Raises storage.errors.WrongKey where a text cannot be opened.
        """
        table = column.table
        assert isinstance(table, Table)  # noqa: S101 -- the columns of `sealed_columns` are of tables
        key = list(table.primary_key.columns)
        query = select(*key, column).where(column.startswith(begin, autoescape=True)).order_by(*key).limit(limit)
        if after is not None:
            query = query.where(tuple_(*key) > after)
        keys: list[Key] = []
        for row in await self._session.all(query.with_for_update()):
            values: Key = tuple(row[:-1])
            stored = row[-1]
            text = self._session.cipher.seal(self._session.cipher.open(stored))
            mine = and_(*(part == value for part, value in zip(key, values, strict=True)))
            await self._session.run(update(table).where(mine).values({column: text}))
            keys.append(values)
        return keys


def sealed_columns() -> Iterator[Column[Any]]:
    """Every column that holds sealed texts."""
    for table in Base.metadata.sorted_tables:
        yield from (column for column in table.columns if column.info.get(SEALED))
