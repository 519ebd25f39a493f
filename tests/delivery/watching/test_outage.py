"""What is away is said once, and once that it is back, however many notice and however often it is tried."""

import logging

import pytest

from bot.delivery.watching.outage import Outage
from tests.clocks import HandClock


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def outage(clock: HandClock, caplog: pytest.LogCaptureFixture) -> Outage:
    caplog.set_level(logging.INFO)
    return Outage(clock, away="Away: %(reason)s.", back="Back after %(seconds).0f s.")


def test_it_is_said_once_when_it_goes_and_once_when_it_is_back(
    outage: Outage, clock: HandClock, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(5):
        outage.noticed("NetworkError")
        clock.advance(seconds=2)
    outage.over()
    outage.over()
    assert caplog.messages == ["Away: NetworkError.", "Back after 10 s."]


def test_how_long_it_was_away_is_right_though_the_clock_was_set_back(
    outage: Outage, clock: HandClock, caplog: pytest.LogCaptureFixture
) -> None:
    outage.noticed("NetworkError")
    clock.advance(seconds=5)
    clock.advance(hours=-2)
    outage.over()
    assert caplog.messages[-1] == "Back after 5 s."


def test_one_slow_answer_is_no_outage(outage: Outage, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(5):
        outage.noticed("TimedOut", certain=False)
        outage.over()
    assert caplog.messages == []


def test_two_failures_in_a_row_are_one(outage: Outage, caplog: pytest.LogCaptureFixture) -> None:
    outage.noticed("TimedOut", certain=False)
    outage.noticed("TimedOut", certain=False)
    assert outage.lasts
    assert caplog.messages == ["Away: TimedOut."]


def test_a_second_outage_is_said_again(outage: Outage, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(2):
        outage.noticed("NetworkError")
        outage.over()
    assert len(caplog.messages) == 4
