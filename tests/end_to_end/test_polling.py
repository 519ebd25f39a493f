"""Polling never goes deaf: whatever Telegram answers, the bot asks again, hears everybody, and says what is wrong once."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from bot.app import BotOptions, open_stardrill
from bot.conversation.texts import apologies
from bot.delivery.receiving.poll_watch import STALE_AFTER_S
from bot.delivery.receiving.polling import ANSWER_WITHIN_S, TokenRefused
from bot.delivery.watching.log_privacy import silence_libraries
from bot.terminal.faults import FaultKind
from bot.terminal.local_bot_api import LocalBotApi, Person
from bot.terminal.person import User
from storage.records import InboxState
from tests.clocks import HandClock
from tests.end_to_end.stage import TOKEN, Stage, staged
from tests.unreadable import POLL

TYPED = "my secret answer"
TOLD = ["cannot be asked for updates", "answers polls again"]
WAITED_FOR = (
    FaultKind.NOT_FOUND,
    FaultKind.CONFLICT,
    FaultKind.SERVER,
    FaultKind.FORBIDDEN,
    FaultKind.CUT_BEFORE,
    FaultKind.CUT_AFTER,
    FaultKind.CLIPPED,
)


@pytest_asyncio.fixture
async def quiet_stage(sqlite_url: str, caplog: pytest.LogCaptureFixture) -> AsyncIterator[Stage]:
    """A running bot for whoever is admitted, which is user 1, at the most talkative level."""
    caplog.set_level(logging.DEBUG)
    async with staged(sqlite_url, allowed=frozenset({1}), port=0) as stage:
        await stage.set_up()
        yield stage


def polls(stage: Stage) -> int:
    return sum(call.method == "getUpdates" for call in stage.api.calls)


async def polled(stage: Stage, times: int) -> None:
    """Wait until Telegram was polled so many times more."""
    until = polls(stage) + times
    while polls(stage) < until:  # noqa: ASYNC110 -- what reached Telegram is looked at
        await asyncio.sleep(0.001)


def said_of_polling(caplog: pytest.LogCaptureFixture) -> list[str]:
    phrases = ("cannot be asked for updates", "answers polls again", "Another process polls")
    return [phrase for record in caplog.records for phrase in phrases if phrase in record.getMessage()]


async def states(stage: Stage, user_id: int) -> list[str]:
    async with stage.bot.database.read() as uow:
        rows = await uow.inbox.given_up(10)
    return [row.state for row in rows if row.chat_id == user_id]


async def ready(stage: Stage) -> bool:
    async with aiohttp.ClientSession() as client, client.get(f"http://127.0.0.1:{stage.bot.port}/readyz") as response:
        found = await response.json()
        assert (response.status == 200) is found["ready"]
        return bool(found["ready"])


async def test_an_update_that_the_library_cannot_parse_is_set_aside_and_everybody_is_heard(
    quiet_stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    stage = quiet_stage
    stranger = User(stage.api, Person(id=666))
    before = polls(stage)
    stage.user.say(TYPED)
    stranger._send(POLL)
    stage.user.say("/help")
    await stage.settle()
    assert stage.texts[-1].startswith("What I can do")
    assert await states(stage, 666) == [InboxState.SET_ASIDE]
    assert polls(stage) - before < 10
    assert stranger.chat.messages == {}
    (line,) = [record.getMessage() for record in caplog.records if "is set aside" in record.getMessage()]
    assert (str(stage.api.updates.last_id - 1) in line, "TypeError" in line) == (True, True)
    assert TYPED not in caplog.text
    assert 'stardrill_updates_total{outcome="set_aside"} 1.0' in stage.bot.metrics.page().decode()


async def test_a_user_is_told_of_what_nobody_can_read_and_the_chat_goes_on(quiet_stage: Stage) -> None:
    stage = quiet_stage
    (told,) = await stage.do(lambda: stage.user._send(POLL))
    assert told.plain == apologies.UNREADABLE
    assert any("3 words" in said.plain for said in await stage.say("one two three"))


@pytest.mark.parametrize("kind", WAITED_FOR)
async def test_a_poll_that_fails_is_tried_again_and_told_of_once(
    quiet_stage: Stage, caplog: pytest.LogCaptureFixture, kind: FaultKind
) -> None:
    stage = quiet_stage
    caplog.clear()
    stage.api.faults.order(kind, "getUpdates", times=4)
    typed = [TYPED]
    await stage.say(TYPED)
    while stage.api.faults.waiting:
        typed.append(f"word {len(typed)}")
        stage.user.say(typed[-1])
        await polled(stage, 1)
    await stage.settle()
    async with stage.bot.database.read() as uow:
        assert [part.text for part in await uow.answers.parts(1)] == typed
    told = ["Another process polls"] if kind is FaultKind.CONFLICT else TOLD
    async with asyncio.timeout(10):
        while len(said_of_polling(caplog)) < len(told):  # noqa: ASYNC110 -- what is logged is looked at
            await asyncio.sleep(0.001)
    assert said_of_polling(caplog) == told
    assert TYPED not in caplog.text


async def test_another_process_that_polls_is_told_of_once_however_often_it_gets_in_the_way(
    quiet_stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    stage = quiet_stage
    caplog.clear()
    for _ in range(3):
        stage.api.faults.order(FaultKind.CONFLICT, "getUpdates")
        await stage.say("/help")
    stage.clock.advance(hours=2)
    stage.api.faults.order(FaultKind.CONFLICT, "getUpdates")
    await stage.say("/help", "/help")
    assert said_of_polling(caplog) == ["Another process polls"] * 2


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"[]", b'{"ok": true}', b'{"ok": true, "result": 5}', b'{"ok": true, "result": {"a": 1}}'],
)
async def test_an_answer_that_is_none_is_waited_for(quiet_stage: Stage, body: bytes) -> None:
    stage = quiet_stage
    stage.api.faults.order(FaultKind.REPLACED, "getUpdates", times=3, body=body)
    await stage.say("/help")
    assert stage.texts[-1].startswith("What I can do")


async def test_a_batch_of_nothing_that_can_be_read_is_not_asked_for_without_a_pause(
    quiet_stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    stage = quiet_stage
    slept: list[float] = []
    real = stage.clock.sleep

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        await real(seconds)

    stage.clock.sleep = sleep  # type: ignore[method-assign]
    junk = [TYPED, {"message": {"text": TYPED}}, {"update_id": TYPED}, {"update_id": 10**30}]
    body = json.dumps({"ok": True, "result": junk}).encode()
    stage.api.faults.order(FaultKind.REPLACED, "getUpdates", times=5, body=body)
    stage.user.say("/help")
    await stage.settle()
    assert slept[:5] == [0.5, 1.0, 2.0, 4.0, 8.0]
    assert stage.texts[-1].startswith("What I can do")
    assert TYPED not in caplog.text
    assert 'stardrill_updates_total{outcome="unreadable"} 20.0' in stage.bot.metrics.page().decode()


async def test_what_is_no_update_is_stepped_over_and_its_neighbours_are_handled(quiet_stage: Stage) -> None:
    stage = quiet_stage

    def with_junk() -> None:
        stage.user.say("/help")
        update = stage.api.updates._pending.pop()
        body = json.dumps({"ok": True, "result": [None, update, "junk"]}).encode()
        stage.api.faults.order(FaultKind.REPLACED, "getUpdates", body=body)
        stage.api.updates._pending.append(update)

    await stage.do(with_junk)
    assert stage.texts[-1].startswith("What I can do")


async def test_telegram_is_left_alone_for_as_long_as_it_asks(quiet_stage: Stage) -> None:
    stage = quiet_stage
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        await asyncio.sleep(0)

    stage.clock.sleep = sleep  # type: ignore[method-assign]
    stage.api.faults.order(FaultKind.FLOOD, "getUpdates", retry_after=77)
    await stage.say("/help", "/help")
    assert slept[0] == 77


@pytest.mark.parametrize("kind", [FaultKind.NOT_FOUND, FaultKind.CONFLICT, FaultKind.SERVER, FaultKind.CLIPPED])
async def test_a_bot_that_hears_nothing_is_not_ready_within_a_minute(quiet_stage: Stage, kind: FaultKind) -> None:
    stage = quiet_stage
    assert await ready(stage)
    stage.api.faults.order(kind, "getUpdates", times=10**6)
    stage.user.say("/help")
    await polled(stage, 2)
    stage.clock.advance(seconds=60)
    await polled(stage, 2)
    assert not await ready(stage)
    stage.api.faults.forget()
    await stage.settle()
    await stage.say("/help")
    assert await ready(stage)


def test_an_idle_poll_is_answered_before_the_bot_counts_as_deaf() -> None:
    assert ANSWER_WITHIN_S < STALE_AFTER_S < 60


async def test_a_401_ends_polling_and_the_bot_says_so(quiet_stage: Stage) -> None:
    stage = quiet_stage
    stage.api.faults.order(FaultKind.UNAUTHORIZED, "getUpdates")
    stage.user.say("/help")
    with pytest.raises(TokenRefused):
        await asyncio.wait_for(stage.bot.deaf(), 10)


async def test_a_webhook_that_was_set_before_is_taken_away(sqlite_url: str) -> None:
    clock = HandClock()
    async with LocalBotApi(token=TOKEN, clock=clock) as api:
        api.webhook.url = "http://127.0.0.1:9/"
        api.faults.order(FaultKind.NOT_FOUND, "deleteWebhook", times=2)
        plan = BotOptions(token=TOKEN, api_url=api.url, database_url=sqlite_url, clock=clock, unlimited=True)
        bot = await open_stardrill(plan)
        await bot.start()
        stage = Stage(bot=bot, api=api, user=User(api), clock=clock)
        await stage.say("/start")
        await bot.stop()
        assert api.webhook.url == ""
        assert stage.texts


def test_what_the_library_says_is_one_line_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    silence_libraries()
    caplog.set_level(logging.DEBUG)
    library = logging.getLogger("telegram.ext.ExtBot")
    words: dict[str, Any] = {"text": TYPED}
    try:
        raise KeyError(TYPED)
    except KeyError:
        library.exception("Error while parsing updates! Received data was %r", words)
    library.info("Received %r", words)
    (line,) = caplog.text.splitlines()
    assert ("telegram.ext.ExtBot" in line, "KeyError" in line, TYPED in line) == (True, True, False)
