"""Databases full of people who are set up, written in bulk."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime

from sqlalchemy import insert

from bot.delivery.clock import SystemClock
from storage.engine import Database
from storage.records import DueKind, DueState, Settings
from storage.schema import upgrade
from storage.tables import DUE, SETTINGS, USER

BATCH = 5_000


async def fill(url: str, users: int, due_at: Callable[[int], datetime] | None = None) -> None:
    """Migrate a database and write users 1 to `users`; with `due_at`, each has a daily question at its instant."""
    database = await Database.open(url)
    await upgrade(database)
    now = SystemClock().now()
    async with database.raw(writes=True) as connection:
        for first in range(1, users + 1, BATCH):
            ids = range(first, min(first + BATCH, users + 1))
            await connection.execute(
                insert(USER), [{"id": i, "language": "en", "created_at": now, "last_seen_at": now} for i in ids]
            )
            await connection.execute(insert(SETTINGS), [_settings(i, now) for i in ids])
            if due_at is not None:
                await connection.execute(insert(DUE), [_due(i, due_at(i)) for i in ids])
    await database.close()


def _settings(user_id: int, now: datetime) -> dict[str, object]:
    """Everybody is awake, whatever the hour of the benchmark."""
    settings = Settings(user_id=user_id, daily_time=now.time(), quiet_from=now.time(), quiet_to=now.time(), set_up=3)
    days = "".join(map(str, sorted(settings.daily_days)))
    return {**asdict(settings), "daily_days": days, "tracks": ",".join(settings.tracks)}


def _due(user_id: int, at: datetime) -> dict[str, object]:
    return {
        "user_id": user_id,
        "kind": DueKind.DAILY.value,
        "local_date": at.astimezone(UTC).date(),
        "due_at": at,
        "state": DueState.PENDING.value,
    }
