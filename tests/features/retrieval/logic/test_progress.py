"""Outcomes and their counts, week by week."""

from datetime import date

import pytest
from hypothesis import given

from bot.features.retrieval.logic.progress import MOST_WEEKS, PastPick, PickTally, outcome_of, tally_of, weeks
from storage.records import RetrievalOutcome
from tests.features.retrieval.some_candidates import PICKS, pick

IN_TIME, LATE, WRONG = RetrievalOutcome


@pytest.mark.parametrize(
    ("seconds", "right", "meant"),
    [(10.0, True, IN_TIME), (10.1, True, LATE), (None, True, LATE), (1.0, False, WRONG), (None, False, WRONG)],
)
def test_ten_seconds_are_a_mark_and_no_limit(seconds: float | None, right: bool, meant: RetrievalOutcome) -> None:
    assert outcome_of(seconds, right=right) is meant


def test_each_local_week_has_its_counts() -> None:
    picks = [pick("a", None, days_ago=9, outcome=WRONG), pick("b", None, days_ago=2, outcome=LATE), pick("c", None)]
    before, now = weeks(picks)
    assert (before.monday, before.tally) == (date(2026, 2, 23), PickTally(in_time=0, late=0, wrong=1))
    assert (now.monday, now.tally) == (date(2026, 3, 2), PickTally(in_time=1, late=1, wrong=0))


@given(PICKS)
def test_the_weeks_are_the_newest_in_order_and_count_each_pick_once(picks: list[PastPick]) -> None:
    found = weeks(picks)
    assert [week.monday for week in found] == sorted({week.monday for week in found})
    assert len(found) <= MOST_WEEKS
    if len(found) < MOST_WEEKS:
        assert sum(week.tally.asked for week in found) == len(picks) == tally_of(p.outcome for p in picks).asked
