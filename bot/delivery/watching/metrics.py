"""Prometheus metrics for operators: numbers alone, no text of users."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bot.review.judge import Judge
from bot.review.signals import Signals
from bot.review.types import Review

CONTENT_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
REVIEW_BUCKETS = (0.001, 0.002, 0.003, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5)
HANDLING_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0)
LAG_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0)


class Metrics:
    """The metrics of one process. Whoever renders the page sets the `lag` gauges first."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.updates = Counter(
            "stardrill_updates", "Updates handled, by how it went.", ["outcome"], registry=self.registry
        )
        self.handling = Histogram(
            "stardrill_update_seconds",
            "Handling one update, with its commit.",
            buckets=HANDLING_BUCKETS,
            registry=self.registry,
        )
        self.answers = Counter("stardrill_answers", "Texts judged, by level.", ["level"], registry=self.registry)
        self.verdict = Histogram(
            "stardrill_verdict_seconds", "Judging one text.", buckets=REVIEW_BUCKETS, registry=self.registry
        )
        self.sends = Counter(
            "stardrill_sends", "Tries to send a message, by how it went.", ["outcome"], registry=self.registry
        )
        self.due = Counter("stardrill_due", "What came due, by kind and end.", ["kind", "end"], registry=self.registry)
        self.page_requests = Counter(
            "stardrill_page_requests",
            "Requests to the page, by the pattern of their route and the status of the answer.",
            ["route", "status"],
            registry=self.registry,
        )
        self.inbox_lag = Gauge(
            "stardrill_inbox_lag_seconds", "How long the oldest update waits.", registry=self.registry
        )
        self.outbox_lag = Gauge(
            "stardrill_outbox_lag_seconds", "How long the oldest message waits.", registry=self.registry
        )
        self.outbox_waiting = Gauge("stardrill_outbox_waiting", "Messages that are to be sent.", registry=self.registry)
        self.loop_lag = Histogram(
            "stardrill_loop_lag_seconds",
            "How late the event loop runs what is due.",
            buckets=LAG_BUCKETS,
            registry=self.registry,
        )
        self.active_chats: set[int] = set()
        """Chats with a handled update since the last daily line; only their number is used."""
        self.database_up = Gauge("stardrill_database_up", "1 while the database answers.", registry=self.registry)

    @contextmanager
    def handled(self) -> Iterator[None]:
        """Time the handling of one update."""
        began = perf_counter()
        try:
            yield
        finally:
            self.handling.observe(perf_counter() - began)

    def count_page_request(self, route: str, status: int) -> None:
        """Count a request to the page, by the pattern of its route: an address may hold ids."""
        self.page_requests.labels(route=route, status=status).inc()

    def page(self) -> bytes:
        """Return all metrics in Prometheus's text format."""
        return generate_latest(self.registry)


class MeasuredReviewer:
    """A `Judge` that counts and times the reviews of another one."""

    def __init__(self, judge: Judge, metrics: Metrics) -> None:
        self._judge = judge
        self._metrics = metrics

    def review(
        self,
        text: str,
        *,
        archetype: str,
        question: str | None = None,
        first_end: int | None = None,
        asked: tuple[str, ...] = (),
    ) -> Review:
        """Review a text with the other judge, and count and time it."""
        began = perf_counter()
        review = self._judge.review(text, archetype=archetype, question=question, first_end=first_end, asked=asked)
        self._metrics.verdict.observe(perf_counter() - began)
        self._metrics.answers.labels(level=review.level.value).inc()
        return review

    def read(self, text: str) -> Signals:
        """Return the signals of a text, from the other judge."""
        return self._judge.read(text)

    def interviewer_asks(self, review: Review, *, archetype: str, text: str) -> str | None:
        """Return an interviewer's follow-up question, from the other judge."""
        return self._judge.interviewer_asks(review, archetype=archetype, text=text)
