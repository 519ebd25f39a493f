"""Reads the text of one setting. Each function raises ValueError, whose message says what the text should be."""

import re
from collections.abc import Callable, Collection
from pathlib import Path
from urllib.parse import urlsplit

EVERYBODY = "*"
LOOPBACK = "127.0.0.1"
ON_OR_OFF = {"on": True, "off": False, "true": True, "false": False}
"""Values of a switch, in lower case."""
BIGGEST_USER_ID = 2**52 - 1
"""The largest id that Telegram can give: ids have at most 52 bits."""
BIGGEST_PORT = 2**16 - 1
KEY_CHARACTERS = 44
_TOKEN = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]+")
_WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")


class Secret:
    """A text that is shown as stars wherever it is printed or logged by mistake."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def get_secret_value(self) -> str:
        """Return the text itself."""
        return self._value

    def __repr__(self) -> str:
        return "Secret('**********')"


def token(text: str) -> Secret:
    """Return the bot's token."""
    if not _TOKEN.fullmatch(text.strip()):
        raise ValueError("should look like 123456:ABC-DEF, as BotFather gives it")
    return Secret(text.strip())


def api_url(text: str) -> str:
    """Return the address of a Bot API, without a slash at its end."""
    return _web_address(text.strip(), "should be like http://host:port")


def webhook_url(text: str) -> str:
    """Return the public address of the webhook, without a slash at its end."""
    return _web_address(text, "should be like https://bot.example.org")


def webhook_secret(text: str) -> Secret:
    """Return the secret of the webhook."""
    if not _WEBHOOK_SECRET.fullmatch(text):
        raise ValueError("should be 16 to 256 letters, digits, _ or -")
    return Secret(text)


def host(text: str) -> str:
    """Return the address to listen on. Whether it is one matters only where something listens."""
    return LOOPBACK if text.strip() == "localhost" else text.strip()


def port(text: str) -> int:
    """Return the port, 0 for any that is free."""
    number = _number(text.strip(), BIGGEST_PORT)
    if number is None:
        raise ValueError(f"should be a number from 0 to {BIGGEST_PORT}")
    return number


def user_ids(text: str) -> Collection[int] | None:
    """Return the ids of admitted users; None for everybody."""
    written = text.replace(",", " ").split()
    if written == [EVERYBODY]:
        return None
    ids = frozenset(_number(each, BIGGEST_USER_ID) or 0 for each in written)
    if 0 in ids:
        raise ValueError("should be user ids such as 12345,67890, or * for everybody, or empty for the owner alone")
    return ids


def switch(text: str) -> bool:
    """Return whether something is on."""
    found = ON_OR_OFF.get(text.strip().lower())
    if found is None:
        raise ValueError("should be on or off")
    return found


def keys(text: str) -> tuple[Secret, ...]:
    """Return the encryption keys, the newest first."""
    written = text.replace(",", " ").split()
    if any(len(key) != KEY_CHARACTERS for key in written):
        raise ValueError("should be Fernet keys of 44 characters, the newest first, with commas between")
    return tuple(map(Secret, written))


def one_of(*choices: str) -> Callable[[str], str]:
    """Return a function that reads one of some words, in whatever case it is written."""

    def read(text: str) -> str:
        found = next((choice for choice in choices if choice.lower() == text.strip().lower()), None)
        if found is None:
            raise ValueError(f"should be one of {', '.join(choices)}")
        return found

    return read


def path(text: str) -> Path:
    """Return a path as it is written."""
    return Path(text)


def _web_address(text: str, otherwise: str) -> str:
    try:
        parts = urlsplit(text)
        is_one = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_one = False
    if not is_one:
        raise ValueError(otherwise)
    return text.rstrip("/")


def _number(text: str, biggest: int) -> int | None:
    """Return the number from 0 to the biggest one that a text is, or None."""
    # int() accepts digits of any script, and fails with an error of its own on thousands of them.
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(biggest))):
        return None
    return int(text) if int(text) <= biggest else None
