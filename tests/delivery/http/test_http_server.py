"""The HTTP server holds its clients to limits: raw sockets on loopback, with the loop's time moved by hand."""

import asyncio
import errno
import logging
import resource
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from time import perf_counter

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.delivery.http.bounded_protocol import Patience
from bot.delivery.http.connection_limit import FEWEST_CONNECTIONS, MOST_CONNECTIONS, connections_allowed
from bot.delivery.http.http_server import FINISH_WITHIN_S, Server
from bot.delivery.http.listener import listening_socket
from bot.delivery.http.port_unavailable import PortUnavailable

GET = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
HALF = b"POST / HTTP/1.1\r\nHost: x\r\nX-A: "
HALF_A_BODY = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nx"
PATIENCE_S = 5.0
LONG_ANSWER = "x" * 8_000_000


class HandTime:
    """The loop's time, moved on by hand: its timers follow."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._ahead = 0.0
        self._monkeypatch = monkeypatch

    def take(self) -> None:
        """Take over the running loop's time."""
        loop = asyncio.get_running_loop()
        real = loop.time
        self._monkeypatch.setattr(loop, "time", lambda: real() + self._ahead)

    def jump(self, seconds: float) -> None:
        """Move on."""
        self._ahead += seconds


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> HandTime:
    return HandTime(monkeypatch)


class Client:
    """A connection that sends what it is told to."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    def send(self, data: bytes) -> None:
        """Send bytes."""
        self.writer.write(data)

    async def head(self) -> str:
        """Status line and headers of the next answer, in small letters."""
        async with asyncio.timeout(PATIENCE_S):
            return (await self.reader.readuntil(b"\r\n\r\n")).decode().lower()

    async def status(self) -> int:
        """The status of the next answer, which has a body of two bytes; 0 where the connection ends instead."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                head = await self.reader.readuntil(b"\r\n\r\n")
                if b"content-length: 2" in head:
                    await self.reader.readexactly(2)
        except (asyncio.IncompleteReadError, ConnectionError):
            return 0
        return int(head.split()[1])

    async def is_closed(self) -> bool:
        """Whether the server closed the connection; looked at as often as a busy loop needs."""
        rest = asyncio.create_task(self._to_the_end())
        for _ in range(60):
            if rest.done():
                return True
            await asyncio.sleep(0.001)
        rest.cancel()
        await asyncio.wait({rest})
        return False

    async def _to_the_end(self) -> None:
        with suppress(ConnectionError):
            await self.reader.read()


class Site:
    """A server with one page, which answers when it is let, and its clients."""

    def __init__(self, server: Server, port: int, go: asyncio.Event) -> None:
        self.server = server
        self.port = port
        self.go = go
        self._clients: list[Client] = []

    async def connect(self, data: bytes = b"") -> Client:
        """A new client that has sent something, and that the server has seen."""
        client = Client(*await asyncio.open_connection("127.0.0.1", self.port))
        self._clients.append(client)
        client.send(data)
        await asyncio.sleep(0.02)
        return client

    async def end(self) -> None:
        """Close everything."""
        for client in self._clients:
            client.writer.transport.abort()
        await self.server.stop()


@asynccontextmanager
async def site(
    page: Callable[[Request], Awaitable[Response]] | None = None,
    *,
    connections: int | None = None,
    requests: int | None = None,
    patience: Patience | None = None,
) -> AsyncIterator[Site]:
    go = asyncio.Event()
    go.set()

    async def echo(request: Request) -> Response:
        await go.wait()
        if request.method == "POST":
            await request.body()
        return PlainTextResponse("ok")

    app = Starlette(routes=[Route("/", page or echo, methods=["GET", "POST"])])
    server = Server(app, "127.0.0.1", 0, connections=connections, requests=requests, patience=patience)
    running = Site(server, await server.start(), go)
    try:
        yield running
    finally:
        go.set()
        await running.end()


async def test_headers_that_are_not_complete_within_ten_seconds_end_the_connection(time: HandTime) -> None:
    async with site() as here:
        time.take()
        half = await here.connect(HALF)
        time.jump(5)
        half.send(b"more and ")
        assert not await half.is_closed()
        time.jump(5.1)
        assert await half.is_closed()


async def test_a_connection_that_says_nothing_ends_as_well(time: HandTime) -> None:
    async with site() as here:
        time.take()
        silent = await here.connect()
        time.jump(10.1)
        assert await silent.is_closed()


