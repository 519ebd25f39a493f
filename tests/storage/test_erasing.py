"""Deleting a user: nothing of theirs stays in any table, and everybody else keeps everything."""

from datetime import UTC, datetime

from storage.engine import Database
from tests.storage.filling import NOT_OF_A_USER, WHEN, fill, rows_of

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


async def test_every_row_of_the_user_goes_and_no_other(database: Database) -> None:
    await fill(database, 2)
    others = await rows_of(database)
    await fill(database, 1)
    assert all(len(rows) == 2 for rows in (await rows_of(database)).values())
    async with database.begin() as uow:
        await uow.users.erase(1, NOW)
        await uow.commit()
    left = await rows_of(database)
    assert {name: rows for name, rows in left.items() if name not in NOT_OF_A_USER} == {
        name: rows for name, rows in others.items() if name not in NOT_OF_A_USER
    }


async def test_of_a_recent_update_its_bare_id_stays(database: Database) -> None:
    await fill(database, 7)
    async with database.begin() as uow:
        await uow.users.erase(7, WHEN)
        await uow.commit()
    ids = [row["update_id"] for row in (await rows_of(database))["erased_updates"]]
    assert 7 in ids
