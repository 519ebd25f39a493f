"""Outages: the database or Telegram goes away for a while, the clock jumps; nothing is lost and work resumes by itself."""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from time import perf_counter

import aiohttp
import pytest
import pytest_asyncio
from sqlalchemy import event

from bot.app import BotOptions, open_stardrill
from bot.app import stardrill as app
from bot.delivery.http.http_client import AiohttpRequest
from bot.terminal.faults import FaultKind
from bot.terminal.local_bot_api import LocalBotApi
from storage import engine
from storage.records import DueKind
from tests.clocks import HandClock
from tests.end_to_end.stage import STORY, TOKEN, Stage, staged
from tests.logs import logged
from tests.postgres import PostgresServer

WORDS = ("one two three", "four five", "six")


@pytest_asyncio.fixture
async def postgres() -> AsyncIterator[PostgresServer]:
    """A PostgreSQL that can be stopped."""
    server = PostgresServer()
    yield server
    server.end()


async def test_a_postgresql_that_stops_loses_nothing_and_is_told_of_once(
    postgres: PostgresServer, caplog: pytest.LogCaptureFixture
) -> None:
    async with staged(postgres.url) as stage:
        await stage.set_up()
        with caplog.at_level(logging.WARNING):
            postgres.stop()
            await _typed_in_vain(stage)
            postgres.start()
            await stage.settle()
        await _kept(stage, *WORDS)
        assert _told(caplog) == ["does not answer", "answers again"]


async def test_a_sqlite_file_that_another_process_holds_loses_nothing_and_is_told_of_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_S", 0.05)
    file = tmp_path / "stardrill.sqlite3"
    async with staged(f"sqlite:///{file}") as stage:
        await stage.set_up()
        with caplog.at_level(logging.WARNING), closing(sqlite3.connect(file)) as other:
            other.execute("BEGIN IMMEDIATE")
            await _typed_in_vain(stage)
            other.rollback()
            await stage.settle()
        await _kept(stage, *WORDS)
        assert _told(caplog) == ["does not answer", "answers again"]


async def test_a_full_disk_loses_nothing_and_is_told_of_once(sqlite_url: str, caplog: pytest.LogCaptureFixture) -> None:
    async with staged(sqlite_url) as stage:
        await stage.set_up()
        pages = ["max_page_count = 1"]
        long_texts = [f"{number} {'x' * 4_000}" for number in range(12)]

        @event.listens_for(stage.bot.database.sync_engine, "checkout")
        def _limit(connection: object, *_: object) -> None:
            connection.execute(f"PRAGMA {pages[0]}")  # type: ignore[attr-defined]

        with caplog.at_level(logging.WARNING):
            for text in long_texts:
                stage.user.say(text)
            await _a_while()
            assert stage.api.updates.waiting > 0
            pages[0] = "max_page_count = 1000000"
            await stage.settle()
        await _kept(stage, *long_texts)
        assert _told(caplog) == ["does not answer", "answers again"]


async def test_after_a_minute_without_telegram_the_outbox_drains_in_order(stage: Stage) -> None:
    await stage.set_up()
    said = len(stage.texts)
    stage.api.faults.order(FaultKind.SERVER, "sendMessage", times=5)
    await stage.say(*WORDS, "Done")
    for _ in range(8):
        stage.clock.advance(seconds=40)
        stage.bot.outbox.wake()
        await stage.bot.settled()
    status, feedback, _ = stage.texts[said:]
    assert status.startswith("6 words")
    assert feedback.startswith("Weak")


async def test_a_stop_ends_in_time_with_a_telegram_that_hangs_and_the_next_start_says_it(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    within_s = _hurried(monkeypatch)
    clock = HandClock()
    async with staged(sqlite_url, clock) as stage:
        await stage.set_up()
        stage.api.faults.order(FaultKind.HANG, "sendMessage")
        stage.user.say(*WORDS[:1])
        await stage.api.updates.acknowledged()
        while stage.api.faults.waiting:  # noqa: ASYNC110 -- until the bot hangs in its call
            await asyncio.sleep(0.001)
        told_to_stop = perf_counter()
        await stage.bot.stop()
        assert perf_counter() - told_to_stop < within_s
    async with staged(sqlite_url, clock) as again:
        await again.bot.settled()
        assert any("3 words" in text for text in again.texts)


async def test_a_stop_ends_in_time_though_connections_do_not_close(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hang(_: object) -> None:
        await asyncio.sleep(3600)

    within_s = _hurried(monkeypatch)
    async with staged(sqlite_url) as stage:
        with monkeypatch.context() as patched:
            patched.setattr(AiohttpRequest, "shutdown", hang)
            told_to_stop = perf_counter()
            await stage.bot.stop()
            assert perf_counter() - told_to_stop < within_s


@pytest.mark.parametrize("kind", [FaultKind.SERVER, FaultKind.FORBIDDEN, FaultKind.CONFLICT])
async def test_a_telegram_that_cannot_be_reached_at_the_start_is_told_of_once(
    sqlite_url: str, caplog: pytest.LogCaptureFixture, kind: FaultKind
) -> None:
    clock = HandClock()
    async with LocalBotApi(token=TOKEN, clock=clock) as api:
        api.faults.order(kind, "getMe", times=9)
        plan = BotOptions(token=TOKEN, api_url=api.url, database_url=sqlite_url, clock=clock, unlimited=True)
        bot = await open_stardrill(plan)
        with caplog.at_level(logging.WARNING, "bot"):
            await bot.start()
            await bot.stop()
    assert [message.split("(")[0].split(",")[0] for message in logged(caplog)] == [
        "Telegram does not answer ",
        "Telegram answers again",
    ]


async def test_a_clock_that_jumps_brings_neither_a_heap_nor_nothing(stage: Stage) -> None:
    await stage.set_up()
    await stage.press("Skip")
    due = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)
    stage.clock.go_to(due)
    assert len(await stage.tick()) == 2
    stage.clock.go_to(due - timedelta(hours=3))
    assert await stage.tick() == []
    stage.clock.go_to(due + timedelta(minutes=1))
    assert await stage.tick() == []
    stage.clock.go_to(due + timedelta(days=1))
    assert len(await stage.tick()) == 2


async def test_after_a_clock_that_was_a_month_ahead_the_next_days_question_comes(stage: Stage) -> None:
    await stage.set_up()
    await stage.press("Skip")
    due = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)
    stage.clock.go_to(due + timedelta(days=30))
    await stage.tick()
    stage.clock.go_to(due + timedelta(minutes=1))
    assert await stage.tick() == []
    await stage.bot.housekeeping.run()
    stage.clock.go_to(due + timedelta(days=1))
    assert len(await stage.tick()) == 2


