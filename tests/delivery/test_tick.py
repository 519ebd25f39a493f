"""Due rows that cannot be read or that crash: set aside, said once, and nobody else waits for them; on both databases."""

import logging
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from sqlalchemy import text

from bot.conversation.texts import daily
from bot.conversation.work import Work
from bot.delivery.tick import MOST_CRASHES, TRY_AGAIN_AFTER, DueVerdict
from storage.engine import Database
from storage.errors import Unavailable
from storage.records import Conversation, Due, DueKind, DueState, StoredUser
from storage.unit_of_work import UnitOfWork
from tests.clocks import START
from tests.databases import clear
from tests.end_to_end.stage import Stage, staged
from tests.end_to_end.test_unasked import DUE, ready

KINDS = ", ".join(f"'{kind}'" for kind in DueKind)


@pytest_asyncio.fixture
async def two(database: Database, database_url: str) -> AsyncIterator[tuple[Stage, Stage]]:
    """Two people whose daily question is due at the same time."""
    async with staged(database_url) as stage:
        await ready(stage)
        other = await stage.another_user(2)
        await ready(other)
        stage.clock.go_to(DUE)
        yield stage, other
    await clear(database)
    if not database.is_sqlite:
        async with database.raw(writes=True) as connection:
            await connection.execute(text("ALTER TABLE due DROP CONSTRAINT IF EXISTS ck_due_kind"))
            await connection.execute(text(f"ALTER TABLE due ADD CONSTRAINT ck_due_kind CHECK (kind IN ({KINDS}))"))


async def change(stage: Stage, statement: str) -> None:
    """Change stored rows, past every check."""
    async with stage.bot.database.raw(writes=True) as connection:
        if stage.bot.database.is_sqlite:
            await connection.execute(text("PRAGMA ignore_check_constraints=ON"))
        else:
            await connection.execute(text("ALTER TABLE due DROP CONSTRAINT IF EXISTS ck_due_kind"))
        await connection.execute(text(statement))
        if stage.bot.database.is_sqlite:
            await connection.execute(text("PRAGMA ignore_check_constraints=OFF"))


async def states(stage: Stage, user_id: int) -> dict[str, int]:
    """How many due rows of a user stand where."""
    async with stage.bot.database.raw() as connection:
        query = text("SELECT state, count(*) AS n FROM due WHERE user_id = :user GROUP BY state")
        return {row.state: row.n for row in await connection.execute(query, {"user": user_id})}


def was_asked(stage: Stage) -> bool:
    """Whether the daily question came."""
    return any(daily.DAILY_HEADING in said for said in stage.texts)


class Crashing:
    """What handles due rows, made to crash for one user."""

    def __init__(self, stage: Stage, user_id: int) -> None:
        self.times = 0
        self.user_id = user_id
        self._tick = stage.bot.tick
        self._real = stage.bot.tick._on_due
        stage.bot.tick._on_due = self

    async def __call__(self, uow: UnitOfWork, conversation: Conversation, due: Due, work: Work) -> DueVerdict:
        """Crash, or handle the row."""
        if due.user_id == self.user_id:
            self.times += 1
            raise ZeroDivisionError
        return await self._real(uow, conversation, due, work)

    def end(self) -> None:
        """Let everything be handled again."""
        self._tick._on_due = self._real


async def test_a_row_that_crashes_does_not_stop_the_others_and_is_tried_again(two: tuple[Stage, Stage]) -> None:
    stage, other = two
    crashing = Crashing(stage, 1)
    await stage.tick()
    assert was_asked(other)
    assert not was_asked(stage)
    await stage.tick()
    assert crashing.times == 1
    crashing.end()
    stage.clock.go_to(DUE + TRY_AGAIN_AFTER)
    await stage.tick()
    assert was_asked(stage)


async def test_after_the_third_crash_a_row_is_set_aside_and_said(
    two: tuple[Stage, Stage], caplog: pytest.LogCaptureFixture
) -> None:
    stage, _ = two
    crashing = Crashing(stage, 1)
    with caplog.at_level(logging.INFO, "bot"):
        for _ in range(MOST_CRASHES + 4):
            await stage.tick()
            stage.clock.advance(minutes=15)
    assert crashing.times == MOST_CRASHES
    assert (await states(stage, 1))[DueState.SET_ASIDE] == 1
    said = [message.splitlines()[0] for message in caplog.messages if "is set aside" in message]
    assert [line.endswith("is set aside, ZeroDivisionError") for line in said] == [True]


