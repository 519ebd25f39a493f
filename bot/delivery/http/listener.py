"""The listening socket: accepts connections up to the limit, and pauses while no file descriptor is free."""

import asyncio
import ipaddress
import os
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from bot.delivery.http.bounded_protocol import BoundedProtocol
from bot.delivery.http.connection_limit import ConnectionLimit
from bot.delivery.http.port_unavailable import PortUnavailable
from bot.delivery.watching.rate_limited_log import RateLimitedLog

AT_ONCE: Final = 32
"""Connections accepted before the event loop goes on with other work."""
QUEUE: Final = 128
"""Connections that the kernel queues until they are accepted."""
PAUSE_S: Final = 1.0


def listening_socket(host: str, port: int) -> socket.socket:
    """Listen on an IP address of this machine; `::` is every address, IPv4 as well. Raises PortUnavailable."""
    is_v6 = ipaddress.ip_address(host).version == 6
    try:
        return socket.create_server(
            (host, port),
            family=socket.AF_INET6 if is_v6 else socket.AF_INET,
            backlog=QUEUE,
            dualstack_ipv6=is_v6 and host == "::" and socket.has_dualstack_ipv6(),
        )
    except OSError as error:
        raise PortUnavailable(f"Port {port} on {host} cannot be opened: {_reason(error)}.") from None


class Listener:
    """Accepts connections from a listening socket, and closes the socket at the end.

    Asyncio's own server accepts a whole backlog before any of it can be refused, and logs a traceback for each attempt
    without a free file descriptor.
    """

    def __init__(
        self,
        listening: socket.socket,
        *,
        limit: ConnectionLimit,
        protocol: Callable[[], BoundedProtocol],
        log: RateLimitedLog,
    ) -> None:
        self._socket = listening
        self._limit = limit
        self._protocol = protocol
        self._log = log
        self._loop = asyncio.get_running_loop()
        self._connecting: set[asyncio.Task[None]] = set()
        self._pause: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Begin to accept."""
        self._socket.setblocking(False)
        self._resume()

    def close(self) -> None:
        """Stop accepting, and close the socket."""
        if self._pause is not None:
            self._pause.cancel()
        self._loop.remove_reader(self._socket)
        self._socket.close()

    def _resume(self) -> None:
        self._pause = None
        self._loop.add_reader(self._socket, self._accept_some)

    def _accept_some(self) -> None:
        for _ in range(AT_ONCE):
            try:
                accepted, _ = self._socket.accept()
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                return
            except OSError as error:
                self._pause_after(error)
                return
            self._take(accepted)

    def _pause_after(self, error: OSError) -> None:
        self._log.warning("No connection to the HTTP port can be accepted: %s. Accepting pauses.", _reason(error))
        self._loop.remove_reader(self._socket)
        self._pause = self._loop.call_later(PAUSE_S, self._resume)

    def _take(self, accepted: socket.socket) -> None:
        if self._limit.is_full:
            self._log.warning(
                "All %d connections of the HTTP port are taken: the one with the slowest client is closed, or the new one.",
                self._limit.most,
            )
        if not self._limit.make_room():
            accepted.close()
            return
        protocol = self._protocol()
        self._limit.opened(protocol)
        task = self._loop.create_task(self._connect(accepted, protocol))
        self._connecting.add(task)
        task.add_done_callback(self._connecting.discard)

    async def _connect(self, accepted: socket.socket, protocol: BoundedProtocol) -> None:
        accepted.setblocking(False)
        try:
            # As asyncio's own server does: without it an answer in two parts waits 40 ms for the other side's ACK.
            accepted.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            await self._loop.connect_accepted_socket(lambda: protocol, accepted)
        except OSError:
            self._limit.closed(protocol)
            with suppress(OSError):
                accepted.close()


def _reason(error: OSError) -> str:
    """Return the system's message for an error, without the address that Python adds."""
    return os.strerror(error.errno) if error.errno else type(error).__name__
