"""Stored times that cannot be read silence nobody. On SQLite: PostgreSQL's columns take nothing but times."""

import logging

import aiohttp
import pytest
from sqlalchemy import text

from bot.conversation.texts import daily
from bot.delivery.watching.health import Health
from storage.records import DueState
from tests.end_to_end.stage import Stage, staged
from tests.end_to_end.test_replay import LAST_ID, pending
from tests.end_to_end.test_unasked import DUE, ready

WRONG = "Something went wrong"


async def change(stage: Stage, statement: str) -> None:
    """Change stored rows, past every check."""
    async with stage.bot.database.raw(writes=True) as connection:
        await connection.execute(text(statement))


async def due_states(stage: Stage) -> dict[str, int]:
    async with stage.bot.database.raw() as connection:
        rows = await connection.execute(text("SELECT state, count(*) AS n FROM due GROUP BY state"))
        return {row.state: row.n for row in rows}


@pytest.mark.parametrize("stored", ["nonsense", ""])
async def test_an_update_whose_arrival_cannot_be_read_is_handled_and_its_chat_goes_on(
    sqlite_url: str, stored: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with staged(sqlite_url) as stage:
        await stage.set_up()
        await pending(stage.bot.database, "one", "two")
        await change(stage, f"UPDATE inbox SET received_at = '{stored}' WHERE state = 'pending'")  # noqa: S608 -- our own words
    async with staged(sqlite_url) as stage:
        # Telegram goes on counting, whoever asks.
        stage.api.updates.last_id = LAST_ID
        await stage.say("/help")
        assert any("What I can do" in said for said in stage.texts)
        async with stage.bot.database.read() as uow:
            assert [part.text for part in await uow.answers.parts(1)] == ["one", "two"]
    assert "crashed" not in caplog.text


async def test_health_and_metrics_answer_whatever_instants_wait(sqlite_url: str) -> None:
    async with staged(sqlite_url, port=0) as stage:
        await stage.set_up()
        stage.bot.outbox.stop()
        async with stage.bot.database.begin() as uow:
            await uow.inbox.put(5_000, 99, "{}", stage.clock.now())
            await uow.outbox.add(99, "{}", None, True, 0, stage.clock.now())
            await uow.commit()
        await change(stage, "UPDATE inbox SET received_at = 'nonsense' WHERE state = 'pending'")
        await change(stage, "UPDATE outbox SET not_before = 'nonsense' WHERE state = 'pending'")
        async with aiohttp.ClientSession() as client:
            for path in ("readyz", "metrics"):
                async with client.get(f"http://127.0.0.1:{stage.bot.port}/{path}") as response:
                    assert response.status == 200
        health = Health(database=stage.bot.database, clock=stage.clock, metrics=stage.bot.metrics, polls=None)
        assert await health.ready() == {"ready": True, "inbox_lag_s": 0.0, "outbox_lag_s": 0.0}


async def test_due_rows_without_a_time_are_set_aside_told_of_and_break_no_setting(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    await ready(stage)
    await change(stage, "UPDATE due SET due_at = 'garbage'")
    await stage.say("/settings")
    assert not [said for said in stage.texts if WRONG in said]
    with caplog.at_level(logging.INFO, "bot"):
        await stage.tick()
    assert "is set aside, Unreadable" in caplog.text
    assert (await due_states(stage))[DueState.SET_ASIDE] >= 1


@pytest.mark.parametrize("rows", [1, 2, 3])
async def test_after_any_number_of_them_the_next_day_is_planned(stage: Stage, rows: int) -> None:
    await ready(stage)
    async with stage.bot.database.begin() as uow:
        planned = (await uow.due.pending(1))[0]
        for number in range(rows - 1):
            await uow.due.put_off(1, planned.kind, planned.local_date.replace(day=20 + number), DUE, None)
        await uow.commit()
    await change(stage, "UPDATE due SET due_at = 'garbage'")
    stage.clock.go_to(DUE)
    await stage.tick()
    stage.clock.go_to(DUE.replace(day=3))
    await stage.tick()
    assert any(daily.DAILY_HEADING in said for said in stage.texts)
    assert (await due_states(stage))[DueState.SET_ASIDE] >= 1


async def test_a_question_on_a_day_that_no_calendar_has_is_planned_anew(stage: Stage) -> None:
    await ready(stage)
    await change(stage, "UPDATE due SET due_at = '2026-13-45 00:00:00' WHERE kind = 'daily'")
    await stage.bot.housekeeping.run()
    stage.clock.go_to(DUE)
    await stage.tick()
    assert any(daily.DAILY_HEADING in said for said in stage.texts)


@pytest.mark.parametrize(
    "garbled",
    [
        "users SET created_at = 'x', last_seen_at = 'x', blocked_at = 'x'",
        "users SET created_at = '', last_seen_at = 7",
        "conversations SET updated_at = 'x'",
        "settings SET daily_time = 'x', weekly_time = 'x', quiet_from = '', quiet_to = 'x', planned_on = 'x'",
        "settings SET paused_until = 'x', interview_on = 'x', interview_at = 'x'",
    ],
)
async def test_every_command_works_for_whose_times_cannot_be_read(stage: Stage, garbled: str) -> None:
    await ready(stage)
    await change(stage, f"UPDATE {garbled}")
    for command in ("/help", "/practice", "/settings", "/coverage", "/plan", "/stories", "/cancel"):
        assert await stage.say(command), command
    assert not [said for said in stage.texts if WRONG in said]


async def test_a_chat_that_stands_somewhere_since_nobody_knows_when_gets_its_daily_question(stage: Stage) -> None:
    await ready(stage)
    await stage.say("/settings")
    await stage.press("Time zone")
    await change(stage, "UPDATE conversations SET updated_at = 'nonsense'")
    stage.clock.go_to(DUE)
    await stage.tick()
    assert any(daily.DAILY_HEADING in said for said in stage.texts)
