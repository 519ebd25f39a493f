"""Whether Telegram answers our polls: what /readyz shows, and what the log says once when it ends and once when it is back."""

import logging

from bot.delivery.clock import Clock
from bot.delivery.database_outage import Outage

log = logging.getLogger(__name__)

STALE_AFTER_S = 50.0
"""An idle long poll is answered within 40 seconds, or has failed: so who asks knows within a minute."""
RIVAL_AGAIN_AFTER_S = 3600.0
"""Two that poll get in each other's way every few seconds: it is not said each time."""


class PollWatch:
    """Knows when Telegram last answered a poll with updates, or with none."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._answered_at = clock.monotonic()
        self._rival_at: float | None = None
        self._outage = Outage(
            clock,
            away="Telegram cannot be asked for updates (%(reason)s). They wait with Telegram; trying again.",
            back="Telegram answers polls again, after %(seconds).0f s.",
        )

    def answered(self) -> None:
        """Note a poll that was answered."""
        self._answered_at = self._clock.monotonic()
        self._outage.over()

    def failed(self, reason: str) -> None:
        """Note a poll that failed; `reason` repeats nothing of an answer."""
        self._outage.noticed(reason)

    def has_a_rival(self) -> None:
        """Note that another process polls with the same token."""
        now, before = self._clock.monotonic(), self._rival_at
        self._rival_at = now
        if before is None or now - before > RIVAL_AGAIN_AFTER_S:
            log.error("Another process polls with this token, so updates go to either. Stop one of the two.")

    @property
    def age_s(self) -> float:
        """Return the seconds since the last answer, or since the start."""
        return self._clock.monotonic() - self._answered_at

    @property
    def is_stale(self) -> bool:
        """Return whether polling seems to have ended."""
        return self.age_s > STALE_AFTER_S
