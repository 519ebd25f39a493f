"""Keeps answers out of the logs: crashes are told by place and type, and libraries do not repeat what passes by."""

import logging
import traceback

TELLING = (
    "telegram",
    "alembic",
    "asyncpg",
    "sqlalchemy",
    "aiohttp",
    "apscheduler",
    "uvicorn",
    "asyncio",
    "PIL",
)
"""Loggers that would print updates, statements or addresses with the token, below a warning."""


def hush() -> None:
    """Let the telling libraries speak from warnings on, whatever the level of the rest."""
    for name in TELLING:
        logging.getLogger(name).setLevel(logging.WARNING)


def where(error: BaseException | None) -> str:
    """Where a crash happened and of what type, without its message, which may quote what somebody typed."""
    if error is None:
        return "no error is known"
    frames = "".join(traceback.format_tb(error.__traceback__))
    cause = error.__cause__ or error.__context__
    before = f"{where(cause)}\nand from that:\n" if cause is not None else ""
    return f"{before}{frames}{type(error).__module__}.{type(error).__qualname__}"
