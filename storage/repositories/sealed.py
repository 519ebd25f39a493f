"""The encrypted texts of all tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, and_, func, select, tuple_, update

from storage.errors import WrongKey
from storage.repositories.base import Repository
from storage.repositories.delivery.facts import KEY_CHECK
from storage.tables import FACT, METADATA
from storage.tables.base import SEALED_MARK

Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResealedBatch:
    """The result for some texts of a column, in the order of their keys."""

    done: int
    """Number of re-encrypted texts."""
    unreadable: int
    """Number of texts that no key opens."""
    last: Key | None
    """Primary key of the last row; None where no row was left."""


class SealedTexts(Repository):
    """Repository of all columns with encrypted text."""

    async def reseal(self, column: Column[Any], begin: str, after: Key | None, limit: int) -> ResealedBatch:
        """Check `limit` texts of a column with the prefix `begin` after that key, and re-encrypt outdated ones.

        A text that no key opens is left as it is.
        """
        table = column.table
        assert isinstance(table, Table)  # noqa: S101 -- the columns of `sealed_columns` are of tables
        key = list(table.primary_key.columns)
        query = select(*key, column).where(_begins(column, begin)).order_by(*key).limit(limit)
        if after is not None:
            query = query.where(tuple_(*key) > after)
        done = unreadable = 0
        last: Key | None = None
        cipher = self._cipher
        for row in await self._statements.all(query.with_for_update()):
            last, stored = tuple(row[:-1]), row[-1]
            if cipher.is_current(stored):
                continue
            try:
                text = cipher.seal(cipher.open(stored))
            except WrongKey:
                unreadable += 1
                continue
            mine = and_(*(part == value for part, value in zip(key, last, strict=True)))
            await self._statements.run(update(table).where(mine).values({column: text}))
            done += 1
        return ResealedBatch(done=done, unreadable=unreadable, last=last)

    async def count(self, column: Column[Any], begin: str) -> int:
        """Return the number of a column's texts with the prefix `begin`."""
        query = select(func.count()).select_from(column.table).where(_begins(column, begin))
        return int(await self._statements.scalar(query))


def _begins(column: Column[Any], begin: str) -> ColumnElement[bool]:
    """Return the condition that a text has a prefix. Key checks are left out: each stays encrypted with its own key."""
    found = column.startswith(begin, autoescape=True)
    if column.table is FACT:
        return found & ~FACT.c.name.startswith(KEY_CHECK, autoescape=True)
    return found


def sealed_columns() -> Iterator[Column[Any]]:
    """Yield all columns with encrypted text."""
    for table in METADATA.sorted_tables:
        yield from (column for column in table.columns if column.info.get(SEALED_MARK))
