"""Tokens of links for friends: their form, and the hash under which they are stored."""

import hashlib
import re

PREFIX = "f_"
"""Start of a token, by which it is told from the code of the owner's link."""
_FORM = re.compile(rf"{PREFIX}[A-Za-z0-9_-]{{1,62}}")
"""Telegram hands on up to 64 characters of a link."""


def is_link_token(word: str) -> bool:
    """Return whether a word has the form of a token."""
    return _FORM.fullmatch(word) is not None


def hash_of_token(token: str) -> str:
    """Return the hash that stands for a token in the database. The token has 192 random bits, so it needs no salt."""
    return hashlib.sha256(token.encode()).hexdigest()
