"""A file is fetched from Telegram, whatever fails on the way, and holds nobody up."""

import asyncio
from typing import Any

import pytest

from bot.delivery.receiving import attachment
from bot.delivery.receiving import update_processor as turns
from bot.features.transfer.texts import transfer as say
from bot.terminal.faults import FaultKind
from storage.errors import Unavailable
from storage.repositories.delivery.inbox import Inbox
from tests.end_to_end.stage import Stage, staged
from tests.features.transfer.sent_files import FORM, rows, send


@pytest.mark.parametrize("method", ["getFile", "file"])
async def test_a_file_that_cannot_be_fetched_is_asked_for_again(stage: Stage, method: str) -> None:
    await stage.set_up()
    stage.api.faults.order(FaultKind.SERVER, method)
    (reply,) = await send(stage, "stories.md", FORM)
    assert reply.plain == say.NOT_FETCHED
    (preview,) = await send(stage, "stories.md", FORM)
    assert say.IMPORT in preview.labels


async def test_a_fetch_that_hangs_ends_and_holds_nobody_up(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachment, "FETCH_WITHIN_S", 0.3)
    await stage.set_up()
    other = await stage.another_user(2)
    stage.api.faults.order(FaultKind.HANG, "file")
    stage.user.document("stories.md", FORM.encode())
    other.user.say("/start")
    await stage.settle()
    assert say.NOT_FETCHED in stage.texts
    assert other.texts


async def test_an_update_that_is_handled_again_fetches_its_file_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stage.set_up()
    real, failures = Inbox.finish, [Unavailable("gone")]

    async def fail_once(self: Inbox, *args: Any) -> None:
        if failures:
            raise failures.pop()
        await real(self, *args)

    monkeypatch.setattr(Inbox, "finish", fail_once)
    (preview,) = await send(stage, "stories.md", FORM)
    assert say.IMPORT in preview.labels
    assert await rows(stage.bot.database) == 1
    assert len(stage.api.called("getFile")) == 2


async def test_a_crash_while_a_file_is_fetched_loses_nothing(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    died = asyncio.Event()

    async def die(*_: object) -> None:
        died.set()
        raise asyncio.CancelledError

    async with staged(sqlite_url) as stage:
        await stage.set_up()
        monkeypatch.setattr(turns, "fetch", die)
        stage.user.document("stories.md", FORM.encode())
        await died.wait()
        await stage.api.updates.acknowledged()
        monkeypatch.undo()
    async with staged(sqlite_url, stage.clock, files=stage.api.files) as again:
        await again.bot.settled()
        assert any("1 story in this file" in text for text in again.texts)
        assert await rows(again.bot.database) == 1
