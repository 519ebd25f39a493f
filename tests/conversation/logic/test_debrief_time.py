"""The time of the debrief on the day of an interview."""

from datetime import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.conversation.logic.dates.local_time import quiet_covers
from bot.conversation.logic.debrief_time import debrief_clock

CLOCKS = st.integers(0, 24 * 4 - 1).map(lambda quarter: time(*divmod(15 * quarter, 60)))


@pytest.mark.parametrize(
    ("daily", "quiet_from", "quiet_to", "clock"),
    [
        (time(8, 30), time(22), time(7), time(18)),
        (time(18, 30), time(22), time(7), time(18, 30)),
        (time(8, 30), time(17), time(20), time(20)),
        (time(8, 30), time(17), time(7), time(16, 30)),
        (time(16, 45), time(17), time(7), time(16, 45)),
        (time(20), time(9), time(19, 30), time(20)),
        (time(8, 30), time(), time(), time(18)),
    ],
    ids=["at 18", "later", "to their end", "before them", "not before the daily time", "by day", "none"],
)
def test_it_is_the_later_one_outside_of_the_quiet_hours(
    daily: time, quiet_from: time, quiet_to: time, clock: time
) -> None:
    assert debrief_clock(daily, quiet_from, quiet_to) == clock


@given(daily=CLOCKS, quiet_from=CLOCKS, quiet_to=CLOCKS)
def test_it_is_never_quiet_and_never_before_the_daily_time(daily: time, quiet_from: time, quiet_to: time) -> None:
    assume(not quiet_covers(daily, quiet_from, quiet_to))
    clock = debrief_clock(daily, quiet_from, quiet_to)
    assert not quiet_covers(clock, quiet_from, quiet_to)
    assert clock >= daily
