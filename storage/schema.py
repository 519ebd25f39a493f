"""Migrates a database to this version's tables. Alembic is imported only where there are older ones."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from storage import key_check
from storage.another_program import VERSION_TABLE
from storage.encryption import Cipher
from storage.engine import Database
from storage.errors import StorageError, translated
from storage.new_database import create_tables
from storage.resealing import seal_facts_and_reasons

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0024"
"""The newest revision; a test compares it with the migrations."""
MIGRATIONS = Path(__file__).parent / "migrations"
LOCK = 0x57A2D211
"""Id of PostgreSQL's advisory lock: of several replicas one migrates and the others wait."""


async def upgrade(database: Database, to: str = "head") -> str | None:
    """Migrate to a revision, by default the newest, once the encryption keys are known to fit.

    Return the former revision, None for an empty database. Raises WrongKey, and StorageError for a database that cannot
    be used or is newer than this version.
    """
    found = await revision(database)
    if found != HEAD or to != "head":
        if found is not None:
            # Checked before any change, so that a process without the keys leaves the database as it is.
            async with database.read() as uow:
                await key_check.prove(uow)
        await _run(database, "upgrade", to)
    await database.check_key()
    if to == "head":
        await seal_facts_and_reasons(database)
    return found


async def downgrade(database: Database, to: str) -> None:
    """Migrate back to a revision; `base` is an empty database."""
    await _run(database, "downgrade", to)


async def revision(database: Database) -> str | None:
    """Return the database's revision; None for an empty one."""
    with translated():
        async with database.raw() as connection:
            return await connection.run_sync(_revision)


def alembic_config() -> "Config":
    """Return Alembic's configuration, without a file."""
    from alembic.config import Config  # noqa: PLC0415 -- 0.3 s and 10 MB that a new or migrated database need not pay

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


async def _run(database: Database, command: str, to: str) -> None:
    with translated():
        async with database.raw(writes=True) as connection:
            await connection.run_sync(_migrate, database.cipher, command, to)


def _migrate(connection: Connection, cipher: Cipher, command: str, to: str) -> None:
    # Each run makes its own tables, so that nothing compiled for them would be found again.
    connection.execution_options(compiled_cache=None)
    # Begun here, or Alembic would begin and commit at each revision.
    connection.begin()
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
    if (command, to) == ("upgrade", "head"):
        # Asked once more: a replica may have made the tables while this one waited.
        found = _revision(connection)
        if found == HEAD:
            return
        if found is None:
            create_tables(connection, HEAD)
            return
    _run_migrations(connection, cipher, command, to)


def _run_migrations(connection: Connection, cipher: Cipher, command: str, to: str) -> None:
    from alembic import command as commands  # noqa: PLC0415 -- as above
    from alembic.util import CommandError  # noqa: PLC0415 -- as above

    config = alembic_config()
    config.attributes["connection"] = connection
    config.attributes["cipher"] = cipher  # for migrations that change what is inside a sealed column
    try:
        getattr(commands, command)(config, to)
    except CommandError as error:
        raise StorageError(f"The database cannot be migrated; it may be of a newer version. {error}") from None


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found
