"""A throttle for each chat or user, such as on refusals to strangers."""

MOST_KEYS = 10_000


class Throttle:
    """Allows each key once in `every_s` seconds. Beyond `most` keys those allowed longest ago are forgotten."""

    def __init__(self, every_s: float, most: int = MOST_KEYS) -> None:
        self._every_s = every_s
        self._most = most
        self._allowed_at: dict[int, float] = {}
        """Times by key, the oldest first."""

    def __len__(self) -> int:
        """Return the number of remembered keys."""
        return len(self._allowed_at)

    def allows(self, key: int, at: float) -> bool:
        """Return whether the key is allowed now, and remember it. `at` is in seconds of a monotonic clock."""
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
