"""Lets something happen once in a while for each chat or user, such as telling a stranger to go away."""

MOST_KEYS = 10_000


class Throttle:
    """Allow once in `every_s` seconds a key. Beyond `most` keys the ones allowed longest ago are forgotten."""

    def __init__(self, every_s: float, most: int = MOST_KEYS) -> None:
        self._every_s = every_s
        self._most = most
        self._allowed_at: dict[int, float] = {}
        """The newest last, so that what is to be forgotten is at the front."""

    def __len__(self) -> int:
        """Return how many keys are remembered."""
        return len(self._allowed_at)

    def allows(self, key: int, at: float) -> bool:
        """Return whether the key may now, and remember that it did. `at` is in seconds of a monotonic clock."""
        self._forget(at)
        if key in self._allowed_at:
            return False
        self._allowed_at[key] = at
        return True

    def _forget(self, at: float) -> None:
        while self._allowed_at:
            oldest = next(iter(self._allowed_at))
            if at - self._allowed_at[oldest] < self._every_s and len(self._allowed_at) < self._most:
                return
            del self._allowed_at[oldest]
