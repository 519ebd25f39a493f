"""What a line of the log belongs to: an update, something that came due, a message on its way."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_current: ContextVar[str | None] = ContextVar("correlation", default=None)


@contextmanager
def log_context(kind: str, number: int) -> Iterator[None]:
    """Let every line that is logged in the block, and in tasks begun in it, say what it belongs to."""
    token = _current.set(f"{kind}-{number}")
    try:
        yield
    finally:
        _current.reset(token)


class Correlated(logging.Filter):
    """Gives each record its `correlation`, such as `update-123`; `-` where it belongs to nothing."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let everything through."""
        record.correlation = _current.get() or "-"
        return True
