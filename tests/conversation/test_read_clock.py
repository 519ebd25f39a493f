"""A time of day is read as people type it."""

from datetime import time

import pytest

from bot.features.settings.settings_times import read_clock


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
    ],
)
def test_a_time_is_read(typed: str, meant: time) -> None:
    assert read_clock(typed) == meant


@pytest.mark.parametrize("typed", ["", "soon", "25:00", "18:75", "13 pm", "0 am", "18:30:10", "-3"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    assert read_clock(typed) is None
