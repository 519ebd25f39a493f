"""Keeps answers out of the logs: crashes are told by place and type, and libraries do not repeat what passes by."""

import logging
import traceback

QUOTING = ("telegram", "asyncio")
"""Loggers, with those below them, whose messages may hold a whole update, or the text of an error, at any level."""
TELLING = (
    *QUOTING,
    "alembic",
    "asyncpg",
    "sqlalchemy",
    "aiohttp",
    "apscheduler",
    "uvicorn",
    "PIL",
)
"""Loggers that would print updates, statements or addresses with the token, below a warning."""


class PlaceAlone(logging.Handler):
    """Rewords a library's records before any other handler sees them: who spoke, where, and the type of the error.

    A filter could not: those of a logger are not asked for what its children log.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Leave one line in the record, and not a word of what it said."""
        error = record.exc_info[1] if record.exc_info else None
        said = f"; {in_short(error)}" if error is not None else ""
        record.msg, record.args = f"The library spoke at {record.filename}:{record.lineno}{said}", ()
        record.exc_info = record.exc_text = record.stack_info = None


def silence_libraries() -> None:
    """Let the telling libraries speak from warnings on, whatever the level of the rest; who quotes, by place and type."""
    for name in TELLING:
        logging.getLogger(name).setLevel(logging.WARNING)
    for library in map(logging.getLogger, QUOTING):
        if not any(isinstance(handler, PlaceAlone) for handler in library.handlers):
            library.addHandler(PlaceAlone())


def in_short(error: BaseException) -> str:
    """Return in one line of what type a crash is and where it happened, without its message."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__module__}.{type(error).__qualname__}{place}"


def where(error: BaseException | None) -> str:
    """Where a crash happened and of what type, without its message, which may quote what somebody typed."""
    if error is None:
        return "no error is known"
    frames = "".join(traceback.format_tb(error.__traceback__))
    cause = error.__cause__ or error.__context__
    before = f"{where(cause)}\nand from that:\n" if cause is not None else ""
    return f"{before}{frames}{type(error).__module__}.{type(error).__qualname__}"
