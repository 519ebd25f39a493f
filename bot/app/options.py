"""The options of one bot."""

import secrets
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from random import Random  # noqa: TID251 -- the composition root makes the source of randomness

from bot.delivery.clock import Clock, SystemClock
from bot.review.judge import Judge

WEBHOOK_PORT = 8080
MOST_REQUESTS = 100
"""Requests at once on an HTTP port. Telegram itself delivers 40 updates at once."""
LINK_BYTES = 24
"""Random bytes of a link: 192 bits, which nobody guesses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BotOptions:
    """The options of one bot."""

    token: str
    """The bot's token."""
    api_url: str
    """The address of the Bot API, without the token."""
    database_url: str
    keys: tuple[str, ...] = ()
    """Encryption keys, the newest first; none for plain texts."""
    allowed: Collection[int] | None = None
    """Ids of admitted users. None admits everybody, an empty collection only the owner."""
    friend_links: bool = False
    """True to offer links by which a friend sees one story."""
    random_words: Callable[[], str] = lambda: secrets.token_urlsafe(LINK_BYTES)
    """Source of the tokens of links, and of the page's key."""
    default_zone: str | None = None
    """The time zone of new users, where it is known."""
    in_terminal: bool = False
    """True where the chat is in a terminal, so that no messenger carries it."""
    unlimited: bool = False
    """True to send without rate limits, for a Bot API on loopback."""
    erase_files: Callable[[], object] | None = None
    """Removes files written for the person outside of the database, when they erase their data."""
    clock: Clock = field(default_factory=SystemClock)
    dice: Callable[[int], Random] = Random
    """Makes a source of randomness from a seed."""
    judge: Judge | None = None
    """Reviews answers; None is the built-in engine."""
    webhook_url: str | None = None
    """The public address for the webhook; None polls for updates."""
    webhook_secret: str | None = None
    host: str = "127.0.0.1"
    """The address on which the HTTP port listens."""
    port: int | None = None
    """The HTTP port; None opens none, or WEBHOOK_PORT with a webhook."""
    tracks: Path | None = None
    """The folder of the operator's own tracks. They are read here and never again."""
