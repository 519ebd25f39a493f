"""Who may use the bot, and what they are told about their stories."""

import logging
import re
from datetime import timedelta

import pytest

from bot.messages import house
from bot.services.gate import welcome_in
from tests.end_to_end.stage import Stage, staged


async def test_the_first_to_open_the_link_of_the_log_becomes_the_owner(
    sqlite_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    async with staged(sqlite_url, allowed=frozenset()) as stage:
        found = re.search(r"start=(\S+) to own it", caplog.text)
        assert found is not None
        assert (await stage.say("/start"))[0].plain == house.NOT_ADMITTED
        assert (await stage.say("/start wrong"))[0].plain == house.NOT_ADMITTED
        assert "Is it" in (await stage.say(f"/start {found[1]}"))[0].plain
        thief = await stage.another_user(2)
        assert (await thief.say(f"/start {found[1]}"))[0].plain == house.NOT_ADMITTED


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
        assert (await other.say("/start"))[0].plain == house.NOT_ADMITTED
        async with stage.bot.database.read() as uow:
            assert await uow.users.count() == 1


@pytest.mark.parametrize("keys", [(), ("x" * 43 + "=",)], ids=["plain", "encrypted"])
async def test_privacy_says_how_it_is_stored(sqlite_url: str, keys: tuple[str, ...]) -> None:
    from cryptography.fernet import Fernet

    real = tuple(Fernet.generate_key().decode() for _ in keys)
    async with staged(sqlite_url, keys=real) as stage:
        (said,) = await stage.say("/privacy")
        assert ("encrypted" in said.plain) is bool(keys)
        assert "No AI vendor" in said.plain


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
