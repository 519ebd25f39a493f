"""Reads a time that cannot be parsed as None, where an error would hide its row or all rows of a query.

SQLite stores any value in any column. PostgreSQL's columns hold only values of their type: there nothing changes.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any, Final, TypeVar

from sqlalchemy import (
    Column,
    ColumnElement,
    Date,
    Dialect,
    Time,
    TypeDecorator,
    func,
    literal_column,
    true,
    type_coerce,
)
from sqlalchemy.types import TypeEngine

from storage.tables.base import UtcDateTime

T = TypeVar("T")

LONG_AGO: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""The value in a record for a required instant that cannot be read; nothing waits for it."""
BEYOND_EVERY_INSTANT: Final[ColumnElement[Any]] = literal_column("':'")
"""In SQLite's order after every text that begins with a digit, and before all words."""
SHAPE: Final[ColumnElement[Any]] = literal_column("'[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9] *'")


class Lenient(TypeDecorator[T]):
    """A type that returns the value of another type, or None where that cannot read it."""

    def result_processor(self, dialect: Dialect, coltype: Any) -> Callable[[Any], T | None] | None:
        """Return the function that reads a stored value; None where none is needed."""
        read = super().result_processor(dialect, coltype)
        if read is None:
            return None

        def read_if_possible(stored: Any) -> T | None:
            try:
                return read(stored)
            except (ValueError, TypeError):
                return None

        return read_if_possible


class LenientUtcDateTime(Lenient[datetime], UtcDateTime):
    """An instant, or None."""

    cache_ok = True


class LenientDate(Lenient[date]):
    """A local day, or None."""

    impl = Date
    cache_ok = True


class LenientTime(Lenient[time]):
    """A time of day, or None."""

    impl = Time
    cache_ok = True


LENIENT: Final[Mapping[type[TypeEngine[Any]], TypeEngine[Any]]] = {
    UtcDateTime: LenientUtcDateTime(),
    Date: LenientDate(),
    Time: LenientTime(),
}


def lenient(column: Column[Any]) -> ColumnElement[Any]:
    """Return an expression that selects a column leniently under its own name; other columns are returned unchanged."""
    kind = LENIENT.get(type(column.type))
    return column if kind is None else type_coerce(column, kind).label(column.name)


def extreme(which: Callable[..., Any], column: Column[datetime]) -> ColumnElement[datetime | None]:
    """Return an expression for `func.min` or `func.max` of a column of instants, None where there is none."""
    found: ColumnElement[datetime | None] = which(column, type_=LenientUtcDateTime())
    return found


def is_readable(column: Column[datetime], dialect: str) -> ColumnElement[bool]:
    """Return the condition that a column holds a readable instant. It uses no index."""
    if dialect != "sqlite":
        return true()
    # The shape alone would accept 2026-13-45; SQLite's functions alone would accept a number, or a time without a day.
    return column.op("GLOB", is_comparison=True)(SHAPE) & func.julianday(column).is_not(None)
