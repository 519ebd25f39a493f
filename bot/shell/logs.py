"""Logging to standard error. Nothing in the house logs a word of an answer, a token or a key."""

import logging

from bot.delivery.quiet import hush


def log_to_stderr(level: str) -> None:
    """Log from `level` on; libraries that would tell too much, from warnings on."""
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    hush()
