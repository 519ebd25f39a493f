"""An HTTP server inside a running event loop: for the webhook and for the local Bot API."""

import asyncio
import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.delivery.http.bounded_protocol import BoundedProtocol, Patience
from bot.delivery.http.connection_limit import ConnectionLimit, connections_allowed
from bot.delivery.http.default_headers import DefaultHeaders
from bot.delivery.http.listener import Listener, listening_socket
from bot.delivery.watching.rate_limited_log import RateLimitedLog

log = logging.getLogger(__name__)

FINISH_WITHIN_S: Final = 3.0
"""Time that a stop gives to the requests in hand."""
LET_GO_AFTER_S: Final = 0.1
"""Time that a forced stop gives to them."""
DATED_EVERY_S: Final = 1.0
"""Interval at which the Date header is renewed."""
LOOK_EVERY_S: Final = 0.005


class Server(uvicorn.Server):
    """Uvicorn inside a running loop. It leaves signals to the application and holds clients to limits.

    `connections` bounds the open ones, by default by the process's limit of open files. `requests` bounds those in hand
    at once. Over a bound a connection is closed and a request gets 503. `lines` logs what clients cause.
    """

    def __init__(
        self,
        app: Starlette,
        host: str,
        port: int,
        *,
        connections: int | None = None,
        requests: int | None = None,
        patience: Patience | None = None,
        lines: RateLimitedLog | None = None,
    ) -> None:
        self._patience = patience or Patience()
        self._lines = lines or RateLimitedLog(log, _loop_time)
        super().__init__(
            uvicorn.Config(
                DefaultHeaders(_Bounded(app, requests, self._lines)),
                host=host,
                port=port,
                http=BoundedProtocol,
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                proxy_headers=False,
                server_header=False,
                timeout_keep_alive=self._patience.keep_alive_s,
            )
        )
        self._limit = ConnectionLimit(connections or connections_allowed())
        self._listener: Listener | None = None
        self._told_to_stop = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Install no signal handlers."""
        yield

    async def start(self, listening: socket.socket | None = None) -> int:
        """Start listening, at a socket that listens already if it is given; return the port.

        Raises bot.delivery.http.port_unavailable.PortUnavailable.
        """
        listening = listening or listening_socket(self.config.host, self.config.port)
        port = int(listening.getsockname()[1])
        self._listener = Listener(listening, limit=self._limit, protocol=self._protocol, log=self._lines)
        self._task = asyncio.create_task(self.serve())
        while not self.started:
            if self._task.done():
                await self._task
                raise OSError("the HTTP server did not start")
            await asyncio.sleep(LOOK_EVERY_S)
        return port

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:  # noqa: ARG002 -- uvicorn's signature
        """Accept connections by our Listener instead of uvicorn's."""
        assert self._listener is not None  # noqa: S101 -- start() made it
        self.servers = []
        self._listener.start()
        self.started = True

    async def main_loop(self) -> None:
        """Renew the Date header until told to stop. Uvicorn's own loop polls ten times a second."""
        while not await self.on_tick(0):
            with suppress(TimeoutError):
                async with asyncio.timeout(DATED_EVERY_S):
                    await self._told_to_stop.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:  # noqa: ARG002 -- uvicorn's signature
        """Stop accepting, and finish the requests in hand within FINISH_WITHIN_S seconds.

        Uvicorn's own sleeps first.
        """
        assert self._listener is not None  # noqa: S101 -- start() made it
        self._listener.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        let_go_at = _loop_time() + LET_GO_AFTER_S
        too_long = asyncio.get_running_loop().call_later(FINISH_WITHIN_S, self._limit.abort_all)
        try:
            while self.server_state.connections or self.server_state.tasks:
                if self.force_exit and _loop_time() >= let_go_at:
                    return
                await asyncio.sleep(LOOK_EVERY_S)
        finally:
            too_long.cancel()

    async def stop(self) -> None:
        """Stop listening, and finish the requests in hand."""
        self.should_exit = True
        self._told_to_stop.set()
        if self._task is not None:
            await self._task

    def _protocol(self) -> BoundedProtocol:
        return BoundedProtocol(
            self.config, self.server_state, limit=self._limit, patience=self._patience, log=self._lines
        )


class _Bounded:
    """An ASGI application that answers 503 over a number of requests at once, and ignores clients that left."""

    def __init__(self, app: ASGIApp, most: int | None, lines: RateLimitedLog) -> None:
        self._app = app
        self._most = most
        self._lines = lines
        self._in_hand = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._most is not None and self._in_hand >= self._most:
            self._lines.warning("A request to the HTTP port was refused: %d are in hand already.", self._most)
            refusal = PlainTextResponse(
                "Busy. Try again in a moment.\n", 503, {"Retry-After": "1", "Connection": "close"}
            )
            await refusal(scope, receive, send)
            return
        self._in_hand += 1
        try:
            await self._app(scope, receive, send)
        except ClientDisconnect:
            return
        finally:
            self._in_hand -= 1


def _loop_time() -> float:
    """Return the loop's own time in seconds, the clock of its timers; it never goes back."""
    return asyncio.get_running_loop().time()
