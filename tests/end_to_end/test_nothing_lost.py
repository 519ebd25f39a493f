"""What is acknowledged is stored, what is stored is handled once, and what was promised is said, also after a crash."""

import asyncio
import io
from datetime import UTC, datetime

import aiohttp
import pytest

from bot.app import BotOptions, open_stardrill
from bot.delivery.receiving.raw_update import read_update
from bot.delivery.receiving.update_processor import UpdateProcessor
from bot.terminal.faults import FaultKind
from bot.terminal.local_bot_api import LocalBotApi
from bot.terminal.person import User
from storage.engine import Database
from storage.errors import Unavailable
from storage.repositories.delivery.inbox import Inbox
from storage.schema import upgrade
from tests.clocks import HandClock
from tests.databases import clear
from tests.end_to_end.stage import STORY, TOKEN, Stage, staged

SECRET = "a-secret-of-the-tests"


async def test_an_update_that_comes_twice_is_one_part(stage: Stage) -> None:
    await stage.set_up()
    stage.user.say("one two three")
    stage.api.updates.repeat(stage.api.updates._pending[-1])
    await stage.settle()
    async with stage.bot.database.read() as uow:
        assert len(await uow.answers.parts(1)) == 1


async def test_what_was_stored_before_a_crash_is_handled_by_the_next_start(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def die(*_: object) -> None:
        raise asyncio.CancelledError

    clock = HandClock()
    async with staged(sqlite_url, clock) as stage:
        await stage.set_up()
        monkeypatch.setattr(UpdateProcessor, "_handle_oldest", die)
        stage.user.say("one two three")
        await stage.api.updates.acknowledged()
        monkeypatch.undo()
    async with staged(sqlite_url, clock) as again:
        await again.bot.settled()
        assert any("3 words" in text for text in again.texts)
        async with again.bot.database.read() as uow:
            assert len(await uow.answers.parts(1)) == 1


async def test_a_handler_that_dies_halfway_leaves_nothing_half_done(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stage.set_up()
    real, failures = Inbox.finish, [Unavailable("gone"), Unavailable("gone")]

    async def fail_twice(self: Inbox, *args: object) -> None:
        if failures:
            raise failures.pop()
        await real(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(Inbox, "finish", fail_twice)
    (status,) = await stage.say("one two three")
    assert "3 words" in status.plain
    async with stage.bot.database.read() as uow:
        assert len(await uow.answers.parts(1)) == 1


async def test_nothing_is_acknowledged_while_the_database_is_away(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stage.set_up()
    away = asyncio.Event()
    real = Inbox.put

    async def put(self: Inbox, *args: object) -> int | None:
        if not away.is_set():
            raise Unavailable("gone")
        return await real(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(Inbox, "put", put)
    stage.user.say("one two three")
    for _ in range(20):
        await asyncio.sleep(0)
    assert stage.api.updates.waiting == 1
    away.set()
    await stage.settle()
    assert any("3 words" in text for text in stage.texts)


async def test_a_reply_that_telegram_could_not_take_is_said_later(stage: Stage) -> None:
    await stage.set_up()
    stage.api.faults.order(FaultKind.SERVER, "sendMessage", times=1)
    assert await stage.say("one two three") == []
    stage.clock.advance(seconds=10)
    stage.bot.outbox.wake()
    await stage.bot.settled()
    assert any("3 words" in text for text in stage.texts)


async def test_chats_are_handled_side_by_side_and_each_in_order(stage: Stage) -> None:
    others = [await stage.another_user(number) for number in range(2, 6)]
    for other in others:
        await other.set_up()
    for number in range(8):
        for other in others:
            other.user.say(f"w{number}")
    await stage.settle()
    async with stage.bot.database.read() as uow:
        for other in others:
            current = await uow.answers.current(other.user.person.id)
            assert current is not None
            assert [p.text for p in await uow.answers.parts(current.id)] == [f"w{number}" for number in range(8)]


async def test_the_whole_way_by_webhook(sqlite_url: str) -> None:
    async with staged(sqlite_url, webhook_url="http://127.0.0.1", webhook_secret=SECRET, port=0) as stage:
        url = stage.api.webhook.url.replace("http://127.0.0.1", f"http://127.0.0.1:{stage.bot.port}")
        stage.api.webhook.url = url
        await stage.set_up()
        assert "Every rule" in (await stage.answered(STORY)).labels
        assert stage.api.called("getUpdates") == []


async def test_the_webhook_takes_nothing_from_strangers(sqlite_url: str) -> None:
    async with staged(sqlite_url, webhook_url="http://127.0.0.1", webhook_secret=SECRET, port=0) as stage:
        path = stage.api.webhook.url.removeprefix("http://127.0.0.1")
        base = f"http://127.0.0.1:{stage.bot.port}"
        secret = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        async with aiohttp.ClientSession() as client:
            cases = {
                403: client.post(base + path, json={"update_id": 1}),
                404: client.post(base + "/telegram/guess", json={"update_id": 1}, headers=secret),
                400: client.post(base + path, data=b"{", headers=secret),
                413: client.post(base + path, data=io.BytesIO(b"x" * 1_100_000), headers=secret),
                200: client.get(base + "/healthz"),
            }
            for status, call in cases.items():
                async with call as response:
                    assert response.status == status
            async with client.get(base + "/readyz") as response:
                assert (await response.json())["ready"] is True
        assert SECRET not in path


async def test_the_webhook_asks_again_while_the_database_is_away(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def put(*_: object) -> bool:
        raise Unavailable("gone")

    async with staged(sqlite_url, webhook_url="http://127.0.0.1", webhook_secret=SECRET, port=0) as stage:
        path = stage.api.webhook.url.removeprefix("http://127.0.0.1")
        monkeypatch.setattr(Inbox, "put", put)
        async with (
            aiohttp.ClientSession() as client,
            client.post(
                f"http://127.0.0.1:{stage.bot.port}{path}",
                json={"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}}},
                headers={"X-Telegram-Bot-Api-Secret-Token": SECRET},
            ) as response,
        ):
            assert response.status == 503


async def test_after_a_long_outage_who_was_in_the_middle_is_told(sqlite_url: str) -> None:
    clock = HandClock()
    async with staged(sqlite_url, clock) as stage:
        await stage.set_up()
        await stage.say("my story so far")
        await stage.bot.housekeeping.run()
    clock.advance(hours=30)
    async with staged(sqlite_url, clock) as again:
        again.bot.outbox.wake()
        await again.bot.settled()
        assert any("longer than Telegram keeps messages" in text and "so far" in text for text in again.texts)


async def test_after_a_short_one_nobody_is_bothered(sqlite_url: str) -> None:
    clock = HandClock()
    async with staged(sqlite_url, clock) as stage:
        await stage.set_up()
        await stage.bot.housekeeping.run()
    clock.advance(hours=20)
    async with staged(sqlite_url, clock) as again:
        await again.bot.settled()
        assert again.texts == []


async def test_the_whole_way_on_postgresql(postgresql_url: str) -> None:
    database = await Database.open(postgresql_url)
    await upgrade(database)
    await clear(database)
    await database.close()
    async with staged(postgresql_url) as stage:
        await stage.set_up()
        feedback = await stage.answered(STORY)
        assert "Rewrite it" in feedback.labels
        stage.clock.go_to(datetime(2026, 3, 2, 17, 30, tzinfo=UTC))
        assert await stage.tick() == []
        stage.clock.go_to(datetime(2026, 3, 3, 17, 30, tzinfo=UTC))
        assert len(await stage.tick()) == 2
        await stage.say("/delete")
        await stage.press("Erase everything")
        assert "erased" in stage.texts[-1]


async def test_a_telegram_that_cannot_be_reached_at_the_start_is_waited_for(sqlite_url: str) -> None:
    clock = HandClock()
    async with LocalBotApi(token=TOKEN, clock=clock) as api:
        api.faults.order(FaultKind.SERVER, "getMe", times=3)
        api.faults.order(FaultKind.FLOOD, "getMe", retry_after=5)
        plan = BotOptions(token=TOKEN, api_url=api.url, database_url=sqlite_url, clock=clock, unlimited=True)
        bot = await open_stardrill(plan)
        await bot.start()
        stage = Stage(bot=bot, api=api, user=User(api), clock=clock)
        assert "Is it" in (await stage.say("/start"))[0].plain
        await bot.stop()


async def test_half_a_sign_in_a_text_costs_nobody_the_answer(stage: Stage) -> None:
    await stage.set_up()
    content = stage.user._message(9_000_000, {"text": "I wrote \ud800 the test 😀"})
    await stage.bot.store.store([read_update({"update_id": 2**40, "message": content})])
    await stage.bot.settled()
    async with stage.bot.database.read() as uow:
        answer = await uow.answers.current(1)
        assert answer is not None
        assert [part.text for part in await uow.answers.parts(answer.id)] == ["I wrote \ufffd the test 😀"]
