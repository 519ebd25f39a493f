"""Prints a command's output, without control characters."""

import sys

from bot.printable import printable, printable_json


def say(text: str) -> None:
    """Print the result of a command, on standard output."""
    print(printable(text), flush=True)  # noqa: T201 -- the command's own output


def say_aside(text: str) -> None:
    """Print an error or a remark on standard error, apart from the output that programs read."""
    print(printable(text), file=sys.stderr, flush=True)  # noqa: T201 -- the command's own output


def say_json(value: object) -> None:
    """Print a value as one line of JSON, in ASCII unless the output is in UTF-8. Raises ValueError."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    is_utf8 = encoding.lower().replace("-", "").replace("_", "").startswith("utf8")
    print(printable_json(value, ascii_only=not is_utf8), flush=True)  # noqa: T201 -- as above
