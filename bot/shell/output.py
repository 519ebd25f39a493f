"""Prints what a command says; nothing of it commands the terminal."""

import sys

from bot.printable import printable, printable_json


def say(text: str) -> None:
    """Print what was asked for, on standard output."""
    print(printable(text), flush=True)  # noqa: T201 -- the command's own output


def say_aside(text: str) -> None:
    """Print what is wrong or should be known, on standard error, out of the way of programs that read the output."""
    print(printable(text), file=sys.stderr, flush=True)  # noqa: T201 -- the command's own output


def say_json(value: object) -> None:
    """Print a value as one line of JSON, in plain ASCII where the output is not in UTF-8. Raises ValueError."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    is_utf8 = encoding.lower().replace("-", "").replace("_", "").startswith("utf8")
    print(printable_json(value, ascii_only=not is_utf8), flush=True)  # noqa: T201 -- as above
