"""One connection of the HTTP server, with a time limit on everything that its client owes: uvicorn has none of them."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle
from uvicorn.server import ServerState

from bot.delivery.connection_limit import ConnectionLimit
from bot.delivery.rate_limited_log import RateLimitedLog


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How many seconds a client gets, however the bytes trickle in; `keep_alive_s` are whole ones, between two requests."""

    headers_s: float = 10.0
    body_s: float = 30.0
    take_answer_s: float = 30.0
    keep_alive_s: int = 5


class BoundedProtocol(H11Protocol):
    """Uvicorn's protocol, which aborts the connection of a client that is too slow, and tells the limit what it does."""

    def __init__(
        self,
        config: uvicorn.Config,
        server_state: ServerState,
        *,
        limit: ConnectionLimit,
        patience: Patience,
        log: RateLimitedLog,
    ) -> None:
        super().__init__(config, server_state, app_state={})
        # A stranger can cause each of its lines; it calls nothing of a logger that RateLimitedLog does not have.
        self.logger = cast("logging.Logger", log)
        self._log = log
        self._limit = limit
        self._patience = patience
        self._request_due = _Deadline(self.loop, self._too_slow)
        self._answer_due = _Deadline(self.loop, self._too_slow)
        self._in_hand: RequestResponseCycle | None = None
        self._is_between_requests = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's own
        """Begin to wait for the headers of a first request."""
        super().connection_made(transport)
        self._limit.waits(self)
        self._request_due.within(self._patience.headers_s, "its headers")

    def connection_lost(self, exc: Exception | None) -> None:
        """Give the connection's place back."""
        self._request_due.clear()
        self._answer_due.clear()
        self._limit.closed(self)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what came; it renews no deadline, but for the first byte after a request, which begins another."""
        if self._is_between_requests:
            self._is_between_requests = False
            self._request_due.within(self._patience.headers_s, "its headers")
        super().data_received(data)
        self._note_request()

    def on_response_complete(self) -> None:
        """Wait for the client to take the answer, and for its next request."""
        self._is_between_requests = True
        self._limit.waits(self)
        rest = self._patience.keep_alive_s + self._patience.take_answer_s
        self._request_due.within(rest, "the rest of its request")
        super().on_response_complete()
        self._note_request()

    def pause_writing(self) -> None:
        """Wait for the client to take enough of the answer to go on."""
        super().pause_writing()
        self._answer_due.within(self._patience.take_answer_s, "taking its answer")

    def resume_writing(self) -> None:
        """Go on."""
        super().resume_writing()
        self._answer_due.clear()

    def shutdown(self) -> None:
        """Finish what is in hand; a request that is not all here is dropped, and its sender may send it again."""
        if self._in_hand is not None and not self._in_hand.response_complete and self._in_hand.more_body:
            self.abort()
        else:
            super().shutdown()

    def abort(self) -> None:
        """Close the connection now, if it is made already."""
        if self.transport is not None:
            self.transport.abort()

    def _note_request(self) -> None:
        """Set the deadline that fits the request in hand, if there is one."""
        cycle: RequestResponseCycle | None = self.cycle
        if cycle is None or cycle.response_complete:
            return
        if cycle is not self._in_hand:
            self._in_hand = cycle
            self._is_between_requests = False
            self._limit.waits(self)
            self._request_due.within(self._patience.body_s, "its body")
        if not cycle.more_body:
            self._limit.works(self)
            self._request_due.clear()

    def _too_slow(self, what: str) -> None:
        self._log.log(logging.INFO, "A connection to the HTTP port was closed: its client was too slow with %s.", what)
        self.abort()


class _Deadline:
    """One timer, for what a client owes now."""

    def __init__(self, loop: asyncio.AbstractEventLoop, missed: Callable[[str], Any]) -> None:
        self._loop = loop
        self._missed = missed
        self._timer: asyncio.TimerHandle | None = None

    def within(self, seconds: float, what: str) -> None:
        """Expect something in that time, instead of what was expected before."""
        self.clear()
        self._timer = self._loop.call_later(seconds, self._missed, what)

    def clear(self) -> None:
        """Expect nothing."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
