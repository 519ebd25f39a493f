"""Days in a row, by the user's own calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.progress.logic.streak import streak

TODAY = date(2026, 5, 6)


def days(*ago: int) -> list[date]:
    return [TODAY - timedelta(days=n) for n in ago]


@pytest.mark.parametrize(
    ("practised", "count"),
    [
        pytest.param([], 0, id="never"),
        pytest.param(days(0), 1, id="today"),
        pytest.param(days(2, 1, 0), 3, id="three-with-today"),
        pytest.param(days(3, 2, 1), 3, id="today-not-yet"),
        pytest.param(days(3, 2), 0, id="yesterday-missed"),
        pytest.param(days(4, 3, 1, 0), 2, id="gap-before"),
        pytest.param(days(1, 0, 0, 1), 2, id="twice-a-day-any-order"),
        pytest.param(days(1, 0, -1), 3, id="moved-west-past-midnight"),
        pytest.param(days(1, -1), 2, id="moved-west-today-not-yet"),
    ],
)
def test_streak_counts_local_days_in_a_row(practised: list[date], count: int) -> None:
    assert streak(practised, TODAY) == count


def test_pause_neither_counts_nor_breaks() -> None:
    pause = (TODAY - timedelta(days=5), TODAY - timedelta(days=1))
    assert streak(days(7, 6, 1, 0), TODAY, [pause]) == 4
    assert streak(days(7, 6, 3, 1, 0), TODAY, [pause]) == 5
    assert streak(days(7, 6, 0), TODAY, [pause]) == 1


def test_pause_that_still_runs_keeps_the_streak() -> None:
    assert streak(days(4, 3), TODAY, [(TODAY - timedelta(days=2), TODAY + timedelta(days=9))]) == 2


def test_weekdays_off_do_not_break() -> None:
    wednesday_back_to_friday = days(0, 1, 2, 5)
    assert streak(wednesday_back_to_friday, TODAY) == 3
    assert streak(wednesday_back_to_friday, TODAY, days_off={6, 7}) == 4


@given(st.sets(st.integers(0, 40)), st.integers(0, 40))
def test_practising_one_day_more_never_shortens_a_streak(ago: set[int], more: int) -> None:
    assert streak(days(*ago, more), TODAY) >= streak(days(*ago), TODAY)


@given(st.sets(st.integers(0, 40)))
def test_streak_is_the_run_that_ends_today_or_yesterday(ago: set[int]) -> None:
    start = 0 if 0 in ago else 1
    run = next(n for n in range(start, 50) if n not in ago) - start
    assert streak(days(*ago), TODAY) == run
