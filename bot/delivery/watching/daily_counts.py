"""Logs one line a day with the numbers of updates, messages and reviews."""

import logging
from collections.abc import Collection
from dataclasses import astuple, dataclass
from typing import Final

from prometheus_client import Counter

from bot.delivery.clock import Clock
from bot.delivery.watching.metrics import Metrics

log = logging.getLogger(__name__)

DROPPED: Final = ("refused", "blocked", "set_aside")
"""Outcomes of a failed send that is not retried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Totals of the metrics since the start of the process."""

    handled: int
    """Updates handled."""
    failed: int
    """Updates whose handling crashed."""
    set_aside: int
    """Updates that could not be read, or that killed the process too often."""
    sent: int
    """Messages sent."""
    dropped: int
    """Messages given up."""
    judged: int
    """Texts reviewed."""

    @classmethod
    def of(cls, metrics: Metrics) -> "Counts":
        """Read the totals from the metrics."""
        return cls(
            handled=_counted(metrics.updates, ("handled",)),
            failed=_counted(metrics.updates, ("failed",)),
            set_aside=_counted(metrics.updates, ("set_aside",)),
            sent=_counted(metrics.sends, ("sent",)),
            dropped=_counted(metrics.sends, DROPPED),
            judged=_counted(metrics.answers),
        )


class DailyCounts:
    """Logs this process's counts when a day of UTC is over, and on request."""

    def __init__(self, metrics: Metrics, clock: Clock) -> None:
        self._metrics = metrics
        self._clock = clock
        self._since = clock.now()
        self._told = Counts.of(metrics)

    def tell_if_the_day_is_over(self) -> None:
        """Log the counts if another day of UTC has begun since the last time; call it now and then."""
        if self._clock.now().date() > self._since.date():
            self.tell()

    def tell(self) -> None:
        """Log the counts since the last time, and start again from zero."""
        counts = Counts.of(self._metrics)
        new = (now - before for now, before in zip(astuple(counts), astuple(self._told), strict=True))
        handled, failed, set_aside, sent, dropped, judged = (f"{count:,}" for count in new)
        log.info(
            "Since %s: updates: %s handled, %s failed, %s set aside, chats: %s; messages: %s sent, %s dropped; "
            "answers judged: %s.",
            self._since.strftime("%Y-%m-%d %H:%M UTC"),
            handled,
            failed,
            set_aside,
            f"{len(self._metrics.active_chats):,}",
            sent,
            dropped,
            judged,
        )
        self._since, self._told = self._clock.now(), counts
        self._metrics.active_chats.clear()


def _counted(counter: Counter, outcomes: Collection[str] | None = None) -> int:
    """Return the sum of a counter, over all its labels or over some outcomes."""
    return sum(
        int(sample.value)
        for metric in counter.collect()
        for sample in metric.samples
        if sample.name.endswith("_total") and (outcomes is None or sample.labels["outcome"] in outcomes)
    )
