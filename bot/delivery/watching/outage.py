"""Logs once that a dependency went away and once that it is back, however many callers noticed."""

import logging

from bot.delivery.clock import Clock

log = logging.getLogger(__name__)


class Outage:
    """The state of a dependency, such as the database.

    `away` and `back` are log messages. `away` may use `%(reason)s`, the type of the error; `back` may use
    `%(seconds).0f`, the length of the outage.
    """

    def __init__(self, clock: Clock, *, away: str, back: str) -> None:
        self._clock = clock
        self._away = away
        self._back = back
        self._since: float | None = None
        self._doubted = False

    @property
    def lasts(self) -> bool:
        """Return whether the dependency is away."""
        return self._since is not None

    def noticed(self, reason: str = "", *, certain: bool = True) -> None:
        """Note that the dependency did not answer.

        An uncertain failure counts when it happens twice without a success in between: one slow answer in a thousand is
        no outage. `reason` is logged: a type of error, never its text.
        """
        if self.lasts:
            return
        if not certain and not self._doubted:
            self._doubted = True
            return
        self._since = self._clock.monotonic()
        log.warning(self._away, {"reason": reason})

    def over(self) -> None:
        """Note that the dependency answered."""
        self._doubted = False
        if self._since is not None:
            seconds = self._clock.monotonic() - self._since
            self._since = None
            log.warning(self._back, {"seconds": seconds})


def database_outage(clock: Clock) -> Outage:
    """Return the one Outage that the inbox, the handlers, the tick and the sender share.

    Call `over` after a commit alone: a database with a full disk can still be read.
    """
    return Outage(
        clock,
        away="The database does not answer. Updates wait with Telegram, replies in the outbox, until it does.",
        back="The database answers again, after %(seconds).0f s. What waited is taken up.",
    )


def telegram_outage(clock: Clock) -> Outage:
    """Return the one Outage of the Bot API that the start and the sender share.

    InvalidToken as its reason means that Telegram knows no such bot.
    """
    return Outage(
        clock,
        away="Telegram does not answer (%(reason)s). Replies wait in the outbox until it does.",
        back="Telegram answers again, after %(seconds).0f s. What waited is sent.",
    )
