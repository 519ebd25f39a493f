"""How many connections the HTTP server keeps, and which one gives way when there are that many."""

import resource
from typing import Final, Protocol

MOST_CONNECTIONS: Final = 512
FEWEST_CONNECTIONS: Final = 16


class Connection(Protocol):
    """What can be closed without waiting for its client."""

    def abort(self) -> None:
        """Close it now; what is still to be sent is dropped."""


class ConnectionLimit:
    """Counts the open connections. A new one takes the place of the one whose client has kept us waiting the longest.

    A connection waits while its client owes us something: before a request is all there, and between requests. However
    many half-open ones come one after the other, a request that comes at once is not among those that wait the longest.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._open: set[Connection] = set()
        self._waiting: dict[Connection, None] = {}
        """Those that wait, the longest waiting first: the order in which they began to."""

    @property
    def is_full(self) -> bool:
        """Return whether there are as many as there may be."""
        return len(self._open) >= self.most

    def make_room(self) -> bool:
        """Return whether one more may be opened; where it is full, abort the one that has waited the longest."""
        if not self.is_full:
            return True
        longest = next(iter(self._waiting), None)
        if longest is None:
            return False
        self.closed(longest)
        longest.abort()
        return True

    def opened(self, connection: Connection) -> None:
        """Count a connection; it gives way to nobody until it waits."""
        self._open.add(connection)

    def waits(self, connection: Connection) -> None:
        """Note that a connection waits for its client from now on."""
        self._waiting.pop(connection, None)
        if connection in self._open:
            self._waiting[connection] = None

    def works(self, connection: Connection) -> None:
        """Note that a request of its client is all here: it gives way to nobody."""
        self._waiting.pop(connection, None)

    def closed(self, connection: Connection) -> None:
        """Count a connection no more."""
        self._open.discard(connection)
        self._waiting.pop(connection, None)

    def abort_all(self) -> None:
        """Abort every connection."""
        for connection in tuple(self._open):
            connection.abort()


def connections_allowed() -> int:
    """Return how many connections leave at least half of the process's files to polling, sending and the database."""
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if files == resource.RLIM_INFINITY:
        return MOST_CONNECTIONS
    return max(FEWEST_CONNECTIONS, min(MOST_CONNECTIONS, files // 2))
