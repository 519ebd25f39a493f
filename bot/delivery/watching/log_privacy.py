"""Keeps answers out of the logs: errors are logged without their message, and libraries' messages are replaced."""

import logging
import traceback

QUOTING_LOGGERS = ("telegram", "asyncio")
"""Loggers, with their children, whose messages may hold an update or an error's text at any level."""
NOISY_LOGGERS = (
    *QUOTING_LOGGERS,
    "alembic",
    "asyncpg",
    "sqlalchemy",
    "aiohttp",
    "apscheduler",
    "uvicorn",
    "PIL",
)
"""Loggers that print updates, statements or addresses with the token at levels below a warning."""


class RedactingHandler(logging.Handler):
    """Replaces a library's message, before other handlers see it, by the place of the call and the type of the error.

    A filter cannot do it: a logger's filters do not see the records of its children.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Replace the record's message, and remove its traceback."""
        error = record.exc_info[1] if record.exc_info else None
        said = f"; {error_in_one_line(error)}" if error is not None else ""
        record.msg, record.args = f"The library spoke at {record.filename}:{record.lineno}{said}", ()
        record.exc_info = record.exc_text = record.stack_info = None


def silence_libraries() -> None:
    """Raise the noisy libraries' level to WARNING whatever the root level is; redact the quoting ones."""
    for name in NOISY_LOGGERS:
        logging.getLogger(name).setLevel(logging.WARNING)
    for library in map(logging.getLogger, QUOTING_LOGGERS):
        if not any(isinstance(handler, RedactingHandler) for handler in library.handlers):
            library.addHandler(RedactingHandler())


def error_in_one_line(error: BaseException) -> str:
    """Return a crash's type and place in one line, without its message."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__module__}.{type(error).__qualname__}{place}"


def traceback_without_message(error: BaseException | None) -> str:
    """Return a crash's traceback and type without its message, which may quote what a user typed."""
    if error is None:
        return "no error is known"
    frames = "".join(traceback.format_tb(error.__traceback__))
    cause = error.__cause__ or error.__context__
    before = f"{traceback_without_message(cause)}\nand from that:\n" if cause is not None else ""
    return f"{before}{frames}{type(error).__module__}.{type(error).__qualname__}"
