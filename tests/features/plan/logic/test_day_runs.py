"""The days of a plan for a list: nothing is lost, and only days without tasks are gathered."""

from hypothesis import given
from hypothesis import strategies as st

from bot.features.plan.logic.day_runs import day_runs
from bot.features.plan.logic.plan import Day
from tests.features.plan.logic.test_plan import made


def shape(*days: Day) -> list[int]:
    """How many days each line has."""
    return [len(run) for run in day_runs(days)]


@given(days=st.integers(1, 120), weekdays=st.sets(st.integers(1, 7), min_size=1))
def test_the_days_stay_in_their_order(days: int, weekdays: set[int]) -> None:
    plan = made(days=days, weekdays=weekdays)
    runs = day_runs(plan.days)
    assert [day for run in runs for day in run] == list(plan.days)
    assert all(len(run) == 1 or not any(day.tasks for day in run) for run in runs)
    assert all(len({day.off for day in run}) == 1 for run in runs)


def test_days_without_tasks_are_one_line() -> None:
    (busy, *_) = made().days
    free, off = Day(on=busy.on, tasks=()), Day(on=busy.on, tasks=(), off=True)
    assert shape(busy, busy, free, free, off, off, free, busy) == [1, 1, 2, 2, 1, 1]


def test_no_days_are_no_lines() -> None:
    assert shape() == []
