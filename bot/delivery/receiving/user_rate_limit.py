"""The rate limit of one user's commands and presses; typed answers are never refused."""

from collections import deque

from bot.delivery.receiving.refusal_throttle import Throttle

WITHIN_S = 60.0
MOST_WITHIN = 60
"""More commands and presses a minute than a thumb can make."""


class UserRateLimit:
    """Counts requests by user, in this process. `at` is in seconds of a monotonic clock."""

    def __init__(self, most: int = MOST_WITHIN) -> None:
        self._most = most
        self._recent: dict[int, deque[float]] = {}
        self._told = Throttle(WITHIN_S)

    def is_over(self, user_id: int, at: float) -> bool:
        """Count one command or press, and return whether it is over the limit."""
        recent = self._recent.setdefault(user_id, deque())
        while recent and at - recent[0] >= WITHIN_S:
            recent.popleft()
        if len(recent) >= self._most:
            return True
        recent.append(at)
        self._forget(at)
        return False

    def tells(self, user_id: int, at: float) -> bool:
        """Return whether to tell the user about the limit: once a minute."""
        return self._told.allows(user_id, at)

    def _forget(self, at: float) -> None:
        """Forget users without a request in the last minute."""
        if len(self._recent) > MOST_WITHIN:
            self._recent = {user: times for user, times in self._recent.items() if at - times[-1] < WITHIN_S}
