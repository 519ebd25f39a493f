"""The common parts of the tables: times in UTC, constraint names for migrations, foreign keys to an owner."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    TypeDecorator,
    text,
)
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeEngine

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


SEALED_MARK = "sealed"
"""Key in the `info` of a column with encrypted text."""


class UtcDateTime(TypeDecorator[datetime]):
    """An instant. Refuses naive values; returns aware UTC on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return an instant in the database's form. Raises ValueError for a naive one."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the stored instant, aware and in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


BigId = BigInteger().with_variant(Integer(), "sqlite")
"""An autoincrement key; on SQLite only INTEGER is one."""


METADATA = MetaData(naming_convention=NAMES)
"""All tables, with the naming convention that migrations rely on."""


def required(
    name: str, kind: TypeEngine[Any] | type[TypeEngine[Any]], *rest: SchemaItem, **options: Any
) -> Column[Any]:
    """Return a column that is never NULL."""
    return Column(name, kind, *rest, nullable=False, **options)


def one_of(column: str, values: type[StrEnum]) -> CheckConstraint:
    """Return a constraint that limits a column to the values of an enum."""
    known = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({known})", name=column)


def of_user(*, primary_key: bool = False, index: bool = False) -> Column[int]:
    """Return `user_id`, a foreign key to the row's user; it cascades on delete."""
    return _owned("user_id", BigInteger, "users.id", primary_key=primary_key, index=index)


def of_answer(*, primary_key: bool = False) -> Column[int]:
    """Return `answer_id`, a foreign key to the row's answer; it cascades on delete."""
    return _owned("answer_id", BigId, "answers.id", primary_key=primary_key)


def of_story(*, primary_key: bool = False, index: bool = False) -> Column[int]:
    """Return `story_id`, a foreign key to the row's story; it cascades on delete."""
    return _owned("story_id", BigId, "stories.id", primary_key=primary_key, index=index)


def _owned(
    name: str, kind: TypeEngine[int] | type[TypeEngine[int]], owner: str, *, primary_key: bool, index: bool = False
) -> Column[int]:
    key = ForeignKey(owner, ondelete="CASCADE")
    return Column(name, kind, key, primary_key=primary_key, index=index or None, nullable=False)


def sealed(name: str, kind: type[String] = Text, *, nullable: bool = False) -> Column[Any]:
    """Return a column whose text the repositories encrypt; `keys encrypt` and `keys rotate` find it by its mark."""
    return Column(name, kind, info={SEALED_MARK: True}, nullable=nullable)


def index_where(condition: str, name: str, *columns: str) -> Index:
    """Return a partial index, such as of rows in one state: it stays small however many rows are done."""
    # `postgresql_where` would load PostgreSQL's dialect, 3 MB, with every database; `storage.new_database` copies the
    # condition.
    return Index(name, *columns, sqlite_where=text(condition))
