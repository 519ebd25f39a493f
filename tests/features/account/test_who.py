"""Who may use the bot, and what they are told about their stories."""

import logging
import re
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.conversation.gate import welcome_in
from bot.conversation.texts import refusals
from storage.encryption import Encryption
from storage.engine import Database
from storage.records import Conversation, StoredUser
from storage.resealing import encrypt
from tests.clocks import START
from tests.databases import tables
from tests.end_to_end.stage import Stage, staged


async def test_the_first_to_open_the_link_of_the_log_becomes_the_owner(
    sqlite_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    async with staged(sqlite_url, allowed=frozenset()) as stage:
        found = re.search(r"start=(\S+) to own it", caplog.text)
        assert found is not None
        assert (await stage.say("/start"))[0].plain == refusals.NO_OWNER
        assert await stage.say("/start wrong") == []
        assert "Is it" in (await stage.say(f"/start {found[1]}"))[0].plain
        thief = await stage.another_user(2)
        assert (await thief.say(f"/start {found[1]}"))[0].plain == refusals.NOT_ADMITTED


async def test_once_there_is_an_owner_no_link_is_shown(sqlite_url: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    async with staged(sqlite_url, allowed=frozenset()) as stage:
        code = caplog.text.partition("start=")[2].partition(" ")[0]
        await stage.say(f"/start {code}")
    caplog.clear()
    async with staged(sqlite_url, allowed=frozenset()):
        assert "start=" not in caplog.text


async def test_an_allow_list_lets_in_who_is_on_it(sqlite_url: str) -> None:
    async with staged(sqlite_url, allowed=frozenset({1})) as stage:
        assert "Is it" in (await stage.say("/start"))[0].plain
        other = await stage.another_user(2)
        assert (await other.say("/start"))[0].plain == refusals.NOT_ADMITTED
        async with stage.bot.database.read() as uow:
            assert await uow.users.count() == 1


async def test_a_stranger_is_told_so_once_a_day(sqlite_url: str) -> None:
    async with staged(sqlite_url, allowed=frozenset({2})) as stage:
        assert len(await stage.say(*["let me in"] * 20)) == 1
        stage.clock.advance(hours=23)
        stage.clock.advance(hours=-20)
        assert await stage.say("/start") == []
        stage.clock.advance(hours=1)
        assert [said.plain for said in await stage.say("/start")] == [refusals.NOT_ADMITTED]
        other = await stage.another_user(3)
        assert [said.plain for said in await other.say("/start")] == [refusals.NOT_ADMITTED]


async def test_a_group_is_told_so_once_a_day(stage: Stage) -> None:
    for _ in range(20):
        stage.user.say_in_group("/practice")
        stage.user.say_in_group("/practice", -200)
    await stage.settle()
    for group in (-100, -200):
        (said,) = stage.api.chat(group).messages.values()
        assert said.plain == refusals.PRIVATE_ONLY
    stage.clock.advance(days=1)
    stage.user.say_in_group("/practice")
    await stage.settle()
    assert len(stage.api.chat(-100).messages) == 2


async def test_what_is_said_to_strangers_leaves_after_every_reply(sqlite_url: str) -> None:
    async with staged(sqlite_url, allowed=frozenset({2})) as stage:
        await stage.say("/start")
        stage.user.say_in_group("/start")
        await stage.settle()
        async with stage.bot.database.raw() as connection:
            priorities = await connection.execute(text("SELECT priority FROM outbox"))
            assert [row.priority for row in priorities] == [1, 1]


async def test_nothing_is_kept_of_strangers_and_groups_that_are_quiet(database: Database, database_url: str) -> None:
    async with staged(database_url, allowed=frozenset({1})) as stage:
        await stage.set_up()
        for user_id in range(100, 120):
            (await stage.another_user(user_id)).user.say("let me in")
        stage.user.say_in_group("/practice")
        await stage.settle()
        assert await chats(database) == {1, -100, *range(100, 120)}
        stage.clock.advance(hours=47)
        stage.user.say("/help")
        (await stage.another_user(119)).user.say("please")
        await stage.settle()
        await stage.bot.housekeeping.run()
        assert await chats(database) == {1, -100, *range(100, 120)}
        stage.clock.advance(hours=25)
        await stage.bot.housekeeping.run()
        assert await chats(database) == {1}
        rows = await tables(database)
        assert rows["users"] == 1
        for table in ("inbox", "outbox"):
            async with database.raw() as connection:
                left = await connection.execute(text(f"SELECT chat_id FROM {table} WHERE chat_id <> 1"))  # noqa: S608 -- our names
                assert {row.chat_id for row in left} <= {119}


async def test_a_chat_that_somebody_stands_in_is_kept_though_its_user_is_gone(database: Database) -> None:
    async with database.begin() as uow:
        for chat_id, state in ((1, "idle"), (2, "collecting"), (3, "idle")):
            await uow.conversations.put(Conversation(chat_id=chat_id, state=state, data={}, updated_at=START))
        await uow.users.add(StoredUser(id=3, language=None, created_at=START, last_seen_at=START))
        assert await uow.conversations.prune_strangers(START + timedelta(seconds=1), None, 100) is None
        await uow.commit()
    assert await chats(database) == {2, 3}


async def test_chats_are_looked_at_some_at_a_time(database: Database) -> None:
    async with database.begin() as uow:
        for chat_id in range(-2, 3):
            await uow.conversations.put(Conversation(chat_id=chat_id, state="idle", data={}, updated_at=START))
        later, last, looks = START + timedelta(seconds=1), None, []
        for _ in range(3):
            last = await uow.conversations.prune_strangers(later, last, 2)
            looks.append(last)
        await uow.commit()
    assert looks == [-1, 1, None]
    assert await chats(database) == set()


async def chats(database: Database) -> set[int]:
    """The chats of which something stands where."""
    async with database.raw() as connection:
        return {row.chat_id for row in await connection.execute(text("SELECT chat_id FROM conversations"))}


@pytest.mark.parametrize("keys", [(), ("x" * 43 + "=",)], ids=["plain", "encrypted"])
async def test_privacy_says_how_it_is_stored(sqlite_url: str, keys: tuple[str, ...]) -> None:
    from cryptography.fernet import Fernet

    real = tuple(Fernet.generate_key().decode() for _ in keys)
    async with staged(sqlite_url, keys=real) as stage:
        (said,) = await stage.say("/privacy")
        assert ("encrypted" in said.plain) is bool(keys)
        assert "No AI vendor" in said.plain


async def test_privacy_does_not_call_encrypted_what_was_stored_before_the_key(sqlite_url: str) -> None:
    from cryptography.fernet import Fernet

    key = Fernet.generate_key().decode()
    plain = await Database.open(sqlite_url)
    await plain.check_key()
    await plain.close()
    async with staged(sqlite_url, keys=(key,)) as stage:
        (said,) = await stage.say("/privacy")
        assert "Older texts are not encrypted until its operator runs stardrill keys encrypt" in said.plain
    database = await Database.open(sqlite_url, [key])
    await encrypt(database)
    await database.close()
    async with staged(sqlite_url, keys=(key,)) as stage:
        assert stage.bot.app_context.encryption is Encryption.EVERY_TEXT


async def test_when_somebody_was_seen_is_kept_to_the_minute_and_a_new_language_at_once(stage: Stage) -> None:
    async def seen_again(seconds: int, language: str | None) -> tuple[int, str | None]:
        """Seconds since the first look at which the user was last seen, by what is stored, and their language."""
        async with stage.bot.database.begin() as uow:
            await welcome_in(uow, 1, language, first + timedelta(seconds=seconds))
            user = await uow.users.get(1)
            assert user is not None
            await uow.commit()
        return (user.last_seen_at - first).seconds, user.language

    first = stage.clock.now()
    assert await seen_again(0, "en") == (0, "en")
    assert await seen_again(59, "en") == (0, "en")
    assert await seen_again(59, None) == (0, "en")
    assert await seen_again(59, "de") == (59, "de")
    assert await seen_again(119, "de") == (119, "de")


@pytest.mark.parametrize("command", ["/privacy", "/delete"])
async def test_in_a_terminal_nothing_is_said_of_telegram(sqlite_url: str, command: str) -> None:
    async with staged(sqlite_url, in_terminal=True) as stage:
        (said,) = await stage.say(command)
        assert "Telegram" not in said.plain
