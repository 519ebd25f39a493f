"""Fills the real tables with any number of users and any history: generated inside the database, statement by statement."""

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Insert, Select, Table, insert, literal, null, select, text

from bot.conversation.logic.dates.local_time import next_daily, next_weekly, zone
from storage.engine import Database
from storage.records import DueKind, DueState, InboxState, OutboxState, Settings
from storage.repositories.people.conversations import IDLE
from storage.repositories.statements import AnyConnection
from storage.sqlite import LoopConnection
from storage.tables import CONVERSATION, DUE, INBOX, OUTBOX, SETTINGS, USER

SET_UP = Settings(user_id=0, set_up=3)
EVERY_DAY = "1234567"


@dataclass(frozen=True, slots=True)
class Cohort:
    """Users who share a time zone (an IANA name) and a daily time."""

    zone: str
    clock: time
    size: int


async def fill(database: Database, cohorts: Iterable[Cohort], now: datetime) -> None:
    """Add the cohorts' users, ids from 1, as after set-up: nothing answered, the next question and summary planned."""
    async with _quickly(database) as connection:
        first = 1
        for cohort in cohorts:
            await _add(connection, database, cohort, first, now)
            first += cohort.size
    await _settle(database)


async def fill_history(database: Database, messages: int, waiting: int, now: datetime) -> None:
    """Add that many handled updates and sent messages, and behind them `waiting` of each, every one of its own chat."""
    sealed = database.cipher.seal("{}")
    update = {"payload": sealed, "received_at": now}
    message = {"payload": sealed, "slot": "status", "fresh": True, "priority": 1, "created_at": now, "not_before": now}
    message |= {"attempts": 0, "revision": 0}
    done = _numbers(1, messages)
    todo = _numbers(messages + 1, messages + waiting)
    async with _quickly(database) as connection:
        for ids, is_done in ((done, True), (todo, False)):
            handled = {"handled_at": now} if is_done else {}
            states = (InboxState.DONE, OutboxState.SENT) if is_done else (InboxState.PENDING, OutboxState.PENDING)
            both = ids.add_columns(ids.selected_columns.i.label("chat"))
            await connection.execute(
                _rows(INBOX, ("update_id", "chat_id"), both, update | handled | {"state": states[0]})
            )
            await connection.execute(_rows(OUTBOX, ("chat_id",), ids, message | handled | {"state": states[1]}))
    await _settle(database)


@asynccontextmanager
async def _quickly(database: Database) -> AsyncIterator[AnyConnection]:
    """A transaction without a check of each foreign key, row by row, which would take most of the time."""
    async with database.raw(writes=True) as connection:
        if isinstance(connection, LoopConnection):
            # Within a transaction the first of them would change nothing.
            connection.driver.now("COMMIT", "PRAGMA foreign_keys=OFF", "PRAGMA cache_size=-500000", "BEGIN IMMEDIATE")
        else:
            await connection.execute(text("SET LOCAL session_replication_role = replica"))
        yield connection
    # What the pragmas changed goes with the connection. On PostgreSQL it went with the transaction.
    if database.is_sqlite:
        database.sync_engine.dispose()


async def _settle(database: Database) -> None:
    """Give the planner its statistics, as autovacuum would in time."""
    if database.is_sqlite:
        async with database.raw(writes=True) as connection:
            await connection.execute(text("ANALYZE"))
    else:
        async with database.engine.connect() as connection:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            await connection.execute(text("VACUUM ANALYZE"))


async def _add(connection: AnyConnection, database: Database, cohort: Cohort, first: int, now: datetime) -> None:
    ids = _numbers(first, first + cohort.size - 1)
    place = zone(cohort.zone)
    day, at = next_daily(place, now, cohort.clock, SET_UP.daily_days)
    sunday, weekly_at = next_weekly(place, now, SET_UP.weekly_day, SET_UP.weekly_time)
    chosen = {name: getattr(SET_UP, name) for name in SET_UP.__slots__}
    chosen |= {
        "time_zone": cohort.zone,
        "daily_time": cohort.clock,
        "daily_days": EVERY_DAY,
        "tracks": ",".join(SET_UP.tracks),
    }
    del chosen["user_id"]
    idle = {"state": IDLE, "data": database.cipher.seal("{}"), "updated_at": now}
    planned = {"kind": DueKind.DAILY, "local_date": day, "due_at": at, "state": DueState.PENDING}
    weekly = {"kind": DueKind.WEEKLY, "local_date": sunday, "due_at": weekly_at, "state": DueState.PENDING}
    for table, key, values in (
        (USER, "id", {"created_at": now, "last_seen_at": now}),
        (SETTINGS, "user_id", chosen),
        (CONVERSATION, "chat_id", idle),
        (DUE, "user_id", planned),
        (DUE, "user_id", weekly),
    ):
        await connection.execute(_rows(table, (key,), ids, values))


def _numbers(first: int, last: int) -> Select[tuple[int]]:
    """The whole numbers from `first` to `last`, counted by the database."""
    count = select(literal(first).label("i")).cte("numbers", recursive=True)
    count = count.union_all(select(count.c.i + 1).where(count.c.i < last))
    return select(count.c.i)


def _rows(table: Table, keys: Sequence[str], ids: Select[Any], values: dict[str, Any]) -> Insert:
    """An INSERT of one row an id, all the same but for their keys."""
    columns: list[ColumnElement[Any]] = [
        null() if value is None else literal(str(value) if isinstance(value, str) else value, table.c[name].type)
        for name, value in values.items()
    ]
    return insert(table).from_select([*keys, *values], ids.add_columns(*columns))
