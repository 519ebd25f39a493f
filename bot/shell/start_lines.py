"""What the log says at a start, before anything is opened: the version, where the data is, and who may use the bot."""

import platform
from collections.abc import Collection, Iterator, Sequence
from importlib.metadata import version

from bot.app import Plan
from storage.place import place_of


def start_lines(plan: Plan) -> Iterator[str]:
    """Yield a line each; none of them holds a token, a key, a user or a password. Raises BadDatabaseUrl."""
    yield f"Stardrill {version('stardrill')} starts, on Python {platform.python_version()}."
    yield f"Data: {place_of(plan.database_url)}"
    yield _encryption(plan.keys)
    yield f"Allowed: {_allowed(plan.allowed)}."


def _encryption(keys: Sequence[str]) -> str:
    if not keys:
        return (
            "Not encrypted: texts are stored as they are typed. To change that, put a key that `stardrill keys new` makes "
            "into STARDRILL_ENCRYPTION_KEYS, and run `stardrill keys encrypt`."
        )
    return "Encrypted: every text." if len(keys) == 1 else f"Encrypted: every text, by the newest of {len(keys)} keys."


def _allowed(ids: Collection[int] | None) -> str:
    if ids is None:
        return "everybody"
    if not ids:
        return "the owner, who is whoever opens the owner's link first"
    return f"{len(ids)} {'user' if len(ids) == 1 else 'users'}, by ALLOWED_USERS"
