"""Due rows: one a user, kind and local date, and gone when nobody can ask for that date again."""

from datetime import UTC, date, datetime, timedelta

from storage.engine import Database
from storage.records import DueKind, DueState, StoredUser

NOW = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)


async def test_what_is_over_is_pruned_and_what_is_to_come_stays(database: Database) -> None:
    async with database.begin() as uow:
        await uow.users.add(StoredUser(id=1, language="en", created_at=NOW, last_seen_at=NOW))
        for days in range(3):
            await uow.due.add(1, DueKind.DAILY, date(2026, 3, 1 + days), NOW + timedelta(days=days))
        for days in range(2):
            (row,) = await uow.due.claim(NOW + timedelta(days=days), 10)
            await uow.due.finish(row.id, DueState.DONE, NOW + timedelta(days=days))
        assert await uow.due.prune(NOW + timedelta(hours=1)) == 1
        assert not await uow.due.add(1, DueKind.DAILY, date(2026, 3, 2), NOW)
        assert [row.local_date for row in await uow.due.pending(1)] == [date(2026, 3, 3)]
