"""Reads an update as it came, without the library: its id, its chat and its JSON. The rest is read on handling."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeGuard

NO_CHAT = 0
LARGEST = 2**63
"""Bound of the database's integers: they are below it, and at least its negative."""
SURROGATE = "\\ud"
"""Start of an escaped surrogate in JSON, alone or in a pair."""
LONGEST_INTEGER = 1000
"""In digits. Python refuses to parse a few thousand, and the whole text with them."""


class NoUpdate(ValueError):
    """The input is no update; the message names the fault and repeats nothing of the input."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawUpdate:
    """An update to store."""

    update_id: int
    chat_id: int
    """The chat in whose order it is handled."""
    payload: str
    """Telegram's object as JSON."""


def read_json(text: str) -> object:
    """Return the value of a JSON text. Raises NoUpdate where it is no JSON."""
    try:
        found: object = json.loads(text, parse_int=_integer)
    except (ValueError, RecursionError):
        raise NoUpdate("no JSON") from None
    return found


def read_update(found: object) -> RawUpdate:
    """Return the update in a JSON value. Raises NoUpdate where it has no id that can be stored."""
    if not isinstance(found, Mapping):
        raise NoUpdate("no object")
    update_id = found.get("update_id")
    # Telegram counts from 1, and a negative offset makes it forget all earlier updates.
    if not _fits(update_id) or update_id < 1:
        raise NoUpdate("no update_id")
    try:
        payload = json.dumps(found, separators=(",", ":"))
    except RecursionError:
        raise NoUpdate("nested too deep") from None
    return RawUpdate(update_id=update_id, chat_id=chat_of(found), payload=payload)


def read_stored(payload: str) -> Any:
    """Return the value of a stored payload; an unpaired surrogate becomes a replacement character.

    Raises ValueError for what is no JSON.
    """
    found = json.loads(payload)
    if SURROGATE not in payload:
        return found
    whole = json.dumps(found, ensure_ascii=False).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return json.loads(whole)


def chat_of(update: Mapping[str, object]) -> int:
    """Return the chat in whose order an update is handled; NO_CHAT where it has none.

    It is the chat of the message, or of the message whose button was pressed.
    """
    for content in update.values():
        if isinstance(content, Mapping):
            message = content.get("message")
            holder = message if "chat" not in content and isinstance(message, Mapping) else content
            chat = holder.get("chat")
            chat_id = chat.get("id") if isinstance(chat, Mapping) else None
            if _fits(chat_id):
                return chat_id
    return NO_CHAT


def _integer(digits: str) -> int | float:
    """Return an integer; infinity, which is no id of anything, where it has too many digits."""
    return int(digits) if len(digits) <= LONGEST_INTEGER else float(digits)


def _fits(number: object) -> TypeGuard[int]:
    """Return whether a value is an integer that the database can hold; `true` is none."""
    return isinstance(number, int) and not isinstance(number, bool) and -LARGEST <= number < LARGEST