async def test_a_pause_of_a_month_is_not_taken_for_a_wrong_clock(stage: Stage) -> None:
    await stage.set_up()
    await stage.press("Skip")
    await stage.say("/settings")
    await stage.press("Pause")
    await stage.say("12 April")
    async with stage.bot.database.read() as uow:
        before = await uow.due.pending(1)
    await stage.bot.housekeeping.run()
    async with stage.bot.database.read() as uow:
        assert await uow.due.pending(1) == before
    assert any(row.due_at - stage.clock.now() > timedelta(days=25) for row in before)


@pytest.mark.parametrize(
    ("eve", "clock"),
    [(date(2026, 3, 28), time(2, 30)), (date(2026, 10, 24), time(2, 30))],
    ids=["the-missing-hour", "the-doubled-hour"],
)
async def test_the_daily_question_comes_once_on_each_day_around_a_clock_change(
    sqlite_url: str, eve: date, clock: time
) -> None:
    hand = HandClock(datetime.combine(eve, time(12), UTC))
    async with staged(sqlite_url, hand) as stage:
        await stage.set_up()
        await stage.press("Skip")
        await _daily_at(stage, clock)
        asked = []
        for _ in range(4 * 24 * 4):
            hand.advance(minutes=15)
            if await stage.tick():
                asked.append(hand.now().date())
        assert asked == [eve + timedelta(days=n) for n in range(1, 5)]


async def test_a_bot_that_telegram_does_not_answer_is_not_ready(sqlite_url: str) -> None:
    async with staged(sqlite_url, port=0) as stage:
        url = f"http://127.0.0.1:{stage.bot.port}/readyz"
        async with aiohttp.ClientSession() as client:
            async with client.get(url) as response:
                assert (response.status, (await response.json())["ready"]) == (200, True)
            stage.clock.advance(minutes=5)
            async with client.get(url) as response:
                assert (response.status, (await response.json())["ready"]) == (503, False)


def _hurried(monkeypatch: pytest.MonkeyPatch) -> float:
    """Let a stop have a fifth of its time, for each of its parts; how many seconds it may take in all."""
    for name in ("STOP_WITHIN_S", "FINISH_WITHIN_S", "CLOSE_WITHIN_S"):
        monkeypatch.setattr(app, name, getattr(app, name) / 5)
    return app.STOP_WITHIN_S


async def _typed_in_vain(stage: Stage) -> None:
    """Type while the database is away: Telegram keeps all of it."""
    for words in WORDS:
        stage.user.say(words)
    await _a_while()
    assert stage.api.updates.waiting == len(WORDS)


async def _a_while() -> None:
    """Long enough for the bot to try again many times."""
    for _ in range(300):
        await asyncio.sleep(0.001)


async def _kept(stage: Stage, *texts: str) -> None:
    """Everything that was typed is there, once and in order, and the bot goes on."""
    async with stage.bot.database.read() as uow:
        current = await uow.answers.current(stage.user.person.id)
        assert current is not None
        assert [part.text for part in await uow.answers.parts(current.id)] == list(texts)
    assert "Every rule" in (await stage.answered(STORY)).labels


def _told(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What the log says of the database."""
    phrases = ("does not answer", "answers again")
    return [phrase for record in caplog.records for phrase in phrases if phrase in record.getMessage()]


async def _daily_at(stage: Stage, clock: time) -> None:
    """A daily time that nobody would choose, with quiet hours that allow it."""
    async with stage.bot.database.begin() as uow:
        settings = await uow.settings.get(stage.user.person.id)
        assert settings is not None
        noon = time(12)
        await uow.settings.put(replace(settings, daily_time=clock, quiet_from=noon, quiet_to=noon, weekly_on=False))
        await uow.due.cancel(stage.user.person.id, DueKind.WEEKLY)
        await uow.commit()
    await stage.say("/start")
