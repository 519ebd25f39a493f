"""The plan until the interview: what it holds, what it leaves out, and how it moves."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.features.plan.logic.plan import Plan, plan
from bot.features.plan.logic.plan_tasks import MINUTES, TICKED, Ready, StoryReady, TaskKind
from question_bank.models import ArchetypeId, Level

TODAY = date(2026, 3, 2)
EVERY_DAY = frozenset(range(1, 8))
NOTHING = Ready(stories=[StoryReady(archetype=one) for one in ArchetypeId])
TOLD = StoryReady(
    archetype=ArchetypeId.MENTORING,
    story_id=1,
    written=1.0,
    level=Level.STAFF,
    told=2,
    in_time=2,
    pushbacks=1,
    defended=True,
)
EVERYTHING = Ready(
    stories=[replace(TOLD, archetype=one, story_id=n) for n, one in enumerate(ArchetypeId)],
    backups=2,
    mocks=3,
    audited_on=TODAY,
    ticks=dict.fromkeys(TICKED, 9),
)


def made(ready: Ready = NOTHING, days: int = 21, minutes: int = 30, **more: Any) -> Plan:
    options = {"weekdays": EVERY_DAY, "today": TODAY, **more}
    return plan(ready, interview_on=options["today"] + timedelta(days=days), minutes_a_day=minutes, **options)


def kinds(made_plan: Plan) -> list[TaskKind]:
    return [task.kind for day in made_plan.days for task in day.tasks]


def days_of(made_plan: Plan, kind: TaskKind) -> Sequence[date]:
    return [day.on for day in made_plan.days for task in day.tasks if task.kind is kind]


def longest_gap(made_plan: Plan) -> int:
    """The most days in a row without a task."""
    gaps = "".join("x" if day.tasks else " " for day in made_plan.days).split("x")
    return max(map(len, gaps))


stories = st.builds(
    StoryReady,
    archetype=st.sampled_from(ArchetypeId),
    story_id=st.none() | st.integers(1, 9),
    written=st.sampled_from([0.0, 0.5, 1.0]),
    level=st.none() | st.sampled_from(Level),
    answered=st.none() | st.sampled_from(Level),
    told=st.integers(0, 3),
    in_time=st.integers(0, 3),
    pushbacks=st.integers(0, 2),
    defended=st.booleans(),
    due_on=st.none() | st.dates(date(2026, 2, 1), date(2026, 5, 1)),
)
readies = st.builds(
    Ready,
    stories=st.lists(stories, max_size=8, unique_by=lambda one: one.archetype),
    backups=st.integers(0, 3),
    mocks=st.integers(0, 3),
    last_mock_on=st.none() | st.dates(date(2026, 2, 1), date(2026, 3, 2)),
    audited_on=st.none() | st.dates(date(2026, 2, 1), date(2026, 3, 2)),
    ticks=st.dictionaries(st.sampled_from(sorted(TICKED)), st.integers(0, 5)),
)


@settings(max_examples=60, deadline=None)
@given(readies, st.integers(0, 60), st.sampled_from([15, 30, 45, 60]), st.frozensets(st.integers(1, 7)))
def test_whatever_there_is_the_plan_keeps_the_minutes_the_days_off_and_the_light_eve(
    ready: Ready, days: int, minutes: int, weekdays: frozenset[int]
) -> None:
    found = made(ready, days, minutes, weekdays=weekdays)
    assert [day.on for day in found.days] == [TODAY + timedelta(days=n) for n in range(days)]
    assert all(day.minutes <= minutes for day in found.days)
    assert all(not day.tasks for day in found.days[:-1] if day.off)
    if found.days:
        assert [task.kind for task in found.days[-1].tasks] == [TaskKind.REST]
    placed = sum(day.minutes for day in found.days[:-1])
    assert placed + sum(need.minutes for need in found.left_out) == found.wanted


def test_the_same_state_gives_the_same_plan() -> None:
    assert made() == made()


def test_the_audit_comes_first() -> None:
    assert made().today.tasks[0].kind is TaskKind.AUDIT


@pytest.mark.parametrize(
    ("days", "audited", "ahead"),
    [
        pytest.param(40, None, [40, 14], id="at once, and two weeks before"),
        pytest.param(40, 0, [14], id="done today, again two weeks before"),
        pytest.param(19, None, [19], id="one in the week before that day is enough"),
        pytest.param(19, -1, [], id="done in the week before that day"),
        pytest.param(10, -20, [10], id="done long ago, and that day is over"),
        pytest.param(10, -5, [], id="done since"),
    ],
)
def test_the_stories_are_audited_two_weeks_before(days: int, audited: int | None, ahead: list[int]) -> None:
    audited_on = None if audited is None else TODAY + timedelta(days=audited)
    found = made(replace(NOTHING, audited_on=audited_on), days=days, minutes=45)
    assert [(found.interview_on - day).days for day in days_of(found, TaskKind.AUDIT)] == ahead


@pytest.mark.parametrize("minutes", [30, 45, 60])
@pytest.mark.parametrize("days", [28, 40, 60, 100, 150])
def test_a_long_plan_is_filled_evenly(days: int, minutes: int) -> None:
    found = made(days=days, minutes=minutes)
    weeks = [sum(day.minutes for day in found.days[at : at + 7]) for at in range(0, days - 7, 7)]
    assert max(weeks) <= 2 * min(weeks)
    assert longest_gap(found) <= 3


def test_a_story_is_told_once_a_day_at_most() -> None:
    written = [replace(TOLD, archetype=one, story_id=n, told=0, in_time=0) for n, one in enumerate(ArchetypeId)]
    for days in (2, 3, 8):
        for day in made(replace(EVERYTHING, stories=written), days=days, minutes=60).days:
            told = [task.archetype for task in day.tasks if task.kind is TaskKind.REHEARSE]
            assert len(told) == len(set(told))


def test_a_story_is_written_over_several_days_where_minutes_are_few() -> None:
    sittings = [
        task
        for day in made(minutes=15).days
        for task in day.tasks
        if task.kind is TaskKind.WRITE and task.archetype is ArchetypeId.CONTESTED_DECISION
    ]
    assert sum(task.minutes for task in sittings) == MINUTES[TaskKind.WRITE]
    assert [task.more for task in sittings] == [True, True, False]
    assert [task.begun for task in sittings] == [False, True, True]


def test_eight_stories_take_eight_hours_to_write_and_rehearse() -> None:
    of_stories = {TaskKind.WRITE, TaskKind.REHEARSE, TaskKind.PUSHBACK}
    found = made(days=56, minutes=60)
    assert found.fits
    minutes = sum(task.minutes for day in found.days for task in day.tasks if task.kind in of_stories)
    assert minutes == pytest.approx(8 * 60, abs=60)


def test_a_story_is_told_after_it_is_written_and_pushed_back_on_after_it_is_told() -> None:
    found = made(days=56)
    for archetype in ArchetypeId:
        on = {
            kind: [d.on for d in found.days for t in d.tasks if t.kind is kind and t.archetype is archetype]
            for kind in (TaskKind.WRITE, TaskKind.REHEARSE, TaskKind.PUSHBACK)
        }
        assert max(on[TaskKind.WRITE]) < min(on[TaskKind.REHEARSE]) < min(on[TaskKind.PUSHBACK])


def test_there_is_a_mock_a_week_and_two_in_the_last() -> None:
    found = made(EVERYTHING, days=28)
    mocks = days_of(found, TaskKind.MOCK)
    last = [day for day in mocks if found.interview_on - day <= timedelta(days=7)]
    assert len(last) == 2
    assert [(found.interview_on - day).days for day in mocks] == [25, 18, 11, 5, 2]


def test_with_three_days_and_nothing_there_it_says_what_to_drop() -> None:
    found = made(days=3)
    assert not found.fits
    assert kinds(found) == [TaskKind.AUDIT, TaskKind.WRITE, TaskKind.WRITE, TaskKind.REST]
    assert found.left_out[0].worth <= found.left_out[-1].worth
    assert found.wanted > found.free


def test_enough_minutes_are_enough() -> None:
    found = made(days=14)
    assert not found.fits
    assert found.enough is not None
    assert made(days=14, minutes=found.enough).fits


def test_with_nothing_missing_only_what_keeps_it_fresh_is_left() -> None:
    assert set(kinds(made(EVERYTHING))) == {TaskKind.AUDIT, TaskKind.MOCK, TaskKind.REST}


def test_missed_days_move_what_is_left() -> None:
    before = made(days=21)
    after = made(days=17, today=TODAY + timedelta(days=4))
    assert after.interview_on == before.interview_on
    assert after.today.tasks == before.today.tasks


def test_what_is_done_is_not_planned_again() -> None:
    half = replace(NOTHING, stories=[TOLD, *NOTHING.stories[:6]], ticks={TaskKind.MAP: 1}, audited_on=TODAY)
    found = made(half, days=40)
    assert TaskKind.MAP not in kinds(found)
    assert TODAY not in days_of(found, TaskKind.AUDIT)
    assert not [t for d in found.days for t in d.tasks if t.archetype is TOLD.archetype and t.kind is TaskKind.WRITE]


def test_a_good_answer_is_sooner_written_than_a_blank_page() -> None:
    def minutes(story: StoryReady) -> int:
        found = made(Ready(stories=[story]), days=30)
        return sum(task.minutes for day in found.days for task in day.tasks if task.kind is TaskKind.WRITE)

    blank = StoryReady(archetype=ArchetypeId.MENTORING)
    passing, strong = (replace(blank, answered=level) for level in (Level.PASSING, Level.STRONG))
    begun = replace(blank, story_id=1, written=0.5)
    assert minutes(strong) < minutes(begun) < minutes(passing) < minutes(blank)


def test_minutes_already_spent_today_are_not_asked_for_again() -> None:
    assert made(spent_today=30).today.tasks == ()
    assert made(spent_today=20).today.minutes <= 10


def test_a_pause_is_free_of_tasks() -> None:
    found = made(quiet_until=TODAY + timedelta(days=5))
    assert all(day.off and not day.tasks for day in found.days[:5])
    assert found.days[5].tasks


def test_what_is_due_is_practised_on_its_day_and_again_in_the_last_week() -> None:
    due = TODAY + timedelta(days=3)
    found = made(replace(EVERYTHING, stories=[replace(TOLD, due_on=due)]), days=28, minutes=60)
    practised = days_of(found, TaskKind.PRACTISE)
    assert practised[0] == due
    assert practised[-1] >= found.interview_on - timedelta(days=7)


@pytest.mark.parametrize("days", [0, -3])
def test_on_the_day_and_after_it_there_is_nothing_to_do(days: int) -> None:
    assert made(days=days).days == ()