async def test_a_body_that_trickles_in_ends_the_connection_and_is_no_crash(
    time: HandTime, caplog: pytest.LogCaptureFixture
) -> None:
    async with site() as here:
        time.take()
        slow = await here.connect(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nx")
        for _ in range(3):
            time.jump(8)
            slow.send(b"x")
            assert not await slow.is_closed()
        time.jump(6.1)
        assert await slow.is_closed()
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_a_request_in_hand_may_take_its_time(time: HandTime) -> None:
    async with site() as here:
        time.take()
        here.go.clear()
        client = await here.connect(GET)
        time.jump(3_600)
        assert not await client.is_closed()
        here.go.set()
        assert await client.status() == 200


async def test_between_two_requests_a_connection_is_kept_for_five_seconds(time: HandTime) -> None:
    async with site() as here:
        time.take()
        client = await here.connect(GET)
        assert await client.status() == 200
        time.jump(2.5)
        client.send(GET)
        assert await client.status() == 200
        time.jump(5.1)
        assert await client.is_closed()


async def test_the_headers_of_a_second_request_have_ten_seconds_too(time: HandTime) -> None:
    async with site() as here:
        time.take()
        client = await here.connect(GET)
        assert await client.status() == 200
        client.send(HALF)
        await asyncio.sleep(0.01)
        time.jump(5)
        assert not await client.is_closed()
        time.jump(5.1)
        assert await client.is_closed()


async def test_two_requests_at_once_are_both_answered() -> None:
    async with site() as here:
        client = await here.connect(GET + GET)
        assert [await client.status(), await client.status()] == [200, 200]


async def test_a_body_that_nobody_reads_is_not_waited_for(time: HandTime) -> None:
    async def refuse(_: Request) -> Response:
        return PlainTextResponse("no", 403)

    async with site(refuse) as here:
        time.take()
        client = await here.connect(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n")
        assert await client.status() == 403
        client.send(b"x")
        await asyncio.sleep(0.01)
        time.jump(10.1)
        assert await client.is_closed()


async def test_an_answer_that_is_not_taken_within_thirty_seconds_ends_the_connection(time: HandTime) -> None:
    async def long(_: Request) -> Response:
        return PlainTextResponse(LONG_ANSWER)

    async with site(long) as here:
        time.take()
        client = await here.connect()
        client.writer.transport.pause_reading()  # type: ignore[attr-defined]
        client.send(GET)
        await asyncio.sleep(0.05)
        assert len(here.server.server_state.connections) == 1
        time.jump(30.1)
        await asyncio.sleep(0.05)
        assert len(here.server.server_state.connections) == 0


async def test_over_the_bound_of_connections_those_that_wait_the_longest_are_closed(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with site(connections=3) as here:
        half_open = [await here.connect(HALF) for _ in range(8)]
        assert [await client.is_closed() for client in half_open] == [True] * 5 + [False] * 3
    (line,) = caplog.messages
    assert line.startswith("All 3 connections of the HTTP port are taken")


@pytest.mark.parametrize("half", [HALF, HALF_A_BODY, b""], ids=["headers", "body", "nothing"])
async def test_a_request_is_answered_while_half_open_ones_come_without_end(half: bytes) -> None:
    async with site(connections=3) as here:
        for _ in range(5):
            user_rate_limit = [await here.connect(half) for _ in range(4)]
            honest = await here.connect(GET)
            assert await honest.status() == 200
            assert await user_rate_limit[0].is_closed()


async def test_a_body_that_comes_in_pieces_is_taken_while_others_are_half_open() -> None:
    async with site(connections=3) as here:
        for _ in range(3):
            await here.connect(HALF)
        honest = await here.connect(HALF_A_BODY)
        await here.connect(HALF)
        honest.send(b"x" * 99)
        assert await honest.status() == 200


async def test_a_connection_whose_request_is_in_hand_gives_way_to_nobody(time: HandTime) -> None:
    async with site(connections=2) as here:
        time.take()
        here.go.clear()
        first, second = await here.connect(GET), await here.connect(GET)
        time.jump(60)
        third = await here.connect(GET)
        assert await third.is_closed()
        here.go.set()
        assert [await first.status(), await second.status()] == [200, 200]


async def test_the_place_of_a_connection_that_ended_is_free_again() -> None:
    async with site(connections=2) as here:
        for _ in range(10):
            client = await here.connect(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            assert await client.status() == 200
            assert await client.is_closed()


async def test_requests_over_the_bound_get_503(caplog: pytest.LogCaptureFixture) -> None:
    async with site(requests=2) as here:
        here.go.clear()
        in_hand = [await here.connect(GET) for _ in range(2)]
        over = [await here.connect(GET) for _ in range(3)]
        assert [await client.status() for client in over] == [503] * 3
        here.go.set()
        assert [await client.status() for client in in_hand] == [200] * 2
    assert caplog.messages == ["A request to the HTTP port was refused: 2 are in hand already."]


async def test_every_answer_of_the_server_itself_forbids_scripts_frames_and_keeping() -> None:
    async with site(requests=1) as here:
        here.go.clear()
        in_hand = await here.connect(GET)
        busy, nonsense = await here.connect(GET), await here.connect(b"no HTTP\r\n\r\n")
        said = [await busy.head(), await nonsense.head()]
        here.go.set()
        said.append(await in_hand.head())
        said.append(await (await here.connect(GET.replace(b"/", b"/nothing", 1))).head())
    assert [head.split()[1] for head in said] == ["503", "400", "200", "404"]
    for head in said:
        assert "content-security-policy: default-src 'none'; " in head
        assert "frame-ancestors 'none'" in head
        assert "x-content-type-options: nosniff\r\n" in head
        assert "cache-control: no-store\r\n" in head


async def test_an_answer_keeps_the_headers_that_it_has() -> None:
    async def framed(_: Request) -> Response:
        return PlainTextResponse("ok", headers={"Content-Security-Policy": "frame-ancestors https://web.telegram.org"})

    async with site(framed) as here:
        head = await (await here.connect(GET)).head()
    assert head.count("content-security-policy") == 1
    assert "frame-ancestors https://web.telegram.org\r\n" in head


async def test_a_flood_of_nonsense_is_one_line_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    async with site() as here:
        for _ in range(5):
            nonsense = await here.connect(b"\x16\x03\x01 this is no HTTP\r\n\r\n")
            assert await nonsense.status() == 400
            assert await nonsense.is_closed()
    assert caplog.messages == ["Invalid HTTP request received."]


async def test_without_files_accepting_pauses_and_goes_on_by_itself(
    time: HandTime, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tries = []

    def no_file(_: socket.socket) -> tuple[socket.socket, object]:
        tries.append(1)
        raise OSError(errno.EMFILE, "Too many open files")

    async with site() as here:
        time.take()
        with monkeypatch.context() as patch:
            patch.setattr(socket.socket, "accept", no_file)
            client = await here.connect(GET)
            await asyncio.sleep(0.02)
            assert len(tries) == 1
            time.jump(1.1)
            await asyncio.sleep(0.02)
            assert len(tries) == 2
        time.jump(1.1)
        assert await client.status() == 200
        assert "Too many open files" in caplog.text
        assert len(caplog.records) == 1
        assert caplog.records[0].exc_info is None


async def test_a_stop_does_not_wait_for_a_request_that_is_not_all_here() -> None:
    async with site() as here:
        slow = await here.connect(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nx")
        half = await here.connect(HALF)
        async with asyncio.timeout(FINISH_WITHIN_S - 0.5):
            await here.server.stop()
        assert await slow.is_closed()
        assert await half.is_closed()


async def test_a_stop_with_nothing_in_hand_comes_at_once() -> None:
    took = []
    for _ in range(5):
        async with site() as here:
            client = await here.connect(GET)
            assert await client.status() == 200
            told = perf_counter()
            await here.server.stop()
            took.append(perf_counter() - told)
    # The quickest: the machine may be busy with something else.
    assert min(took) < 0.05


async def test_a_forced_stop_does_not_wait_for_an_answer_that_never_comes() -> None:
    async with site() as here:
        here.go.clear()
        await here.connect(GET)
        here.server.force_exit = True
        async with asyncio.timeout(FINISH_WITHIN_S - 0.5):
            await here.server.stop()
        here.go.set()


async def test_a_stop_lets_what_is_in_hand_be_answered() -> None:
    async with site() as here:
        here.go.clear()
        client = await here.connect(GET)
        stopping = asyncio.create_task(here.server.stop())
        await asyncio.sleep(0.02)
        here.go.set()
        assert await client.status() == 200
        await stopping


async def test_the_last_part_of_an_answer_does_not_wait_for_an_acknowledgement(monkeypatch: pytest.MonkeyPatch) -> None:
    loop = asyncio.get_running_loop()
    connect, at_once = loop.connect_accepted_socket, []

    async def watched(factory: Callable[[], asyncio.Protocol], accepted: socket.socket) -> object:
        at_once.append(accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0)
        return await connect(factory, accepted)

    monkeypatch.setattr(loop, "connect_accepted_socket", watched)
    async with site() as here:
        client = await here.connect(GET)
        assert await client.status() == 200
    assert at_once == [True]


def test_a_port_that_is_taken_is_named() -> None:
    with listening_socket("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PortUnavailable, match=f"Port {port} on 127.0.0.1 cannot be opened: Address already in use"):
            listening_socket("127.0.0.1", port)


@pytest.mark.parametrize(
    ("files", "connections"),
    [
        (300, 150),
        (1024, MOST_CONNECTIONS),
        (1_048_576, MOST_CONNECTIONS),
        (resource.RLIM_INFINITY, MOST_CONNECTIONS),
        (20, FEWEST_CONNECTIONS),
    ],
)
def test_connections_take_at_most_half_of_the_files(
    files: int, connections: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda _: (files, files))
    assert connections_allowed() == connections
