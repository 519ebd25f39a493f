"""A day that is over, as people type it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.interview.logic.past_days import is_certain, read_past_day

THURSDAY = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", THURSDAY),
        ("yesterday", date(2026, 3, 11)),
        ("last Friday", date(2026, 3, 6)),
        ("Friday", date(2026, 3, 6)),
        ("on monday", date(2026, 3, 9)),
        ("2 days ago", date(2026, 3, 10)),
        ("12 March", THURSDAY),
        ("13 March", date(2025, 3, 13)),
        ("2 Jan 2025", date(2025, 1, 2)),
    ],
)
def test_a_day_without_a_year_is_the_last_of_its_name(typed: str, day: date) -> None:
    read = read_past_day(typed, THURSDAY)
    assert read.days == (day,)
    assert is_certain(read)


@pytest.mark.parametrize("typed", ["tomorrow", "in three weeks", "in 3 weeks", "next Friday", "29 February", "no day"])
def test_a_day_ahead_is_none(typed: str) -> None:
    assert read_past_day(typed, THURSDAY).days == ()


def test_a_day_that_can_be_two_is_left_open() -> None:
    read = read_past_day("12/03/2026", THURSDAY)
    assert read.days == (THURSDAY, date(2025, 12, 3))
    assert not is_certain(read)


@given(typed=st.dates(date(2020, 1, 1), date(2030, 1, 1)), today=st.dates(date(2024, 1, 1), date(2026, 1, 1)))
def test_no_day_is_ahead(typed: date, today: date) -> None:
    assert all(day <= today for day in read_past_day(f"{typed.day} {typed:%B}", today).days)
