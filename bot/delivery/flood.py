"""A limit on how fast one person may ask for things; what they type as an answer is never refused."""

from collections import deque
from datetime import datetime, timedelta

WITHIN = timedelta(minutes=1)
MOST_WITHIN = 60
"""More commands and presses a minute than anybody's thumb makes."""


class Flood:
    """Counts by user, in this process."""

    def __init__(self, most: int = MOST_WITHIN) -> None:
        self._most = most
        self._recent: dict[int, deque[datetime]] = {}
        self._told: dict[int, datetime] = {}

    def is_over(self, user_id: int, now: datetime) -> bool:
        """Count one command or press; whether it is one too many."""
        recent = self._recent.setdefault(user_id, deque())
        while recent and now - recent[0] >= WITHIN:
            recent.popleft()
        if len(recent) >= self._most:
            return True
        recent.append(now)
        self._forget(now)
        return False

    def tells(self, user_id: int, now: datetime) -> bool:
        """Whether to tell the user so: once a minute."""
        told = self._told.get(user_id)
        if told is not None and now - told < WITHIN:
            return False
        self._told[user_id] = now
        return True

    def _forget(self, now: datetime) -> None:
        """Keep nothing of who has been quiet for a minute."""
        if len(self._recent) > MOST_WITHIN:
            self._recent = {user: times for user, times in self._recent.items() if now - times[-1] < WITHIN}
            self._told = {user: at for user, at in self._told.items() if now - at < WITHIN}
