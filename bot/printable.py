"""Removes control characters from text, so that it cannot command a terminal."""

import json
import re

_COMMANDS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069"
"""The C0 and C1 control characters except tab and newline, and those that change the direction of writing."""
_COMMAND = re.compile(f"[{_COMMANDS}]")
_NOT_IN_JSON = re.compile(f"[{_COMMANDS}\ud800-\udfff]")
"""The same, and unpaired surrogates, which no encoding can write."""


def printable(text: str) -> str:
    """Return the text without control characters, except tab and newline."""
    return _COMMAND.sub("", text)


def printable_json(value: object, *, ascii_only: bool = False) -> str:
    """Return a value as one line of JSON, with control characters as escapes, so that none is lost.

    Raises ValueError for a number that JSON does not have, such as infinity.
    """
    line = json.dumps(value, ensure_ascii=ascii_only, allow_nan=False)
    return _NOT_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", line)
