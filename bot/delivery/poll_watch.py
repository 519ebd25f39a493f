"""Whether Telegram is still asked for updates: a polling task that died would leave the process alive and deaf."""

from bot.delivery.clock import Clock

STALE_AFTER_S = 120.0
"""Four long polls without an answer."""


class PollWatch:
    """Knows when Telegram last answered a poll."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._answered_at = clock.now()

    def answered(self) -> None:
        """A poll was answered."""
        self._answered_at = self._clock.now()

    @property
    def age_s(self) -> float:
        """Seconds since the last answer, or since the start."""
        return (self._clock.now() - self._answered_at).total_seconds()

    @property
    def is_stale(self) -> bool:
        """Whether polling seems to have died."""
        return self.age_s > STALE_AFTER_S
