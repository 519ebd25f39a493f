"""E: the speaker's new ways, and the time at which something belonged, are specific without an "if" or a "should"."""

import pytest

from bot.review.rules.reflection import judge
from question_bank.models import Verdict
from tests.review.rules.stories import ACTS, CONTEXT, DRIVER, RESULT, signals_of


def verdict(ending: str) -> Verdict:
    return judge(signals_of(" ".join((CONTEXT, ACTS, RESULT, DRIVER, ending)))).verdict


@pytest.mark.parametrize(
    "ending",
    [
        "I check the skipped tests before I approve a release.",
        "I book that half hour before the roadmap is drawn these days.",
        "The first week was the place for that call.",
        "There is a clock in the brake log, and I look there in the first hour, not the third day.",
        "One bit I'd change: a five minute call to the clerk the evening before.",
        "What I'd redo: call the night clerk before writing it up.",
    ],
)
def test_a_changed_way_or_the_right_time_is_specific(ending: str) -> None:
    assert verdict(ending) is Verdict.MET


@pytest.mark.parametrize("ending", ["The clerks check it before a launch.", "I think so.", "The bridge has a clock."])
def test_the_ways_of_others_are_no_reflection(ending: str) -> None:
    assert verdict(ending) is Verdict.MISSING
