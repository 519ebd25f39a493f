"""A row in every table that a database has at its revision, whatever the tables are: what a migration has to carry over."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import Column, Connection, MetaData, Table, inspect, select, text, types

from storage import key_check
from storage.engine import Database

NOT_OURS = {"alembic_version"}
WHEN = datetime(2026, 3, 1, 12, tzinfo=UTC)
CHOICES = re.compile(r"(\w+)\W+IN\s*\(?\s*'(\w+)'|\(?\(?(\w+)\)?::text = ANY \(\(?ARRAY\['(\w+)'", re.IGNORECASE)
SHAPES = {
    "sqlite": text("SELECT name, sql FROM sqlite_schema ORDER BY name"),
    "postgresql": text(
        "SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns "
        "WHERE table_schema = current_schema() UNION ALL "
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), contype::text, NULL FROM pg_constraint "
        "WHERE connamespace = current_schema()::regnamespace ORDER BY 1, 2"
    ),
}
"""All that makes the tables what they are. To ask for it costs a fiftieth of looking at each table."""
ALLOWED = "allowed"
"""What a known table keeps of its checks."""
_known: dict[tuple[Any, ...], list[Table]] = {}

Rows = Mapping[str, list[dict[str, Any]]]


async def fill(database: Database, user_id: int) -> None:
    """Add a row that belongs to the user to each table."""
    async with database.raw(writes=True) as connection:
        await connection.run_sync(_fill, user_id)


async def rows_of(database: Database) -> Rows:
    """What is in each table, column by column, in the order of the primary keys."""
    async with database.raw() as connection:
        return await connection.run_sync(_rows)


async def take_out(database: Database) -> None:
    """Delete every row, but for what shows that the keys fit."""
    async with database.raw(writes=True) as connection:
        await connection.run_sync(_take_out)


def _take_out(connection: Connection) -> None:
    for table in _reflected(connection)[::-1]:
        rows = table.delete()
        connection.execute(rows.where(table.c.name != key_check.NO_KEY) if table.name == "facts" else rows)


def _reflected(connection: Connection) -> list[Table]:
    """The tables of a database as they are, in the order of their foreign keys."""
    shape = tuple(tuple(row) for row in connection.execute(SHAPES[connection.dialect.name]))
    if shape not in _known:
        metadata = MetaData()
        metadata.reflect(connection)
        for table in metadata.sorted_tables:
            table.info[ALLOWED] = _allowed(connection, table)
        _known[shape] = [table for table in metadata.sorted_tables if table.name not in NOT_OURS]
    return _known[shape]


def _rows(connection: Connection) -> Rows:
    return {
        table.name: [dict(row._mapping) for row in connection.execute(select(table).order_by(*table.primary_key))]
        for table in _reflected(connection)
    }


def _fill(connection: Connection, user_id: int) -> None:
    made: dict[str, Mapping[str, Any]] = {}
    for table in _reflected(connection):
        row = {
            column.name: _value(column, user_id, made, table.info[ALLOWED])
            for column in table.columns
            if column.foreign_keys or not _counts_itself(table, column)
        }
        inserted = connection.execute(table.insert().values(row))
        key = inserted.inserted_primary_key or ()
        made[table.name] = {**row, **dict(zip((column.name for column in table.primary_key), key, strict=True))}


def _counts_itself(table: Table, column: Column[Any]) -> bool:
    """An id that the database gives; a user's or a chat's comes from Telegram."""
    return column.name == "id" and column.primary_key and table.name != "users"


def _allowed(connection: Connection, table: Table) -> Mapping[str, str]:
    """The first value that a check lets each column have."""
    found: dict[str, str] = {}
    for check in inspect(connection).get_check_constraints(table.name):
        for column, value, column_, value_ in CHOICES.findall(check["sqltext"]):
            found[column or column_] = value or value_
    return found


def _value(column: Column[Any], user_id: int, made: Mapping[str, Mapping[str, Any]], allowed: Mapping[str, str]) -> Any:
    for key in column.foreign_keys:
        there = made.get(key.column.table.name)
        if there is None and column.nullable:
            return None
        return made[key.column.table.name][key.column.name]
    if column.name in {"chat_id", "user_id", "guest_id"} or (column.table.name == "users" and column.name == "id"):
        return user_id
    if column.name in allowed:
        return allowed[column.name]
    return _plain_value(column.type, user_id)


def _plain_value(kind: types.TypeEngine[Any], user_id: int) -> Any:
    values: tuple[tuple[type[types.TypeEngine[Any]], Any], ...] = (
        (types.Boolean, True),
        (types.DateTime, WHEN),
        (types.Date, date(2026, 3, 1)),
        (types.Time, time(18, 30)),
        (types.Integer, user_id),
        (types.Float, 0.5),
        (types.Numeric, 0.5),
        (types.LargeBinary, b"bytes"),
        (types.String, f"text of {user_id}"),
    )
    return next(value for of, value in values if isinstance(kind, of))
