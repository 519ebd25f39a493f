"""The tables' common ground: times in UTC, names that migrations rely on, columns that name an owner."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
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
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


SEALED_MARK = "sealed"
"""The key in the `info` of a column whose text is sealed."""


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: refuses naive values, comes back aware and in UTC on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the instant as the database stores it. Raises ValueError for a naive one."""
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
"""A key that counts up; SQLite counts only its own INTEGER."""


class Base(DeclarativeBase):
    """Every table's base, with the naming convention that migrations rely on."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: UtcDateTime, int: BigInteger, str: String}  # noqa: RUF012 -- SQLAlchemy's own


def one_of(column: str, values: type[StrEnum]) -> CheckConstraint:
    """Return a constraint that holds a column to the values of an enum."""
    known = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({known})", name=column)


def of_user(*, primary_key: bool = False, index: bool = False) -> Mapped[int]:
    """Return a column that names the user whose row it is; it goes when the user goes."""
    return mapped_column(
        BigInteger, ForeignKey("users.id", ondelete="CASCADE"), primary_key=primary_key, index=index or None
    )


def of_answer(*, primary_key: bool = False) -> Mapped[int]:
    """Return a column that names the answer that the row belongs to."""
    return mapped_column(BigId, ForeignKey("answers.id", ondelete="CASCADE"), primary_key=primary_key)


def of_story(*, primary_key: bool = False, index: bool = False) -> Mapped[int]:
    """Return a column that names the story that the row belongs to."""
    return mapped_column(
        BigId, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=primary_key, index=index or None
    )


def sealed(kind: type[String] = Text) -> Mapped[Any]:
    """Return a column whose text the repositories seal: `keys encrypt` and `keys rotate` find it by this mark."""
    return mapped_column(kind, info={SEALED_MARK: True})


def index_where(condition: str, name: str, *columns: str) -> Index:
    """Return an index of some rows alone, such as those in one state: it stays small however much has been handled."""
    return Index(name, *columns, sqlite_where=text(condition), postgresql_where=text(condition))
