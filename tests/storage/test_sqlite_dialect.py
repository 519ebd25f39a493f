"""Compiled statements: one for all engines of a process, and never too many of them."""

from pathlib import Path

from sqlalchemy import text

from storage.engine import Database
from storage.schema import upgrade
from storage.sqlite_dialect import MOST_COMPILED, CompiledStatements, compiled_statements


async def test_a_second_database_compiles_nothing_that_the_first_one_has_compiled(tmp_path: Path) -> None:
    compiled_after = []
    for name in ("one", "two", "three"):
        database = await Database.open(f"sqlite:///{tmp_path / name}")
        await upgrade(database)
        async with database.read() as uow:
            await uow.users.get(1)
        compiled_after.append(list(compiled_statements))
        await database.close()
    one, two, three = compiled_after
    assert one
    assert three == two


def test_over_the_limit_the_oldest_is_dropped() -> None:
    kept = CompiledStatements()
    compiled = text("SELECT 1").compile()
    for key in range(MOST_COMPILED + 3):
        kept[key] = compiled
    assert list(kept) == list(range(3, MOST_COMPILED + 3))
