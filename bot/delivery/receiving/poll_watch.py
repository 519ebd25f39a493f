"""Watches whether Telegram answers our polls, for /readyz, and logs the begin and end of an outage once."""

import logging

from bot.delivery.clock import Clock
from bot.delivery.watching.outage import Outage

log = logging.getLogger(__name__)

STALE_AFTER_S = 50.0
"""An idle long poll is answered within 40 seconds or has failed, so /readyz shows an outage within a minute."""
RIVAL_AGAIN_AFTER_S = 3600.0
"""Two pollers conflict every few seconds; the log says so once in this time."""


class PollWatch:
    """The time of the last answered poll, with or without updates."""

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
        """Note that a poll was answered."""
        self._answered_at = self._clock.monotonic()
        self._outage.over()

    def failed(self, reason: str) -> None:
        """Note that a poll failed; `reason` is logged and must repeat nothing of an answer."""
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
        """Return whether the last answer is too old."""
        return self.age_s > STALE_AFTER_S
