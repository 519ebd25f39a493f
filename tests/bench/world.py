"""Where a million users live and when they want their question: assumptions, not measurements.

Time zones: our guess at where engineers live who prepare in English for such interviews. Times: four of five take one of
the buttons that set-up offers, mostly the early evening's; the rest type a half hour of the evening.
"""

from collections.abc import Iterator, Mapping
from datetime import time

from bot.features.settings.texts.onboarding import DAILY_TIMES
from tests.bench.crowd import Cohort

ZONES: Mapping[str, int] = {
    "Asia/Kolkata": 22,
    "America/Los_Angeles": 14,
    "Europe/Berlin": 14,
    "America/New_York": 13,
    "America/Chicago": 7,
    "Europe/London": 7,
    "Europe/Kyiv": 5,
    "America/Sao_Paulo": 3,
    "Asia/Singapore": 3,
    "Europe/Istanbul": 3,
    "Africa/Lagos": 2,
    "America/Denver": 2,
    "Asia/Tokyo": 2,
    "Australia/Sydney": 2,
    "Asia/Dubai": 1,
}
"""Users a hundred, by time zone."""
BUTTONS: Mapping[time, int] = dict(zip(DAILY_TIMES, (12, 10, 38, 20), strict=True))
TYPED: Mapping[time, int] = {time(18): 4, time(19): 6, time(19, 30): 3, time(20): 5, time(20, 30): 2}
CLOCKS: Mapping[time, int] = {**BUTTONS, **TYPED}
"""Users a hundred, by their daily time."""


def cohorts(users: int) -> Iterator[Cohort]:
    """That many users, a multiple of 10,000, by zone and daily time."""
    assert sum(ZONES.values()) == sum(CLOCKS.values()) == 100
    for zone, of_zone in ZONES.items():
        for clock, of_clock in CLOCKS.items():
            yield Cohort(zone, clock, users * of_zone * of_clock // 10_000)
