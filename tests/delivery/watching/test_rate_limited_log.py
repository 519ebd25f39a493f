"""A line that strangers can provoke comes once a minute, and none of them goes uncounted."""

import logging

import pytest

from bot.delivery.watching.rate_limited_log import RateLimitedLog

REFUSED = "A webhook call was refused"
MORE = "(and %d more like it since the last such line)"


class Seconds:
    """A monotonic clock by hand."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def log(seconds: Seconds, caplog: pytest.LogCaptureFixture) -> RateLimitedLog:
    caplog.set_level(logging.WARNING)
    return RateLimitedLog(logging.getLogger("tests.rate"), seconds)


def test_a_thousand_lines_of_a_kind_within_a_minute_are_one(
    log: RateLimitedLog, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(1_000):
        log.warning(REFUSED)
    assert caplog.messages == [REFUSED]


def test_the_next_line_after_a_minute_says_how_many_were_held_back(
    log: RateLimitedLog, seconds: Seconds, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(5):
        log.warning(REFUSED)
    seconds.now += 60
    log.warning(REFUSED)
    seconds.now += 60
    log.warning(REFUSED)
    assert caplog.messages == [REFUSED, f"{REFUSED} {MORE % 4}", REFUSED]


def test_what_was_held_back_is_told_also_when_no_further_line_comes(
    log: RateLimitedLog, seconds: Seconds, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(3):
        log.warning(REFUSED)
    log.tell_held_back()
    assert caplog.messages == [REFUSED]
    seconds.now += 60
    log.tell_held_back()
    log.tell_held_back()
    assert caplog.messages == [REFUSED, f"{REFUSED} {MORE % 2}"]


def test_the_kind_of_a_line_is_its_text_without_the_arguments(
    log: RateLimitedLog, seconds: Seconds, caplog: pytest.LogCaptureFixture
) -> None:
    log.warning("%d bytes were too many", 1)
    log.warning("%d bytes were too many", 2)
    log.warning(REFUSED)
    seconds.now += 60
    log.tell_held_back()
    assert caplog.messages == ["1 bytes were too many", REFUSED, f"2 bytes were too many {MORE % 1}"]


def test_a_line_below_the_level_of_the_log_is_neither_told_nor_counted(
    log: RateLimitedLog, seconds: Seconds, caplog: pytest.LogCaptureFixture
) -> None:
    log.log(logging.DEBUG, REFUSED)
    log.log(logging.DEBUG, REFUSED)
    seconds.now += 60
    log.warning(REFUSED)
    assert caplog.messages == [REFUSED]