async def test_the_day_after_a_row_was_set_aside_the_question_comes_as_usual(two: tuple[Stage, Stage]) -> None:
    stage, _ = two
    crashing = Crashing(stage, 1)
    for _ in range(MOST_CRASHES):
        await stage.tick()
        stage.clock.advance(minutes=15)
    crashing.end()
    stage.clock.go_to(DUE.replace(day=3))
    await stage.tick()
    assert was_asked(stage)


async def test_a_row_of_an_unknown_kind_is_set_aside_at_once(
    two: tuple[Stage, Stage], caplog: pytest.LogCaptureFixture
) -> None:
    stage, other = two
    await change(stage, "UPDATE due SET kind = 'horoscope' WHERE user_id = 1 AND kind = 'daily'")
    with caplog.at_level(logging.INFO, "bot"):
        await stage.tick()
        await stage.tick()
    assert was_asked(other)
    assert (await states(stage, 1))[DueState.SET_ASIDE] == 1
    assert len([message for message in caplog.messages if "is set aside, Unreadable" in message]) == 1
    stage.clock.go_to(DUE.replace(day=3))
    await stage.tick()
    assert was_asked(stage)


async def test_a_row_of_an_unknown_kind_breaks_no_setting(two: tuple[Stage, Stage]) -> None:
    stage, _ = two
    await change(stage, "UPDATE due SET kind = 'horoscope' WHERE user_id = 1 AND kind = 'weekly'")
    (shown,) = await stage.say("/settings")
    assert "Something went wrong" not in shown.plain


@pytest.mark.parametrize("data", ["garbage", "p:no JSON"])
async def test_a_chat_that_cannot_be_read_keeps_nobody_elses_question(two: tuple[Stage, Stage], data: str) -> None:
    stage, other = two
    await change(stage, f"UPDATE conversations SET data = '{data}' WHERE chat_id = 1")  # noqa: S608 -- our own words
    for _ in range(MOST_CRASHES):
        await stage.tick()
        stage.clock.advance(minutes=15)
    assert was_asked(other)
    async with stage.bot.database.read() as uow:
        assert await uow.due.claim(stage.clock.now(), 10) == []


async def test_a_batch_full_of_crashing_rows_does_not_stop_the_good_ones(
    two: tuple[Stage, Stage], monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, other = two
    monkeypatch.setattr("bot.delivery.tick.BATCH", 1)
    Crashing(stage, 1)
    await stage.tick()
    assert was_asked(other)


async def test_rows_that_cannot_even_be_put_off_do_not_spin(
    two: tuple[Stage, Stage], monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, _ = two
    crashing = Crashing(stage, 1)

    async def nothing(*_: object) -> None:
        return

    monkeypatch.setattr("bot.delivery.tick.BATCH", 1)
    monkeypatch.setattr(stage.bot.tick, "_record_crash", nothing)
    await stage.bot.tick.fire()
    assert crashing.times == 1


async def test_a_snooze_counts_its_crashes_anew(database: Database) -> None:
    async with database.begin() as uow:
        await uow.users.add(StoredUser(id=1, language="en", created_at=START, last_seen_at=START))
        await uow.due.put_off(1, DueKind.SNOOZED, START.date(), START, None)
        (row,) = await uow.due.claim(START, 10)
        assert [await uow.due.crashed(row.id, START) for _ in range(2)] == [1, 2]
        await uow.due.put_off(1, DueKind.SNOOZED, START.date(), START, None)
        assert await uow.due.crashed(row.id, START) == 1
        await uow.commit()


async def test_a_database_that_goes_away_is_no_crash_of_a_row(
    two: tuple[Stage, Stage], monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, _ = two

    async def gone(*_: object) -> DueVerdict:
        raise Unavailable("gone")

    with monkeypatch.context() as patched:
        patched.setattr(stage.bot.tick, "_on_due", gone)
        assert await stage.bot.tick.fire() == 0
    assert DueState.SET_ASIDE not in await states(stage, 1)
    await stage.tick()
    assert was_asked(stage)
