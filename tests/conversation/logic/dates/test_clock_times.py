"""A time of day is read as people type it."""

from datetime import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.logic.dates.clock_times import read_clock, read_clocks

READ_BEFORE = Path(__file__).parents[1] / "read_before" / "clocks.tsv"
"""What was read before times could be spoken, with its times."""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("18:30", time(18, 30)),
        ("7", time(7)),
        ("07.05", time(7, 5)),
        ("1830", time(18, 30)),
        ("6 pm", time(18)),
        ("12am", time(0)),
        ("12 PM", time(12)),
        ("9h15", time(9, 15)),
        ("7:30 p.m.", time(19, 30)),
        ("7:30 a.m.", time(7, 30)),
        ("7.30pm", time(19, 30)),
        ("7.30 P.M.", time(19, 30)),
        ("7 p. m.", time(19)),
        ("19h30", time(19, 30)),
        ("19:30h", time(19, 30)),
        ("18.30 Uhr", time(18, 30)),
        ("1930 hrs", time(19, 30)),
        ("18:30:00", time(18, 30)),
        ("18:30.", time(18, 30)),
        ("at 7 o’clock", time(7)),
        ("around 7pm", time(19)),
        ("seven thirty", time(7, 30)),
        ("seven in the evening", time(19)),
        ("10 at night", time(22)),
        ("1 at night", time(1)),
        ("half past seven", time(7, 30)),
        ("half past seven in the evening", time(19, 30)),
        ("a quarter to eight", time(7, 45)),
        ("quarter past 7 pm", time(19, 15)),
        ("ten past 7", time(7, 10)),
        ("20 minutes to 8", time(7, 40)),
        ("quarter to 12 am", time(23, 45)),
        ("noon", time(12)),
        ("12 noon", time(12)),
        ("Midnight", time(0)),
    ],
)
def test_a_time_is_read(typed: str, meant: time) -> None:
    assert read_clock(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "soon", "25:00", "18:75", "13 pm", "0 am", "18:30:10", "-3", "7:5", ".", "half past 13 pm"]
)
def test_what_is_no_time_is_refused(typed: str) -> None:
    assert read_clock(typed) is None


@pytest.mark.parametrize(
    "typed", ["not 7", "7-8", "7 or 8", "7 to 8 pm", "half seven", "10 to 7", "before 7", "7 pm if possible"]
)
def test_a_time_that_is_not_plain_is_not_guessed(typed: str) -> None:
    assert read_clock(typed) is None


def test_no_time_that_was_read_before_is_lost() -> None:
    for line in READ_BEFORE.read_text(encoding="utf-8").splitlines():
        typed, meant = line.split("\t")
        assert read_clock(typed) == time.fromisoformat(meant), typed


clocks = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))


@given(clocks, st.sampled_from(["%H:%M", "%H.%M", "%H%M", "%Hh%M", "%H %M", "%I:%M %p", "%I.%M%p", "at %H:%M", "%X"]))
def test_a_time_in_any_form_is_read_as_itself(clock: time, form: str) -> None:
    assert read_clock(clock.strftime(form)) == clock
    assert read_clock(clock.strftime(form).lower()) == clock


@given(clocks, st.sampled_from(["%I:%M {}", "%I.%M{}", "%I %M {}"]))
def test_a_time_with_points_in_its_half_of_the_day_is_read(clock: time, form: str) -> None:
    half = "a.m." if clock.hour < 12 else "p.m."
    assert read_clock(clock.strftime(form).format(half)) == clock


@given(clocks, clocks, st.sampled_from(["{}-{}", "{} – {}", "{} to {}", "from {} until {}", "between {} and {}"]))
def test_two_times_are_read_in_any_form(first: time, second: time, form: str) -> None:
    for written in ("%H:%M", "%H.%M", "%I:%M %p", "%Hh%M"):
        assert read_clocks(form.format(first.strftime(written), second.strftime(written))) == (first, second)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("22-7", (time(22), time(7))),
        ("From 10 p.m. till 7 a.m.", (time(22), time(7))),
        ("half past ten to seven", (time(10, 30), time(7))),
        ("quarter to eleven to 7", (time(10, 45), time(7))),
        ("2200-0700", (time(22), time(7))),
        ("noon to 2 pm", (time(12), time(14))),
        ("22", None),
        ("22-7-9", None),
        ("", None),
    ],
)
def test_two_times_are_read(typed: str, meant: tuple[time, time] | None) -> None:
    assert read_clocks(typed) == meant


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(typed: str) -> None:
    read_clock(typed)
    read_clocks(typed)
