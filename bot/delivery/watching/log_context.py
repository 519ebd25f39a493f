"""The context of a log line: the update, due row or message that it belongs to."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_current: ContextVar[str | None] = ContextVar("correlation", default=None)


@contextmanager
def log_context(kind: str, number: int) -> Iterator[None]:
    """Mark every line logged in the block, and in tasks started in it, with `<kind>-<number>`."""
    token = _current.set(f"{kind}-{number}")
    try:
        yield
    finally:
        _current.reset(token)


class Correlated(logging.Filter):
    """Adds the `correlation` to each record, such as `update-123`; `-` outside of any context."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Add the attribute, and let the record pass."""
        record.correlation = _current.get() or "-"
        return True
