"""Reads an update as it came, without the library: its id, its chat and its JSON. What is in it is read when it is handled."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeGuard

NO_CHAT = 0
LARGEST = 2**63
"""The database's integers are smaller than this, and not smaller than its negative."""
SURROGATE = "\\ud"
"""How a surrogate begins in JSON, alone or one of a pair."""
LONGEST_INTEGER = 1000
"""Digits. Python refuses to read a few thousand, and with them everything around them."""


class NoUpdate(ValueError):
    """Something came that is no update; the text names the fault and repeats nothing of what came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawUpdate:
    """An update to store. `chat_id` is the chat in whose order it is handled; `payload` is Telegram's object as JSON."""

    update_id: int
    chat_id: int
    payload: str


def read_json(text: str) -> object:
    """Return what a text says as JSON. Raises NoUpdate where it says nothing."""
    try:
        found: object = json.loads(text, parse_int=_integer)
    except (ValueError, RecursionError):
        raise NoUpdate("no JSON") from None
    return found


def read_update(found: object) -> RawUpdate:
    """Return the update that was found in JSON. Raises NoUpdate for what has no id that can be stored."""
    if not isinstance(found, Mapping):
        raise NoUpdate("no object")
    update_id = found.get("update_id")
    # Telegram counts from 1; to be asked for what is at a negative place, it would forget all that is before.
    if not _fits(update_id) or update_id < 1:
        raise NoUpdate("no update_id")
    try:
        payload = json.dumps(found, separators=(",", ":"))
    except RecursionError:
        raise NoUpdate("nested too deep") from None
    return RawUpdate(update_id=update_id, chat_id=chat_of(found), payload=payload)


def read_stored(payload: str) -> Any:
    """Return what a stored payload says. Half of a surrogate pair, which no text can hold, is a replacement character.

    Raises ValueError for what is no JSON.
    """
    found = json.loads(payload)
    if SURROGATE not in payload:
        return found
    whole = json.dumps(found, ensure_ascii=False).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return json.loads(whole)


def chat_of(update: Mapping[str, object]) -> int:
    """Return the chat whose order an update belongs to; NO_CHAT where it belongs to none.

    The chat is that of the message, or of the message under which a button was pressed.
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
    """Return an integer; one that is absurdly long is infinite, and no id of anything."""
    return int(digits) if len(digits) <= LONGEST_INTEGER else float(digits)


def _fits(number: object) -> TypeGuard[int]:
    """Return whether it is an integer that the database can hold; `true` is none."""
    return isinstance(number, int) and not isinstance(number, bool) and -LARGEST <= number < LARGEST
