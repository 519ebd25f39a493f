"""The log lines of a start: version, place of the data, admitted users, and encryption."""

import platform
from collections.abc import Collection, Iterator, Sequence
from importlib.metadata import version

from bot.app import BotOptions
from storage.encryption import Encryption
from storage.place import place_of


def start_lines(plan: BotOptions) -> Iterator[str]:
    """Yield the lines that are known before the database is opened. Raises BadDatabaseUrl.

    No line holds a token, a key, a user id or a password.
    """
    yield f"Stardrill {version('stardrill')} starts, on Python {platform.python_version()}."
    yield f"Data: {place_of(plan.database_url)}"
    yield f"Allowed: {_allowed(plan.allowed)}."


def encryption_line(encryption: Encryption, keys: Sequence[str]) -> str:
    """Return the log line on encryption, once the database is open; it holds no key."""
    if encryption is Encryption.NOTHING:
        return (
            "Not encrypted: texts are stored as they are typed. To change that, put a key that `stardrill keys new` makes "
            "into STARDRILL_ENCRYPTION_KEYS, and run `stardrill keys encrypt`."
        )
    by = f", by the newest of {len(keys)} keys" if len(keys) > 1 else ""
    if encryption is Encryption.NEW_TEXTS:
        return (
            f"Encrypted: new texts{by}. Older ones are stored as they were typed, until you stop the bot and run "
            "`stardrill keys encrypt`."
        )
    return f"Encrypted: every text{by}."


def _allowed(ids: Collection[int] | None) -> str:
    if ids is None:
        return "everybody"
    if not ids:
        return "the owner, who is whoever opens the owner's link first"
    return f"{len(ids)} {'user' if len(ids) == 1 else 'users'}, by ALLOWED_USERS"
