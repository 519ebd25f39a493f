"""One connection of the HTTP server, with a timeout on everything that its client owes: uvicorn has none of them."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle
from uvicorn.server import ServerState

from bot.delivery.http.connection_limit import ConnectionLimit
from bot.delivery.http.default_headers import DEFAULT_HEADERS
from bot.delivery.watching.rate_limited_log import RateLimitedLog


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """The timeouts of one client, in seconds. Bytes that trickle in do not extend them."""

    headers_s: float = 10.0
    """For the headers of a request."""
    body_s: float = 30.0
    """For the body of a request."""
    take_answer_s: float = 30.0
    """For taking enough of an answer that the server can go on writing."""
    keep_alive_s: int = 5
    """Between two requests. Uvicorn takes whole seconds alone."""


class BoundedProtocol(H11Protocol):
    """Uvicorn's protocol with timeouts: it aborts slow clients, and tells ConnectionLimit which side is waiting."""

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
        # Strangers can cause these lines, so they go to the rate-limited log, which has all the methods that uvicorn
        # calls.
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
        """Clear the deadlines and remove the connection from the limit."""
        self._request_due.clear()
        self._answer_due.clear()
        self._limit.closed(self)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Pass data on. No deadline is extended; the first byte after a request begins that of the next headers."""
        if self._is_between_requests:
            self._is_between_requests = False
            self._request_due.within(self._patience.headers_s, "its headers")
        super().data_received(data)
        self._note_request()

    def on_response_complete(self) -> None:
        """Begin to wait until the client has taken the answer and sent its next request."""
        self._is_between_requests = True
        self._limit.waits(self)
        rest = self._patience.keep_alive_s + self._patience.take_answer_s
        self._request_due.within(rest, "the rest of its request")
        super().on_response_complete()
        self._note_request()

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP, with the headers that every answer has."""
        said = [(name.encode(), value.encode()) for name, value in DEFAULT_HEADERS.items()]
        said += [(b"Content-Type", b"text/plain; charset=utf-8"), (b"Connection", b"close")]
        for event in (
            h11.Response(status_code=400, headers=said, reason=b"Bad Request"),
            h11.Data(data=msg.encode("ascii")),
            h11.EndOfMessage(),
        ):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def pause_writing(self) -> None:
        """Begin to wait until the client has taken enough of the answer."""
        super().pause_writing()
        self._answer_due.within(self._patience.take_answer_s, "taking its answer")

    def resume_writing(self) -> None:
        """End the wait for the client and go on writing."""
        super().resume_writing()
        self._answer_due.clear()

    def shutdown(self) -> None:
        """Finish the request in hand; abort where it has not arrived completely: its sender may send it again."""
        if self._in_hand is not None and not self._in_hand.response_complete and self._in_hand.more_body:
            self.abort()
        else:
            super().shutdown()

    def abort(self) -> None:
        """Close the connection now, if it has been made."""
        if self.transport is not None:
            self.transport.abort()

    def _note_request(self) -> None:
        """Set the deadline of the request in hand, if there is one."""
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
    """A timer for what the client has to do next."""

    def __init__(self, loop: asyncio.AbstractEventLoop, missed: Callable[[str], Any]) -> None:
        self._loop = loop
        self._missed = missed
        self._timer: asyncio.TimerHandle | None = None

    def within(self, seconds: float, what: str) -> None:
        """Call `missed` with `what` after that many seconds; this replaces an earlier deadline."""
        self.clear()
        self._timer = self._loop.call_later(seconds, self._missed, what)

    def clear(self) -> None:
        """Cancel the deadline."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
