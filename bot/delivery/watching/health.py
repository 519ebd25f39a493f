"""The bot's health, for /readyz and /metrics."""

from bot.delivery.clock import Clock
from bot.delivery.receiving.poll_watch import PollWatch
from bot.delivery.watching.metrics import Metrics
from storage.engine import Database
from storage.errors import StorageError


class Health:
    """Computes the health on request. `polls` is None where updates come by webhook."""

    def __init__(self, *, database: Database, clock: Clock, metrics: Metrics, polls: PollWatch | None) -> None:
        self._database = database
        self._clock = clock
        self._metrics = metrics
        self._polls = polls

    async def ready(self) -> dict[str, object]:
        """Return whether updates can be taken, and the lags in seconds. Raises StorageError."""
        now = self._clock.now()
        async with self._database.read() as uow:
            lags = {
                "inbox_lag_s": round(await uow.inbox.lag(now), 1),
                "outbox_lag_s": round(await uow.outbox.lag(now), 1),
            }
        if self._polls is None:
            return {"ready": True, **lags}
        return {"ready": not self._polls.is_stale, "last_poll_s": round(self._polls.age_s, 1), **lags}

    async def page(self) -> bytes:
        """Return the metrics in Prometheus's text format, with gauges read from the database now."""
        now = self._clock.now()
        metrics = self._metrics
        try:
            async with self._database.read() as uow:
                metrics.inbox_lag.set(await uow.inbox.lag(now))
                metrics.outbox_lag.set(await uow.outbox.lag(now))
                metrics.outbox_waiting.set(await uow.outbox.pending_count())
            metrics.database_up.set(1)
        except StorageError:
            metrics.database_up.set(0)
        return metrics.page()
