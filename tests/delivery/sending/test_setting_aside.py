"""A message that can never be sent as it is: set aside with its payload, said once, and nobody waits for it."""

import asyncio
import logging
from unittest.mock import ANY

import pytest
from cryptography.fernet import Fernet

from bot.conversation.replies import Reply
from bot.terminal.local_bot_api import Person
from bot.terminal.person import User
from storage.encryption import FernetCipher
from storage.repositories.delivery.facts import KEY_CHECK
from tests.delivery.desk import Desk

BAD_PAYLOADS = {
    "does not open": "garbage",
    "was sealed with a key that is gone": "f:gAAAAABp",
    "is no JSON": "p:no JSON",
    "is JSON of something else": "p:[]",
    "has no text": "p:{}",
    "has buttons that are none": 'p:{"text":"a","buttons":[["x"]]}',
    "has a file that is none": 'p:{"text":"a","document":{"name":"a"}}',
    "has a picture that nobody draws": 'p:{"text":"a","picture":{"kind":"horoscope","data":{}}}',
    "has an export that nobody makes": 'p:{"text":"a","export":"docx"}',
}


@pytest.mark.parametrize("payload", BAD_PAYLOADS.values(), ids=BAD_PAYLOADS)
async def test_a_message_that_cannot_be_sent_is_set_aside_and_nobody_waits_for_it(
    desk: Desk, payload: str, caplog: pytest.LogCaptureFixture
) -> None:
    other = User(desk.api, Person(id=2))
    await desk.stop()
    await desk.say(Reply(text="to be spoilt"))
    await desk.change("UPDATE outbox SET payload = :payload", payload=payload)
    await desk.say(Reply(text="behind it"))
    await desk.say(Reply(text="elsewhere"), chat_id=2)
    with caplog.at_level(logging.INFO, "bot"):
        desk.start()
        assert await desk.sent() == ["behind it", "sorry, M1"]
        desk.clock.advance(days=10)
        await desk.sent()
    assert other.chat.newest.plain == "elsewhere"
    assert await desk.rows() == [("set_aside", payload), *[("sent", ANY)] * 3]
    said = [message for message in caplog.messages if "set aside" in message]
    assert len(said) == 1
    assert said[0].startswith("Message 1 is set aside, ")


async def test_a_message_of_a_process_with_a_newer_key_waits_for_that_key(
    desk: Desk, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    has_rested, keys_are_back = asyncio.Event(), asyncio.Event()

    async def rest(_: float) -> None:
        has_rested.set()
        await keys_are_back.wait()

    monkeypatch.setattr(desk.clock, "sleep", rest)
    key = Fernet.generate_key().decode()
    await desk.stop()
    await desk.say(Reply(text="kept"))
    newer = FernetCipher([key])
    payload = newer.seal('{"text":"kept"}')
    await desk.change("UPDATE outbox SET payload = :payload", payload=payload)
    check = {"name": f"{KEY_CHECK}:{newer.fingerprint}", "value": newer.seal("stardrill")}
    await desk.change("INSERT INTO facts VALUES (:name, :value)", **check)
    desk.start()
    desk.outbox.wake()
    await asyncio.wait_for(has_rested.wait(), timeout=10)
    assert "The keys were changed" in caplog.text
    assert await desk.rows() == [("pending", payload)]
    await desk.change("DELETE FROM facts WHERE name = :name", name=check["name"])
    await desk.change("UPDATE outbox SET payload = :payload", payload='p:{"text":"kept"}')
    keys_are_back.set()
    assert await desk.sent() == ["kept"]


async def test_what_was_set_aside_is_not_pruned(desk: Desk) -> None:
    await desk.stop()
    await desk.say(Reply(text="a"))
    await desk.change("UPDATE outbox SET payload = 'garbage'")
    desk.start()
    await desk.sent()
    async with desk.database.begin() as uow:
        await uow.outbox.prune(desk.clock.advance(days=100))
        await uow.commit()
    assert await desk.rows() == [("set_aside", "garbage")]


async def test_nobody_is_told_of_a_broadcast_that_cannot_be_sent(desk: Desk) -> None:
    await desk.stop()
    await desk.say(Reply(text="a", broadcast=True))
    await desk.change("UPDATE outbox SET payload = 'garbage'")
    desk.start()
    assert await desk.sent() == []


async def test_a_batch_full_of_bad_rows_does_not_stop_the_good_ones(desk: Desk) -> None:
    await desk.stop()
    for chat_id in range(100, 150):
        await desk.say(Reply(text="a", broadcast=True), chat_id=chat_id)
    await desk.change("UPDATE outbox SET payload = 'garbage', not_before = 'garbage', created_at = ''")
    await desk.say(Reply(text="good", broadcast=True))
    desk.start()
    assert await desk.sent() == ["good"]


async def test_newer_content_saves_a_message_that_could_not_be_sent(desk: Desk) -> None:
    await desk.stop()
    await desk.say(Reply(text="one", slot="s", fresh=False))
    await desk.change("UPDATE outbox SET payload = 'garbage'")
    await desk.say(Reply(text="two", slot="s", fresh=False))
    desk.start()
    assert await desk.sent() == ["two"]


async def test_what_was_set_aside_is_sent_when_it_is_mended_and_tried_again(desk: Desk) -> None:
    await desk.stop()
    await desk.say(Reply(text="mended"))
    await desk.change("UPDATE outbox SET payload = 'garbage'")
    desk.start()
    assert await desk.sent() == ["sorry, M1"]
    await desk.change("UPDATE outbox SET payload = :payload WHERE id = 1", payload='p:{"text":"mended"}')
    async with desk.database.begin() as uow:
        assert await uow.outbox.send_again(1)
        assert not await uow.outbox.send_again(1)
        await uow.commit()
    assert await desk.sent() == ["sorry, M1", "mended"]


async def test_what_is_tried_again_does_not_overwrite_what_has_taken_its_place(desk: Desk) -> None:
    await desk.say(Reply(text="shown", slot="s"))
    await desk.sent()
    await desk.stop()
    await desk.say(Reply(text="older", slot="s", fresh=False))
    await desk.change("UPDATE outbox SET payload = 'garbage' WHERE id = 2")
    desk.start()
    await desk.sent()
    await desk.say(Reply(text="newer", slot="s", fresh=False))
    assert "newer" in await desk.sent()
    await desk.change("UPDATE outbox SET payload = :payload WHERE id = 2", payload='p:{"text":"older"}')
    async with desk.database.begin() as uow:
        assert await uow.outbox.send_all_again() == 1
        await uow.commit()
    assert {"newer", "older"} <= {*await desk.sent()}
