"""The page's own server on loopback: it starts when a link is asked for, and holds its clients to limits."""

import asyncio
import sys
from urllib.parse import urlsplit

import pytest

from bot.app.loopback_page import NOBODY_YET
from bot.delivery.http.bounded_protocol import Patience
from bot.web.page.link_socket import NoLink, ask_for_link, socket_of
from storage.url import file_of
from tests.end_to_end.stage import Stage, staged
from tests.features.friends.visiting import FRIEND, reading, two


async def _said_to(stage: Stage, request: bytes) -> bytes:
    """What the page's server answers to raw bytes, until it closes."""
    port = urlsplit(await stage.bot.loopback_page.link(None)).port
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request.replace(b"HOST", f"127.0.0.1:{port}".encode()))
    try:
        return await reader.read()
    finally:
        writer.close()


async def test_no_server_runs_before_somebody_asks_for_a_link(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage:
        await stage.opened()
        assert stage.bot.loopback_page.port is None
        await stage.bot.loopback_page.link(None)
        assert stage.bot.loopback_page.port is not None


async def test_all_links_of_a_process_lead_to_one_server(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage:
        await stage.opened()
        links = await asyncio.gather(*[stage.bot.loopback_page.link(None) for _ in range(5)])
    assert len({urlsplit(link).port for link in links}) == 1
    assert len(set(links)) == 5


async def test_the_socket_goes_when_the_bot_stops(sqlite_url: str) -> None:
    file = file_of(sqlite_url)
    assert file is not None
    async with staged(sqlite_url) as stage:
        await stage.opened()
        assert (await ask_for_link(socket_of(file), None)).startswith("http://127.0.0.1:")
    assert not socket_of(file).exists()


async def test_a_bot_on_postgresql_has_no_socket(postgresql_url: str) -> None:
    async with staged(postgresql_url) as stage:
        assert stage.bot.loopback_page._socket is None


async def test_a_bot_that_nobody_has_used_gives_no_link(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage:
        with pytest.raises(NoLink) as refused:
            await stage.bot.loopback_page.link(None)
    assert str(refused.value) == NOBODY_YET


async def test_a_friend_who_looks_at_a_story_gets_no_page(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        await reading(author, friend)
        with pytest.raises(NoLink, match=f"Nobody with the id {FRIEND} may use this bot"):
            await author.bot.loopback_page.link(FRIEND)


async def test_a_body_that_nobody_may_send_is_not_waited_for(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage:
        await stage.opened()
        head = b"POST /page/answers/1/story HTTP/1.1\r\nHost: HOST\r\nContent-Length: 5000000000\r\n\r\n"
        answer = await _said_to(stage, head)
    assert answer.startswith(b"HTTP/1.1 401")


async def test_a_body_that_trickles_in_is_cut_off(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "bot.delivery.http.http_server.Patience", lambda: Patience(headers_s=0.05, body_s=0.05, keep_alive_s=1)
    )
    async with staged(sqlite_url, webhook_url="https://bot.example", webhook_secret="x" * 16, port=0) as stage:
        reader, writer = await asyncio.open_connection("127.0.0.1", stage.bot.port)
        writer.write(b"POST /page/app/session HTTP/1.1\r\nHost: bot.example\r\nContent-Length: 100\r\n\r\nlaunch=")
        assert await reader.read() == b""
        writer.close()


async def test_a_bot_whose_page_nobody_opens_has_not_loaded_it() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        "import bot.app, sys; print([n for n in ('jinja2', 'starlette', 'uvicorn') if n in sys.modules])",
        stdout=asyncio.subprocess.PIPE,
    )
    said, _ = await process.communicate()
    assert said.decode().strip() == "[]"
