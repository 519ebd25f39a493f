"""One-time links: each opens the page of one user once, within minutes. The process that made one redeems it."""

from collections.abc import Callable
from datetime import datetime, timedelta

HOLDS = timedelta(minutes=5)
MOST_OPEN_LINKS = 100


class OneTimeLinks:
    """The open links of this process, kept in memory alone. `now` returns the present in UTC."""

    def __init__(self, now: Callable[[], datetime], random_words: Callable[[], str]) -> None:
        self._now = now
        self._random_words = random_words
        self._open: dict[str, tuple[int, datetime]] = {}

    def make(self, user_id: int) -> str:
        """Return the token of a new link. Beyond MOST_OPEN_LINKS the oldest link ends."""
        while len(self._open) >= MOST_OPEN_LINKS:
            del self._open[next(iter(self._open))]
        token = self._random_words()
        self._open[token] = (user_id, self._now() + HOLDS)
        return token

    def redeem(self, token: str) -> int | None:
        """Return the id of the user whose page a link opens, and end the link; None where it does not hold."""
        user_id, until = self._open.pop(token, (None, None))
        return user_id if until is not None and until > self._now() else None
