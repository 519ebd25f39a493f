"""A beginning that is laid is the one that was gone through, and is laid only where it would be the same."""

from pathlib import Path

import pytest

from bot.terminal.chat import Shown
from bot.terminal.faults import FaultKind
from storage.records import StoredUser
from tests.clocks import START
from tests.end_to_end import beginnings
from tests.end_to_end.beginnings import PATCHING_OR_LOOKING_ON, choose_how_to_begin, rows_of_users
from tests.end_to_end.stage import Stage, feedback_in, staged


@pytest.fixture
def walked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is typed on the stage in this test; no beginning is known, and each may be laid."""
    typed: list[str] = []
    say = Stage.say

    async def noted(stage: Stage, *texts: str) -> list[Shown]:
        typed.extend(texts)
        return await say(stage, *texts)

    monkeypatch.setattr(Stage, "say", noted)
    monkeypatch.setattr(beginnings, "_known", {})
    choose_how_to_begin(())
    return typed


@pytest.fixture
def another_url(migrated_file: Path, tmp_path: Path) -> str:
    """A second database as empty as the first."""
    file = tmp_path / "another.sqlite3"
    file.write_bytes(migrated_file.read_bytes())
    return f"sqlite:///{file}"


async def test_a_laid_beginning_is_what_was_gone_through_row_by_row(
    sqlite_url: str, another_url: str, walked: list[str]
) -> None:
    async with staged(sqlite_url) as first, staged(another_url) as second:
        said, laid = await first.set_up(), await second.set_up()
        assert walked == ["/start"]
        assert laid == said
        assert await rows_of_users(second.bot.database) == await rows_of_users(first.bot.database)
        assert second.user.chat.messages == first.user.chat.messages
        assert second.user.chat.memory == first.user.chat.memory
        assert second.api.called("sendMessage") == first.api.called("sendMessage")


async def test_the_chat_goes_on_as_after_the_walk(sqlite_url: str, another_url: str, walked: list[str]) -> None:
    async with staged(sqlite_url) as first, staged(another_url) as second:
        for stage in (first, second):
            await stage.set_up()
            await stage.say("I wrote the test, and errors fell from 9 a week to 1.")
            assert feedback_in(await stage.press("Done")).plain
        assert walked.count("/start") == 1
        assert second.texts == first.texts
        assert await rows_of_users(second.bot.database) == await rows_of_users(first.bot.database)


async def test_what_a_test_does_to_a_laid_chat_is_not_in_the_next(sqlite_url: str, another_url: str) -> None:
    async with staged(sqlite_url) as first, staged(another_url) as second:
        for message in await first.idle():
            message.plain = "changed"
        assert "changed" not in [message.plain for message in await second.idle()]


async def test_beside_somebody_elses_rows_it_is_gone_through(
    sqlite_url: str, another_url: str, walked: list[str]
) -> None:
    async with staged(sqlite_url) as first, staged(another_url) as second:
        await first.set_up()
        async with second.bot.database.begin() as uow:
            await uow.users.add(StoredUser(id=2, language="en", created_at=START, last_seen_at=START))
            await uow.commit()
        await second.set_up()
    assert walked == ["/start", "/start"]


async def test_with_a_fault_to_come_it_is_gone_through(sqlite_url: str, another_url: str, walked: list[str]) -> None:
    async with staged(sqlite_url) as first, staged(another_url) as second:
        await first.set_up()
        second.api.faults.order(FaultKind.SERVER, "answerCallbackQuery")
        await second.set_up()
        assert walked == ["/start", "/start"]
        assert second.api.faults.waiting == 0


@pytest.mark.parametrize("fixture", sorted(PATCHING_OR_LOOKING_ON))
async def test_a_test_that_patches_or_looks_on_goes_through_it(
    sqlite_url: str, another_url: str, walked: list[str], fixture: str
) -> None:
    choose_how_to_begin(["stage", fixture])
    async with staged(sqlite_url) as first, staged(another_url) as second:
        await first.set_up()
        await second.set_up()
    assert walked == ["/start", "/start"]
