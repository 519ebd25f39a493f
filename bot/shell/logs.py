"""Logging to standard error. Nothing in the house logs a word of an answer, a token or a key."""

import logging

CHATTY = ("apscheduler", "aiohttp", "uvicorn", "httpx", "telegram.ext.Application", "aiosqlite", "asyncio")


def log_to_stderr(level: str) -> None:
    """Log from `level` on; libraries that tell too much, from warnings on."""
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for name in CHATTY:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))
