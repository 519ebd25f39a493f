"""After a death: what was in hand is handled alone and first, and what kills the process is set aside with its text kept."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy import update
from telegram import Bot, Update
from telegram.ext import Application

from bot.app import BotOptions, Stardrill, open_stardrill
from bot.conversation.texts import apologies
from bot.delivery.receiving.chat_queue import ChatQueue
from bot.delivery.receiving.replay import Replay
from bot.delivery.receiving.unhandled import MOST_DEATHS
from bot.delivery.receiving.update_processor import UpdateProcessor
from bot.terminal.faults import FaultKind
from bot.terminal.local_bot_api import LocalBotApi, Person
from bot.terminal.person import User
from storage.engine import Database
from storage.records import InboxState, InboxUpdate
from storage.tables import CONVERSATION, INBOX
from tests.clocks import HandClock
from tests.end_to_end.stage import TOKEN, Stage, staged
from tests.unreadable import POLL

KILLER = "the text that kills"
LAST_ID = 10_000


def message(update_id: int, text: str, chat_id: int = 1, **content: Any) -> str:
    """An update as it is stored."""
    chat = {"id": chat_id, "type": "private", "first_name": "You"}
    sender = {"id": chat_id, "is_bot": False, "first_name": "You"}
    told = {"message_id": update_id, "date": 1, "chat": chat, "from": sender, "text": text, **content}
    return json.dumps({"update_id": update_id, "message": told})


async def pending(database: Database, *texts: str, chat_id: int = 1, first: int = 1000, deaths: int = 0) -> list[int]:
    """Store updates that a process left behind; our ids."""
    async with database.begin() as uow:
        ids = []
        for update_id, text in enumerate(texts, first):
            payload = text if text.startswith("{") else message(update_id, text, chat_id)
            stored = await uow.inbox.put(update_id, chat_id, payload, HandClock().now())
            assert stored is not None
            await uow.inbox.count_deaths(stored, deaths)
            ids.append(stored)
        await uow.commit()
    return ids


async def given_up(database: Database) -> list[InboxUpdate]:
    async with database.read() as uow:
        return [*await uow.inbox.given_up(100)]


async def deaths(database: Database, inbox_id: int) -> int:
    async with database.read() as uow:
        row = await uow.inbox.in_no_hand(inbox_id)
    assert row is not None
    return row.deaths


async def parts(stage: Stage, answer_id: int = 1) -> list[str]:
    async with stage.bot.database.read() as uow:
        return [part.text for part in await uow.answers.parts(answer_id)]


@asynccontextmanager
async def stopped(url: str, clock: HandClock) -> AsyncIterator[tuple[Stardrill, LocalBotApi]]:
    """A bot that is built and not started, after one that somebody has set up."""
    async with staged(url, clock) as stage:
        await stage.set_up()
    async with LocalBotApi(token=TOKEN, clock=clock) as api:
        api.chat(1)
        # Telegram goes on counting, whoever asks.
        api.updates.last_id = LAST_ID
        plan = BotOptions(token=TOKEN, api_url=api.url, database_url=url, clock=clock, unlimited=True, host="127.0.0.1")
        bot = await open_stardrill(plan)
        try:
            yield bot, api
        finally:
            await bot.stop()


async def test_what_waits_is_handled_in_order_the_oldest_of_each_chat_before_anything_else_is_done(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    real_take, real_start = UpdateProcessor.take_alone, ChatQueue.start

    async def take_alone(self: UpdateProcessor, row: InboxUpdate) -> None:
        done.append(f"alone {row.update_id}")
        await real_take(self, row)

    def start(self: ChatQueue) -> None:
        done.append("queue")
        real_start(self)

    async with stopped(sqlite_url, HandClock()) as (bot, api):
        await pending(bot.database, "one", "two", "three")
        await pending(bot.database, "/help", chat_id=2, first=2000)
        monkeypatch.setattr(UpdateProcessor, "take_alone", take_alone)
        monkeypatch.setattr(ChatQueue, "start", start)
        await bot.start()
        assert bot._polling is not None
        assert done == ["alone 1000", "alone 2000", "queue"]
        await bot.settled()
        stage = Stage(bot=bot, api=api, user=User(api), clock=HandClock())
        assert await parts(stage) == ["one", "two", "three"]


@pytest.mark.parametrize(("chats", "said"), [(1, "1 chat waits."), (2, "2 chats wait.")])
async def test_the_log_says_how_many_chats_wait(
    sqlite_url: str, caplog: pytest.LogCaptureFixture, chats: int, said: str
) -> None:
    async with stopped(sqlite_url, HandClock()) as (bot, _):
        for chat_id in range(1, chats + 1):
            await pending(bot.database, "/help", chat_id=chat_id, first=1000 * chat_id)
        with caplog.at_level(logging.INFO, "bot"):
            await bot.start()
    assert f"one at a time: {said}" in caplog.text


async def test_before_an_update_is_handled_alone_its_death_is_counted(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    real = UpdateProcessor.take_alone

    async with stopped(sqlite_url, HandClock()) as (bot, _):
        (stored,) = await pending(bot.database, "one")

        async def take_alone(self: UpdateProcessor, row: InboxUpdate) -> None:
            seen.append(await deaths(bot.database, stored))
            await real(self, row)

        monkeypatch.setattr(UpdateProcessor, "take_alone", take_alone)
        await bot.start()
        assert seen == [1]
        assert await given_up(bot.database) == []


async def test_what_the_process_died_of_three_times_is_set_aside_told_of_and_kept(
    sqlite_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with stopped(sqlite_url, HandClock()) as (bot, api):
        (killer,) = await pending(bot.database, KILLER, deaths=MOST_DEATHS)
        await pending(bot.database, "and on we go", first=1001)
        await bot.start()
        await bot.settled()
        stage = Stage(bot=bot, api=api, user=User(api), clock=HandClock())
        assert apologies.SET_ASIDE in stage.texts
        assert await parts(stage) == ["and on we go"]
        (row,) = await given_up(bot.database)
        assert (row.id, row.state, row.deaths) == (killer, InboxState.SET_ASIDE, MOST_DEATHS)
        async with bot.database.read() as uow:
            assert json.loads(uow.inbox.text(row))["message"]["text"] == KILLER
        assert ("is set aside" in caplog.text, KILLER in caplog.text) == (True, False)


async def test_the_third_time_it_is_still_tried(sqlite_url: str) -> None:
    async with stopped(sqlite_url, HandClock()) as (bot, api):
        await pending(bot.database, "honest words", deaths=MOST_DEATHS - 1)
        await bot.start()
        assert await parts(Stage(bot=bot, api=api, user=User(api), clock=HandClock())) == ["honest words"]


async def test_a_stop_in_the_middle_counts_no_death(sqlite_url: str) -> None:
    async with stopped(sqlite_url, HandClock()) as (bot, api):
        document = {"file_id": "file-1", "file_unique_id": "f", "file_name": "stories.md", "file_size": 3}
        (stored,) = await pending(bot.database, message(1000, "", document=document))
        api.faults.order(FaultKind.HANG, "getFile")
        starting = asyncio.create_task(bot.start())
        while api.faults.waiting:  # noqa: ASYNC110 -- until the bot hangs in its call
            await asyncio.sleep(0.001)
        assert await deaths(bot.database, stored) == 1
        starting.cancel()
        await asyncio.wait([starting])
        assert await deaths(bot.database, stored) == 0


async def test_a_fault_that_the_process_outlives_counts_no_death(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def crash(*_: Any) -> None:
        raise ZeroDivisionError

    async with stopped(sqlite_url, HandClock()) as (bot, _):
        (stored,) = await pending(bot.database, "honest words")
        with monkeypatch.context() as patched:
            patched.setattr(UpdateProcessor, "take", crash)
            replay = Replay(database=bot.database, processor=bot.processor, clock=HandClock(), outage=bot.outage)
            await replay.run()
        assert await deaths(bot.database, stored) == 0


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_what_a_living_replica_has_in_hand_is_left_to_it_and_no_death_is_counted(
    database: Database, database_url: str
) -> None:
    (stored,) = await pending(database, "/help")
    async with LocalBotApi(token=TOKEN, clock=HandClock()) as api:
        plan = BotOptions(token=TOKEN, api_url=api.url, database_url=database_url, clock=HandClock(), unlimited=True)
        bot = await open_stardrill(plan)
        replay = Replay(database=bot.database, processor=bot.processor, clock=plan.clock, outage=bot.outage)
        async with database.begin() as living:
            await living.conversations.lock(1, HandClock().now())
            await living.inbox.oldest_pending(1)
            await asyncio.wait_for(replay.run(), 10)
        assert await deaths(database, stored) == 0
        await bot.stop()


async def test_thousands_that_wait_in_one_chat_do_not_make_another_wait(sqlite_url: str) -> None:
    async with stopped(sqlite_url, HandClock()) as (bot, api):
        await pending(bot.database, *["/privacy"] * 1_000)
        await bot.start()
        other = User(api, Person(id=2, first_name="Else"))
        other.say("/help")
        await api.updates.acknowledged()
        async with asyncio.timeout(20):
            while not other.chat.messages:  # noqa: ASYNC110 -- what a person sees is looked at
                await asyncio.sleep(0.001)
        async with bot.database.read() as uow:
            assert 1 in await uow.inbox.waiting_chats()
            oldest = await uow.inbox.oldest_pending(1)
        assert oldest is not None
        assert oldest.number < 1_200


async def test_all_that_waits_is_handled_whatever_the_number(sqlite_url: str) -> None:
    async with stopped(sqlite_url, HandClock()) as (bot, api):
        typed = [f"w{number}" for number in range(150)]
        await pending(bot.database, *typed)
        await bot.start()
        await bot.settled()
        assert await parts(Stage(bot=bot, api=api, user=User(api), clock=HandClock())) == typed


@pytest.mark.parametrize(
    "stored",
    ['{"update_id":777,"message":{"message_id":1}}', json.dumps({"update_id": 1, "message": POLL}), "{", "{}"],
    ids=["no-chat", "no-message", "no-json", "no-id"],
)
async def test_a_row_that_the_library_does_not_read_stops_neither_the_start_nor_its_chat(
    sqlite_url: str, stored: str
) -> None:
    async with stopped(sqlite_url, HandClock()) as (bot, api):
        await pending(bot.database, stored)
        await bot.start()
        stage = Stage(bot=bot, api=api, user=User(api), clock=HandClock())
        await bot.settled()
        assert [row.state for row in await given_up(bot.database)] == [InboxState.SET_ASIDE]
        await stage.say("one two three")
        assert await parts(stage) == ["one two three"]


async def test_a_row_that_cannot_be_opened_stops_neither_the_start_nor_its_chat(sqlite_url: str) -> None:
    async with stopped(sqlite_url, HandClock()) as (bot, api):
        await pending(bot.database, "sealed with a key that is gone")
        async with bot.database.raw(writes=True) as connection:
            await connection.execute(update(INBOX).where(INBOX.c.state == "pending").values(payload="f:garbage"))
        await bot.start()
        stage = Stage(bot=bot, api=api, user=User(api), clock=HandClock())
        await bot.settled()
        assert [row.state for row in await given_up(bot.database)] == [InboxState.SET_ASIDE]
        await stage.say("one two three")
        assert await parts(stage) == ["one two three"]


async def test_a_row_that_the_library_wrote_before_is_still_read(sqlite_url: str) -> None:
    async with stopped(sqlite_url, HandClock()) as (bot, api):
        came = json.loads(message(1000, "words from before"))
        await pending(bot.database, Update.de_json(came, Bot(TOKEN)).to_json())
        await bot.start()
        await bot.settled()
        assert await parts(Stage(bot=bot, api=api, user=User(api), clock=HandClock())) == ["words from before"]


@pytest.mark.parametrize("place", ["enqueue", "process_update"])
async def test_what_crashes_outside_of_a_handler_fails_with_a_reference_and_the_chat_goes_on(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, place: str
) -> None:
    await stage.set_up()
    failures = [ZeroDivisionError("for my secret words")]
    owner: Any = type(stage.bot.outbox) if place == "enqueue" else Application
    real = getattr(owner, place)

    async def crash(self: Any, *args: Any) -> Any:
        if failures:
            raise failures.pop()
        return await real(self, *args)

    monkeypatch.setattr(owner, place, crash)
    caplog.set_level(logging.DEBUG)
    (reply,) = await stage.say("my secret words")
    (row,) = await given_up(stage.bot.database)
    assert (row.state, row.reference is not None) == (InboxState.FAILED, True)
    assert f"{row.reference}" in reply.plain
    assert f"{row.reference}" in caplog.text
    assert "secret words" not in caplog.text
    await stage.say("four five")
    assert await parts(stage) == ["four five"]


async def test_where_not_even_the_apology_can_be_kept_the_update_ends_all_the_same(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stage.set_up()
    real = stage.bot.outbox.enqueue

    async def crash(uow: Any, chat_id: int, replies: Any, now: Any, thread_id: Any) -> None:
        if replies:
            raise ZeroDivisionError
        await real(uow, chat_id, replies, now, thread_id)

    monkeypatch.setattr(stage.bot.outbox, "enqueue", crash)
    assert await stage.say("one two three") == []
    assert [row.state for row in await given_up(stage.bot.database)] == [InboxState.FAILED]
    monkeypatch.undo()
    await stage.say("four five")
    assert await parts(stage) == ["four five"]


async def test_what_is_tried_again_from_the_shell_is_taken_up_by_the_running_bot(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stage.set_up()
    real = stage.bot.outbox.enqueue

    async def crash(uow: Any, chat_id: int, replies: Any, now: Any, thread_id: Any) -> None:
        if any("3 words" in reply.text for reply in replies):
            raise ZeroDivisionError
        await real(uow, chat_id, replies, now, thread_id)

    monkeypatch.setattr(stage.bot.outbox, "enqueue", crash)
    await stage.say("one two three")
    monkeypatch.undo()
    (row,) = await given_up(stage.bot.database)
    async with stage.bot.database.begin() as uow:
        await uow.inbox.retry(row.id)
        await uow.commit()
    await stage.bot._recover()
    await stage.bot.settled()
    assert await parts(stage) == ["one two three"]
    assert await given_up(stage.bot.database) == []


async def test_a_conversation_that_cannot_be_read_does_not_silence_its_chat(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    await stage.set_up()
    async with stage.bot.database.raw(writes=True) as connection:
        await connection.execute(update(CONVERSATION).values(data="p:no json of mine"))
    await stage.say("/help")
    assert stage.texts[-1].startswith("What I can do")
    assert ("cannot be read" in caplog.text, "of mine" in caplog.text) == (True, False)
