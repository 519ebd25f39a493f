"""Makes the tables of a new database at once, as all migrations together would leave them."""

from sqlalchemy import Column, Connection, MetaData, PrimaryKeyConstraint, String, Table

from storage.another_program import VERSION_TABLE
from storage.tables import METADATA

REVISION = Table(
    VERSION_TABLE,
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name=f"{VERSION_TABLE}_pkc"),
)
"""Alembic's own table, as it makes it."""


def create_tables(connection: Connection, revision: str) -> None:
    """Make all tables, and note the revision that they are of.

    Raises SQLAlchemy's errors where one of the tables is there already.
    """
    if connection.dialect.name == "postgresql":
        _limit_indexes()
    METADATA.create_all(connection, checkfirst=False)
    # It stays, without a row, where somebody has migrated back to an empty database.
    REVISION.create(connection, checkfirst=True)
    connection.execute(REVISION.insert().values(version_num=revision))


def _limit_indexes() -> None:
    """Give each partial index its condition on PostgreSQL: that on SQLite, which `storage.tables` declares."""
    for table in METADATA.tables.values():
        for index in table.indexes:
            index.dialect_options["postgresql"]["where"] = index.dialect_options["sqlite"]["where"]
