"""The socket beside a SQLite file gives one-time links to the same system user, and survives killed processes."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.web.page import link_socket
from bot.web.page.link_socket import LinkSocket, NobodyListens, NoLink, NoSocket, ask_for_link, socket_of


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A socket beside a database."""
    return socket_of(tmp_path / "x.sqlite3")


async def _link(user_id: int | None) -> str:
    if user_id == 13:
        raise NoLink("Nobody has the id 13.")
    return f"http://127.0.0.1/{user_id}"


@asynccontextmanager
async def listening(file: Path) -> AsyncIterator[None]:
    """A process that listens at the socket."""
    listener = LinkSocket(file, _link)
    await listener.open()
    try:
        yield
    finally:
        await listener.close()


async def _answer_to(file: Path, said: bytes) -> bytes:
    reader, writer = await asyncio.open_unix_connection(str(file))
    writer.write(said)
    answer = await reader.read()
    writer.close()
    return answer


@pytest.mark.parametrize("user_id", [None, 7, 2**52 - 1])
async def test_who_asks_gets_the_link_of_the_user(file: Path, user_id: int | None) -> None:
    async with listening(file):
        assert await ask_for_link(file, user_id) == f"http://127.0.0.1/{user_id}"


async def test_where_there_is_no_link_a_sentence_says_why(file: Path) -> None:
    async with listening(file):
        with pytest.raises(NoLink, match=r"^Nobody has the id 13\.$"):
            await ask_for_link(file, 13)


async def test_the_socket_is_closed_to_other_users(file: Path) -> None:
    async with listening(file):
        assert file.stat().st_mode & 0o777 == 0o600


async def test_a_stop_removes_the_socket(file: Path) -> None:
    async with listening(file):
        pass
    assert not file.exists()
    with pytest.raises(NobodyListens):
        await ask_for_link(file, None)


async def test_the_socket_of_a_killed_process_is_replaced(file: Path) -> None:
    left = socket.socket(socket.AF_UNIX)
    left.bind(str(file))
    left.close()
    with pytest.raises(NobodyListens):
        await ask_for_link(file, None)
    async with listening(file):
        assert await ask_for_link(file, 7)


async def test_a_file_of_that_name_that_is_no_socket_stays(file: Path) -> None:
    file.write_text("mine")
    with pytest.raises(NoSocket, match="in use"):
        await LinkSocket(file, _link).open()
    assert file.read_text() == "mine"


async def test_a_path_that_is_too_long_for_a_socket_is_said(tmp_path: Path) -> None:
    file = socket_of(tmp_path / ("x" * 120) / "x.sqlite3")
    file.parent.mkdir()
    with pytest.raises(NoSocket, match="too long"):
        await LinkSocket(file, _link).open()
    with pytest.raises(NobodyListens):
        await ask_for_link(file, None)


@pytest.mark.parametrize(
    "said", [b"\n", b"links\n", b"link -1\n", b"link 1 2\n", b"link \xff\n", b"link " + b"9" * 30 + b"\n"]
)
async def test_what_is_no_request_is_answered_and_gives_no_link(file: Path, said: bytes) -> None:
    async with listening(file):
        assert (await _answer_to(file, said)).startswith(b"no This Stardrill does not know what was asked.")


async def test_a_line_without_end_is_cut_off(file: Path) -> None:
    async with listening(file):
        assert await _answer_to(file, b"x" * 100_000) == b""
        assert await ask_for_link(file, 7)


async def test_who_says_nothing_is_cut_off(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link_socket, "LINE_WITHIN_S", 0.01)
    async with listening(file):
        reader, writer = await asyncio.open_unix_connection(str(file))
        assert await reader.read() == b""
        writer.close()


async def test_a_stop_does_not_wait_for_who_says_nothing(file: Path) -> None:
    async with listening(file):
        reader, writer = await asyncio.open_unix_connection(str(file))
        # Connections are accepted in their order.
        assert await ask_for_link(file, 7)
    assert await reader.read() == b""
    writer.close()


async def test_without_unix_sockets_nobody_listens(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(socket, "AF_UNIX")
    monkeypatch.delattr(asyncio, "open_unix_connection")
    with pytest.raises(NoSocket, match="no Unix sockets"):
        await LinkSocket(file, _link).open()
    with pytest.raises(NobodyListens):
        await ask_for_link(file, None)
