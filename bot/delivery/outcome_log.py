"""Says at DEBUG what became of an update, a message or a due row: numbers and names of ours, never a word of anybody's."""

import logging
from typing import Final

FIELDS: Final = ("kind", "outcome", "ms")
"""What such a record carries, for a log that is kept as JSON."""


def log_outcome(log: logging.Logger, *, kind: str, outcome: str, seconds: float) -> None:
    """Log one line. `kind` and `outcome` come from closed sets of ours; nothing that was typed may get into them."""
    ms = round(seconds * 1000, 1)
    log.debug("%s: %s in %.1f ms", kind, outcome, ms, extra={"kind": kind, "outcome": outcome, "ms": ms})
