"""The plan in words: each task by its archetype and its part, and nothing said twice."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.features.plan.logic.plan import Plan, Task, plan
from bot.features.plan.logic.plan_tasks import Ready, StoryReady, TaskKind
from bot.features.plan.texts.plan import plan_text
from bot.features.plan.texts.plan_tasks import does_text, event_title, gathered_text
from question_bank.models import ArchetypeId

TODAY = date(2026, 11, 30)
NAMES = {one: one.value for one in ArchetypeId}
MENTORING, COST = ArchetypeId.MENTORING, ArchetypeId.COST_NEGOTIATION


def made(days: int) -> Plan:
    ready = Ready(stories=[StoryReady(archetype=one) for one in ArchetypeId])
    return plan(ready, today=TODAY, interview_on=TODAY + timedelta(days=days), minutes_a_day=30, weekdays=range(1, 8))


@pytest.mark.parametrize(
    ("begun", "more", "said"),
    [
        (False, False, "Write mentoring"),
        (False, True, "Begin to write mentoring"),
        (True, True, "Go on writing mentoring"),
        (True, False, "Finish writing mentoring"),
    ],
)
def test_a_story_written_in_several_sittings_says_which_one_it_is(begun: bool, more: bool, said: str) -> None:
    task = Task(kind=TaskKind.WRITE, minutes=20, archetype=MENTORING, begun=begun, more=more)
    assert does_text(task, NAMES) == said
    assert event_title([task], NAMES) == f"Stardrill: {said[0].lower()}{said[1:]}"


def test_no_name_is_said_twice_in_a_task() -> None:
    tell = Task(kind=TaskKind.REHEARSE, minutes=5, archetype=MENTORING)
    assert gathered_text([tell, tell, replace(tell, archetype=COST)], NAMES) == [
        "tell mentoring and cost-negotiation aloud"
    ]


def test_the_days_of_a_story_read_on() -> None:
    text = plan_text(made(40), NAMES, 30, [], 0)
    assert "• Begin to write contested-decision (15 min)" in text
    assert "Wed 2: go on writing contested-decision (25 min)" in text
    assert "Thu 3: finish writing contested-decision; read two or three StaffEng stories (20 min)" in text


def test_a_day_on_which_enough_was_done_says_what_comes_next() -> None:
    full = made(40)
    found = replace(full, days=(replace(full.days[0], tasks=()), *full.days[1:]))
    today = plan_text(found, NAMES, 30, [], 35).split("<b>Next</b>")[0]
    assert "You have done about 35 minutes today, so nothing more is needed.\nTo get ahead:\n• Do a mock" in today
    assert "That is it" not in today


def test_a_day_without_work_left_offers_nothing_but_the_eve_to_come() -> None:
    full = made(2)
    found = replace(full, days=tuple(replace(day, tasks=()) for day in full.days))
    assert "Nothing is planned for today." in plan_text(found, NAMES, 30, [], 0)
    assert "To get ahead" not in plan_text(found, NAMES, 30, [], 0)


def test_what_was_ticked_is_named() -> None:
    assert "Done: audit and reading." in plan_text(made(40), NAMES, 30, [TaskKind.AUDIT, TaskKind.READ], 30)
