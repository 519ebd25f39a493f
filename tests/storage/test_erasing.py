"""Deleting a user: nothing of theirs stays in any table, and everybody else keeps everything."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import insert, text

from storage.engine import Database
from storage.records import InboxState
from storage.repositories.delivery.facts import OWNER
from storage.tables import INBOX
from tests.storage.filling import WHEN, Rows, fill, rows_of

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


async def test_every_row_of_the_user_goes_and_no_other(database: Database) -> None:
    await _fill_for(database, 2)
    others = await rows_of(database)
    await _fill_for(database, 1)
    assert {name for name, rows in (await rows_of(database)).items() if len(rows) != 2} == {"facts"}
    await _erase(database, 1, NOW)
    left = await rows_of(database)
    assert left == {**others, "erased_updates": left["erased_updates"]}
    assert _ids(left) == [1, 2]


async def test_of_the_owner_nothing_stays_but_bare_ids(database: Database) -> None:
    await _fill_for(database, 7)
    async with database.begin() as uow:
        await uow.facts.put(OWNER, "7")
        await uow.commit()
    await _erase(database, 7, WHEN)
    left = {table: rows for table, rows in (await rows_of(database)).items() if rows}
    assert list(left) == ["erased_updates"]
    assert all(row.keys() == {"update_id", "erased_at"} for row in left["erased_updates"])


async def test_a_freed_id_stands_in_nobodys_way(database: Database) -> None:
    async with database.begin() as uow:
        freed = await uow.inbox.put(1, 7, "{}", NOW)
        await uow.inbox.put(2, 7, "{}", NOW)
        await uow.inbox.give_up(freed or 0, InboxState.FAILED, WHEN)
        await uow.inbox.prune(NOW)
        await uow.commit()
    await _erase(database, 7, NOW)
    assert _ids(await rows_of(database)) == [2]


async def test_somebody_who_sent_a_flood_can_be_erased(database: Database) -> None:
    updates = [
        {"update_id": n, "chat_id": 7, "payload": "p:{}", "received_at": NOW, "state": "done"} for n in range(20_000)
    ]
    async with database.raw(writes=True) as connection:
        await connection.execute(insert(INBOX), updates)
    await _erase(database, 7, NOW)
    assert len(_ids(await rows_of(database))) == len(updates)


async def test_somebody_else_stays_the_owner(database: Database) -> None:
    async with database.begin() as uow:
        await uow.facts.put(OWNER, "2")
        await uow.erasure.erase(1, NOW)
        assert await uow.facts.get(OWNER) == "2"


async def test_the_bare_ids_go_after_48_hours(database: Database) -> None:
    await fill(database, 7)
    await _erase(database, 7, NOW)
    async with database.begin() as uow:
        assert await uow.erasure.forget_erased(WHEN + timedelta(hours=48)) == 0
        assert await uow.erasure.forget_erased(NOW + timedelta(hours=48, seconds=1)) == len(
            _ids(await rows_of(database))
        )
        await uow.commit()
    assert not _ids(await rows_of(database))


async def _fill_for(database: Database, user_id: int) -> None:
    """Add a row of the user to each table; of the installation's facts, which bear no id, none is anybody's."""
    await fill(database, user_id)
    async with database.raw(writes=True) as connection:
        await connection.execute(text("DELETE FROM facts"))


async def _erase(database: Database, user_id: int, at: datetime) -> None:
    async with database.begin() as uow:
        await uow.erasure.erase(user_id, at)
        await uow.commit()


def _ids(rows: Rows) -> list[int]:
    return [row["update_id"] for row in rows["erased_updates"]]
