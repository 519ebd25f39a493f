"""An empty database at an older revision, migrated once a process: from then on the same statements make the same tables."""

from typing import Any

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, event

from storage.engine import Database
from storage.schema import alembic_config, upgrade

Statements = list[tuple[str, Any]]
_known: dict[tuple[str, str], Statements] = {}


async def begun_at(database: Database, revision: str) -> None:
    """Migrate an empty database to a revision."""
    key = (database.sync_engine.dialect.name, revision)
    if key not in _known:
        _known[key] = await _migrated(database, revision)
        return
    async with database.raw(writes=True) as connection:
        await connection.run_sync(_made_again, _known[key])
    await database.check_key()


async def _migrated(database: Database, revision: str) -> Statements:
    """Migrate, and return what changed the database, up to where the revision was noted."""
    run: Statements = []

    def note(*told: Any) -> None:
        run.append(told[2:4])

    event.listen(database.sync_engine, "before_cursor_execute", note)
    await upgrade(database, revision)
    event.remove(database.sync_engine, "before_cursor_execute", note)
    noted = max(
        at for at, (statement, _) in enumerate(run) if statement.startswith(("UPDATE alembic", "INSERT INTO alembic"))
    )
    return [each for each in run[: noted + 1] if not each[0].startswith("SELECT")]


def _made_again(connection: Connection, statements: Statements) -> None:
    for statement, parameters in statements:
        connection.exec_driver_sql(statement, parameters)


@pytest.fixture
def migrations_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have Alembic read the folder of migrations once for all steps of a test."""
    scripts = ScriptDirectory.from_config(alembic_config())
    monkeypatch.setattr(ScriptDirectory, "from_config", lambda _: scripts)
