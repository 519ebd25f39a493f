"""Logging to standard error, as text or JSON. No module logs any text of an answer, a token or a key."""

import json
import logging
from datetime import UTC, datetime
from typing import Any

from bot.delivery.watching.log_context import Correlated
from bot.delivery.watching.log_privacy import silence_libraries, traceback_without_message
from bot.delivery.watching.outcome_log import FIELDS

TEXT = "%(asctime)s %(levelname)s %(name)s [%(correlation)s]: %(message)s"


class TextLines(logging.Formatter):
    """A line of text with its time in UTC. Errors are logged without their message, which may quote what was typed."""

    def __init__(self) -> None:
        super().__init__(TEXT)

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802, ARG002 -- as below
        """Return the time of the line, with its zone."""
        return _at(record)

    def formatException(self, ei: Any) -> str:  # noqa: N802 -- the standard library's name
        """Return the traceback and the type, without the message."""
        return traceback_without_message(ei[1])


class JsonLines(logging.Formatter):
    """One JSON object a line: at, level, logger, correlation, message, and a crash's traceback without its message.

    Lines on the outcome of an update, a message or a due row also have kind, outcome and ms, in milliseconds.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line = {
            "at": _at(record),
            "level": record.levelname,
            "logger": record.name,
            "correlation": getattr(record, "correlation", "-"),
            "message": record.getMessage(),
        }
        line |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = traceback_without_message(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def _at(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


def log_to_stderr(level: str, *, as_json: bool = False) -> None:
    """Log to standard error from `level` on, noisy libraries from warnings on."""
    handler = logging.StreamHandler()
    handler.addFilter(Correlated())
    handler.setFormatter(JsonLines() if as_json else TextLines())
    logging.basicConfig(level=level, handlers=[handler])
    silence_libraries()
