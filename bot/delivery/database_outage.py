"""Says once that something went away and once that it is back, however many noticed and however often it was tried."""

import logging

from bot.delivery.clock import Clock

log = logging.getLogger(__name__)


class Outage:
    """What is known of something that others depend on, such as the database.

    `away` and `back` are what the log says. `away` may name `%(reason)s`, the type of the error; `back` may name
    `%(seconds).0f`, how long it was away.
    """

    def __init__(self, clock: Clock, *, away: str, back: str) -> None:
        self._clock = clock
        self._away = away
        self._back = back
        self._since: float | None = None
        self._doubted = False

    @property
    def lasts(self) -> bool:
        """Return whether it is away."""
        return self._since is not None

    def noticed(self, reason: str = "", *, certain: bool = True) -> None:
        """Note that it did not answer.

        What is not certain, because one slow answer in a thousand is no outage, counts when it happens twice with no
        success in between. `reason` is logged: a type of error, never its text.
        """
        if self.lasts:
            return
        if not certain and not self._doubted:
            self._doubted = True
            return
        self._since = self._clock.monotonic()
        log.warning(self._away, {"reason": reason})

    def over(self) -> None:
        """Note that it answered."""
        self._doubted = False
        if self._since is not None:
            seconds = self._clock.monotonic() - self._since
            self._since = None
            log.warning(self._back, {"seconds": seconds})


def database_outage(clock: Clock) -> Outage:
    """Return what the inbox, the handlers, the tick and the sender know of the database together.

    It is over when the database took a change. That it can be read proves little: a full disk can be read too.
    """
    return Outage(
        clock,
        away="The database does not answer. Updates wait with Telegram, replies in the outbox, until it does.",
        back="The database answers again, after %(seconds).0f s. What waited is taken up.",
    )


def telegram_outage(clock: Clock) -> Outage:
    """Return what the start and the sender know of the Bot API together; InvalidToken means that it knows no such bot."""
    return Outage(
        clock,
        away="Telegram does not answer (%(reason)s). Replies wait in the outbox until it does.",
        back="Telegram answers again, after %(seconds).0f s. What waited is sent.",
    )
