"""Beginnings that many tests share: gone through once a process, and from then on laid into the database and the chat.

What is laid is what the bot itself left there, row by row and message by message.
"""

import pickle
from collections.abc import Callable, Collection, Coroutine, Hashable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from storage.engine import Database
from storage.sqlite import LoopConnection
from tests.clocks import HandClock

if TYPE_CHECKING:
    from tests.end_to_end.stage import Stage

T = TypeVar("T")
P = ParamSpec("P")
Walk = Coroutine[Any, Any, T]
Rows = Mapping[str, list[tuple[Any, ...]]]
"""The rows of each table that has any."""

TOLD_APART = frozenset({"allowed", "friend_links", "in_terminal", "unlimited", "default_zone", "port"})
"""The options of a bot that are compared by their values."""
WITHOUT_A_PART = frozenset({"random_words"})
"""The options that decide nothing before somebody asks for a link."""
SHARED = frozenset({"alembic_version", "facts"})
"""The tables that have rows before anybody says anything."""


@dataclass(frozen=True, slots=True)
class _Beginning:
    rows: Rows
    chat: bytes
    """The calls, the messages, the memory, and what the walk returned; pickled, so that no test changes another's."""
    last_update: int
    pressed: str | int | None
    said: str | None
    passed_s: float


PATCHING_OR_LOOKING_ON = frozenset({"monkeypatch", "caplog"})
"""The fixtures of a test for which a beginning may be another one, or may itself be what is looked at."""

_known: dict[Hashable, _Beginning] = {}
_may_be_laid = True


def choose_how_to_begin(fixtures: Collection[str]) -> None:
    """Have each beginning of the next test gone through where the test patches the bot or reads its log."""
    global _may_be_laid  # noqa: PLW0603 -- pytest runs one test at a time
    _may_be_laid = PATCHING_OR_LOOKING_ON.isdisjoint(fixtures)


def nothing_is_patched() -> bool:
    """Return whether the test leaves the bot as it is, and does not look at what it does."""
    return _may_be_laid


def beginning(walk: Callable[Concatenate["Stage", P], Walk[T]]) -> Callable[Concatenate["Stage", P], Walk[T]]:
    """Decorate a way into a chat: where nothing was said and stored yet, it is laid if the process knows it.

    What it does with the clock, the database and the chat is kept; what the bot counts in memory is not.
    """

    @wraps(walk)
    async def begin(stage: "Stage", /, *args: P.args, **named: P.kwargs) -> T:
        if not (_can_be_laid(stage) and all(isinstance(each, Hashable) for each in (*args, *named.values()))):
            return await walk(stage, *args, **named)
        await stage.settle()
        if await rows_of_users(stage.bot.database):
            return await walk(stage, *args, **named)
        at_start = (stage.clock.now(), stage.user.person.id, _told_apart(stage.options))
        key = (walk.__module__, walk.__qualname__, args, *sorted(named.items()), *at_start)
        known = _known.get(key)
        if known is None:
            return await _gone_through(stage, key, walk(stage, *args, **named))
        await _lay_rows(stage.bot.database, known.rows)
        result: T = _lay_chat(stage, known)
        return result

    return begin


def _told_apart(options: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted((name, value) for name, value in options.items() if name in TOLD_APART))


def _can_be_laid(stage: "Stage") -> bool:
    """Whether nothing was said in a chat on SQLite, and the bot has no option that cannot be told apart."""
    return (
        _may_be_laid
        and stage.bot.database.is_sqlite
        and type(stage.clock) is HandClock
        and stage.options.keys() <= TOLD_APART | WITHOUT_A_PART
        and stage.api.updates.last_id == 0
        and stage.api.chats.keys() == {stage.user.person.id}
        and stage.user.topic is None
        and not (stage.api.files or stage.api.blocked or stage.api.faults.waiting)
    )


async def _gone_through(stage: "Stage", key: Hashable, walk: Walk[T]) -> T:
    database = stage.bot.database
    first_call, begun_at = len(stage.api.calls), stage.clock.monotonic()
    shared = await rows_of_users(database, SHARED)
    result = await walk
    if await rows_of_users(database, SHARED) == shared and not stage.api.files:
        chat = stage.user.chat
        _known[key] = _Beginning(
            rows=await rows_of_users(database),
            chat=pickle.dumps((stage.api.calls[first_call:], chat.messages, chat.memory, result)),
            last_update=stage.api.updates.last_id,
            pressed=stage.pressed,
            said=stage.said,
            passed_s=stage.clock.monotonic() - begun_at,
        )
    return result


async def rows_of_users(database: Database, tables: Collection[str] = ()) -> Rows:
    """The rows of some tables, by default of all that hold what users did."""
    async with database.raw() as connection:
        assert isinstance(connection, LoopConnection)
        driver = connection.driver
        there = [name for (name,) in driver.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        named = tables or [name for name in there if name not in SHARED]
        rows = {name: driver.execute(f"SELECT * FROM {name}").fetchall() for name in named}  # noqa: S608 -- our names
    return {name: found for name, found in rows.items() if found}


async def _lay_rows(database: Database, rows: Rows) -> None:
    async with database.raw(writes=True) as connection:
        assert isinstance(connection, LoopConnection)
        driver = connection.driver
        driver.execute("PRAGMA defer_foreign_keys=ON")
        for name, found in rows.items():
            driver.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(found[0]))})", found)  # noqa: S608 -- our names


def _lay_chat(stage: "Stage", beginning: _Beginning) -> Any:
    calls, messages, memory, result = pickle.loads(beginning.chat)  # noqa: S301 -- pickled above
    stage.api.calls.extend(calls)
    stage.api.updates.last_id = beginning.last_update
    for message in messages.values():
        stage.user.chat.show(message)
    stage.user.chat.memory = memory
    stage.pressed, stage.said = beginning.pressed, beginning.said
    stage.clock.advance(seconds=beginning.passed_s)
    return result
