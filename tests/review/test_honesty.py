"""Saying that no story fits is heard as what it is."""

import pytest

from bot.review.told.honesty import owns_up
from tests.review.engine import reviewer


@pytest.mark.parametrize(
    "text",
    [
        "I don't have a perfect example, the closest is the time we moved billing.",
        "i dont really have a good example for this but",
        "Honestly, I haven't been in exactly that situation.",
        "No perfect story here. The nearest thing I have is a migration.",
        "I can't think of a great example, but there was this.",
        "nothing comes to mind that fits exactly",
        "This is not exactly what you asked, but it is close.",
        "I have never had to escalate a safety issue. The closest thing was a privacy leak.",
        "There is no direct match in my experience.",
    ],
)
def test_it_is_heard(text: str) -> None:
    assert owns_up(reviewer().read(text))


@pytest.mark.parametrize(
    "text",
    [
        "I led the search team of eight.",
        "We had no good way to measure it.",
        "The closest office was in Berlin, and I led the team there.",
        "It was not a good experience for the customers, and I was on call.",
        "I never had a clear mandate, so I wrote one.",
        "We didn't have a good test case for the ranking bug.",
        "There was no clear owner.",
        "My manager said there was no real case for it.",
        "I led the team. " * 12 + "I don't have a perfect example.",
    ],
)
def test_near_misses_and_what_comes_late_are_not(text: str) -> None:
    assert not owns_up(reviewer().read(text))
