"""The check of what Telegram tells a Mini App about its user.

The data are signed by HMAC-SHA-256 with a key that is derived from the bot's token. Source: "Validating data received
via the Mini App" in Telegram's documentation of Mini Apps.
"""

import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl

MOST_AGE = timedelta(hours=1)
EARLY = timedelta(minutes=1)
"""How far Telegram's clock may be ahead of ours."""
MOST_CHARACTERS = 16_000


class BadLaunch(Exception):
    """Launch data that Telegram did not sign, or that are too old; the message says which."""


def user_of_launch(data: str, token: str, now: datetime) -> int:
    """Return the id of the user for whom Telegram opened the Mini App of the bot with that token.

    `data` is `Telegram.WebApp.initData`, `now` aware. Raises BadLaunch.
    """
    if len(data) > MOST_CHARACTERS:
        raise BadLaunch("too long")
    try:
        pairs = parse_qsl(data, keep_blank_values=True, strict_parsing=True)
    except ValueError:
        raise BadLaunch("no launch data") from None
    said = dict(pairs)
    if len(said) != len(pairs):
        raise BadLaunch("a name twice")
    signature = said.pop("hash", "")
    lines = "\n".join(f"{name}={value}" for name, value in sorted(said.items()))
    key = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    expected = hmac.new(key, lines.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(expected.encode(), signature.encode("utf-8", "surrogatepass")):
        raise BadLaunch("not signed by Telegram")
    return _fresh_user(said, now)


def _fresh_user(said: dict[str, str], now: datetime) -> int:
    try:
        signed_at = datetime.fromtimestamp(int(said["auth_date"]), UTC)
        user_id = json.loads(said["user"])["id"]
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        raise BadLaunch("no user or no date") from None
    if not -EARLY <= now - signed_at <= MOST_AGE:
        raise BadLaunch("too old")
    if type(user_id) is not int:
        raise BadLaunch("no user")
    return user_id
