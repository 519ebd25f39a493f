"""A held event loop is measured, and said with its place."""

import asyncio
import logging
from time import perf_counter

import pytest

from bot.delivery.watching.loop_watch import LoopWatch
from bot.delivery.watching.metrics import Metrics

PATIENCE_S = 20.0


def a_greedy_function(secret: str, watch: LoopWatch) -> str:
    """Hold the loop until that is noticed."""
    until = perf_counter() + PATIENCE_S
    while watch.place is None and perf_counter() < until:
        secret = secret[::-1]
    return secret


async def test_a_hold_is_logged_with_its_place_and_no_value(caplog: pytest.LogCaptureFixture) -> None:
    watch = LoopWatch(Metrics())
    watch.start()
    try:
        with caplog.at_level(logging.WARNING):
            a_greedy_function("zanzibar", watch)
            async with asyncio.timeout(PATIENCE_S):
                while not caplog.records:  # noqa: ASYNC110 -- the watch beats by the loop's own time
                    await asyncio.sleep(0.01)
    finally:
        watch.stop()
    said = caplog.records[0].getMessage()
    assert "The event loop was held for" in said
    assert "in a_greedy_function" in said
    assert "zanzibar" not in caplog.text


async def test_the_lag_of_the_loop_is_in_the_metrics() -> None:
    metrics = Metrics()
    watch = LoopWatch(metrics)
    watch.start()
    try:
        async with asyncio.timeout(PATIENCE_S):
            while b"stardrill_loop_lag_seconds_count 0.0" in metrics.page():  # noqa: ASYNC110 -- as above
                await asyncio.sleep(0.01)
    finally:
        watch.stop()
    assert b"stardrill_loop_lag_seconds_bucket" in metrics.page()
