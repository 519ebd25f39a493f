"""The webhook: what is an update is stored as it came, and answered 200; what is none is refused, and crashes nothing."""

import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from bot.web.webhook import SECRET_HEADER
from storage.records import InboxState
from tests.end_to_end.stage import Stage, staged
from tests.unreadable import POLL

SECRET = "a-secret-of-the-tests"
TYPED = "my secret answer"
Post = Callable[[bytes], Awaitable[int]]


@pytest_asyncio.fixture
async def hooked(sqlite_url: str) -> AsyncIterator[tuple[Stage, Post]]:
    """A bot behind a webhook, and how Telegram posts a body to it; what comes back is the status."""
    async with (
        staged(sqlite_url, webhook_url="http://127.0.0.1", webhook_secret=SECRET, port=0) as stage,
        aiohttp.ClientSession() as client,
    ):
        url = stage.api.webhook.url.replace("http://127.0.0.1", f"http://127.0.0.1:{stage.bot.port}")

        async def post(body: bytes) -> int:
            async with client.post(url, data=body, headers={SECRET_HEADER: SECRET}) as response:
                return response.status

        yield stage, post


def update(update_id: object, **content: Any) -> bytes:
    """An update with a message of user 1."""
    chat = {"id": 1, "type": "private", "first_name": "You"}
    sender = {"id": 1, "is_bot": False, "first_name": "You"}
    message = {"message_id": 1, "date": 1, "chat": chat, "from": sender, **content}
    return json.dumps({"update_id": update_id, "message": message}).encode()


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"{", b"[]", b"null", b"5", b'"x"', b"{}", b"\xff\xfe", b"[" * 100_000, b"9" * 5_000),
        *(update(each) for each in (10**30, 2**63, 0, -1, 1.5, "1", None, True)),
    ],
    ids=lambda body: body[:30].decode("latin-1"),
)
async def test_a_body_that_is_no_update_gets_400_and_no_traceback(
    hooked: tuple[Stage, Post], body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    _, post = hooked
    assert await post(body) == 400
    assert "Traceback" not in caplog.text


async def test_an_update_that_the_library_cannot_parse_is_stored_answered_200_and_set_aside(
    hooked: tuple[Stage, Post], caplog: pytest.LogCaptureFixture
) -> None:
    stage, post = hooked
    caplog.set_level(logging.DEBUG)
    assert await post(update(71, text=TYPED, **POLL)) == 200
    assert await post(update(72, text="/start")) == 200
    await stage.bot.settled()
    assert stage.texts
    async with stage.bot.database.read() as uow:
        (row,) = await uow.inbox.given_up(10)
        assert (row.update_id, row.state) == (71, InboxState.SET_ASIDE)
        assert json.loads(uow.inbox.text(row)) == json.loads(update(71, text=TYPED, **POLL))
    assert caplog.text.count("Update 71 cannot be read") == 1
    assert TYPED not in caplog.text
