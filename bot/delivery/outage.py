"""Says once that the database went away, and once that it is back, however many noticed."""

import logging
from datetime import datetime

from bot.delivery.clock import Clock

log = logging.getLogger(__name__)


class Outage:
    """What the inbox, the handlers, the tick and the sender know of the database together."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.since: datetime | None = None
        """Since when the database has not answered; None while it does."""

    def noticed(self) -> None:
        """The database did not answer."""
        if self.since is None:
            self.since = self._clock.now()
            log.warning(
                "The database does not answer. Updates wait with Telegram, replies in the outbox, until it does."
            )

    def over(self) -> None:
        """The database took a change. That it can be read proves little: a full disk can be read too."""
        if self.since is not None:
            seconds = (self._clock.now() - self.since).total_seconds()
            self.since = None
            log.warning("The database answers again, after %.0f s. What waited is taken up.", seconds)
