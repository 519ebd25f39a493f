"""The limit on open connections of the HTTP server, and the choice of the one to close at the limit."""

import resource
from typing import Final, Protocol

MOST_CONNECTIONS: Final = 512
FEWEST_CONNECTIONS: Final = 16


class Connection(Protocol):
    """A connection that can be closed without waiting for its client."""

    def abort(self) -> None:
        """Close the connection now; drop what is still to be sent."""


class ConnectionLimit:
    """The set of open connections. At the limit a new one replaces the one that has waited longest for its client.

    A connection waits for its client until a request has arrived completely, and between requests. So a request that
    arrives at once is served, however many half-open connections follow each other.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._open: set[Connection] = set()
        self._waiting: dict[Connection, None] = {}
        """The connections that wait for their client, the longest waiting first."""

    @property
    def is_full(self) -> bool:
        """Return whether the limit is reached."""
        return len(self._open) >= self.most

    def make_room(self) -> bool:
        """Return whether one more connection may be opened; at the limit, abort the one that has waited longest."""
        if not self.is_full:
            return True
        longest = next(iter(self._waiting), None)
        if longest is None:
            return False
        self.closed(longest)
        longest.abort()
        return True

    def opened(self, connection: Connection) -> None:
        """Add a connection; it is not aborted until it waits."""
        self._open.add(connection)

    def waits(self, connection: Connection) -> None:
        """Note that a connection waits for its client from now on."""
        self._waiting.pop(connection, None)
        if connection in self._open:
            self._waiting[connection] = None

    def works(self, connection: Connection) -> None:
        """Note that a request has arrived completely: its connection is not aborted while it is answered."""
        self._waiting.pop(connection, None)

    def closed(self, connection: Connection) -> None:
        """Remove a connection."""
        self._open.discard(connection)
        self._waiting.pop(connection, None)

    def abort_all(self) -> None:
        """Abort every connection."""
        for connection in tuple(self._open):
            connection.abort()


def connections_allowed() -> int:
    """Return a limit that leaves half of the process's file descriptors to polling, sending and the database."""
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if files == resource.RLIM_INFINITY:
        return MOST_CONNECTIONS
    return max(FEWEST_CONNECTIONS, min(MOST_CONNECTIONS, files // 2))
