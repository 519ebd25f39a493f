"""The weeks of practice: whole weeks by the user's calendar, from the first practice on, twelve at most."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.features.progress.logic.weekly_summary import Done, Practice
from bot.features.progress.logic.weeks import MOST_WEEKS, PracticeWeek, weeks_of
from bot.features.progress.logic.weeks_chart import HEIGHT, WIDTH, weeks_chart
from question_bank.models import ArchetypeId, Level
from tests.features.progress.logic.test_coverage import TODAY, story

THIS_MONDAY = date(2026, 5, 4)
"""The Monday of TODAY's week; TODAY is its Sunday."""


def weeks(*answered: tuple[int, Level], rehearsed: Sequence[int] = ()) -> tuple[PracticeWeek, ...]:
    """The weeks after answers of these levels, and rehearsals, each some days before today."""
    judged = [story(ArchetypeId.MENTORING, level, days) for days, level in answered]
    done = [Done(Practice.ANSWER, each.on) for each in judged]
    done += [Done(Practice.REHEARSAL, TODAY - timedelta(days=days)) for days in rehearsed]
    return weeks_of(judged, done, TODAY)


def test_without_practice_there_are_no_weeks() -> None:
    assert weeks() == ()


def test_a_week_lasts_from_monday_to_sunday() -> None:
    before, this = weeks((7, Level.WEAK), (6, Level.STRONG), (0, Level.STAFF))
    assert (before.begins, before.answers) == (THIS_MONDAY - timedelta(weeks=1), 1)
    assert (this.begins, this.answers) == (THIS_MONDAY, 2)


def test_a_week_counts_its_answers_by_level() -> None:
    (week,) = weeks((2, Level.WEAK), (1, Level.WEAK), (0, Level.STAFF))
    assert week.levels == {Level.WEAK: 2, Level.PASSING: 0, Level.STRONG: 0, Level.STAFF: 1}


def test_a_day_with_several_practices_is_one_day() -> None:
    (week,) = weeks((1, Level.WEAK), (1, Level.WEAK), rehearsed=(1, 0))
    assert (week.days, week.rehearsals) == (2, 2)


def test_a_week_without_practice_stands_between_others() -> None:
    assert [week.days for week in weeks((20, Level.PASSING), (0, Level.PASSING))] == [1, 0, 1]


def test_practice_of_long_ago_leaves_the_last_twelve_weeks_empty() -> None:
    found = weeks((400, Level.STRONG))
    assert len(found) == MOST_WEEKS
    assert found[-1].begins == THIS_MONDAY
    assert not any(week.days for week in found)


def test_a_day_that_a_move_to_the_west_left_ahead_is_counted() -> None:
    assert [week.begins for week in weeks((-1, Level.STRONG))] == [THIS_MONDAY + timedelta(weeks=1)]


@given(st.lists(st.tuples(st.integers(0, 200), st.sampled_from(Level)), max_size=40))
def test_no_bar_leaves_the_picture_and_each_is_as_high_as_its_answers(answered: list[tuple[int, Level]]) -> None:
    chart = weeks_chart(weeks(*answered))
    tallest = max((bar.week.answers for bar in chart.bars), default=0)
    for bar in chart.bars:
        assert 0 <= bar.x < bar.x + bar.width <= WIDTH
        assert 0 < bar.top <= chart.base < HEIGHT
        high = sum(segment.height for segment in bar.segments)
        assert abs(high * tallest - bar.week.answers * (chart.base - 22)) <= tallest
        assert [segment.level for segment in bar.segments] == [level for level in Level if bar.week.levels[level]]


def test_the_newest_week_has_its_date_below_it() -> None:
    assert weeks_chart(weeks((60, Level.WEAK), (0, Level.WEAK))).bars[-1].labelled
