"""Logs at DEBUG the outcome of an update, a message or a due row: numbers and our own names, no text of users."""

import logging
from typing import Final

FIELDS: Final = ("kind", "outcome", "ms")
"""Extra attributes of such a record, for a log in JSON."""


def log_outcome(log: logging.Logger, *, kind: str, outcome: str, seconds: float) -> None:
    """Log one line. `kind` and `outcome` must come from our own closed sets: nothing typed may get into them."""
    ms = round(seconds * 1000, 1)
    log.debug("%s: %s in %.1f ms", kind, outcome, ms, extra={"kind": kind, "outcome": outcome, "ms": ms})
