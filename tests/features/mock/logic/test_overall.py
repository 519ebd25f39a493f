"""The level of a whole round, and what holds it down."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.mock.logic.mock_result import MockResult, Outcome
from bot.features.mock.logic.overall import CEILINGS, Cap, Overall, overall_of
from question_bank.models import Level
from tests.features.mock.logic.test_debrief import results, told

LEVELS = list(Level)


def overall(*answers: MockResult) -> Overall:
    found = overall_of(list(enumerate(answers, 1)))
    assert found is not None
    return found


def test_nothing_judged_has_no_level() -> None:
    assert overall_of([]) is None


def test_middle_answer_is_the_lower_one_of_two() -> None:
    assert overall(told(0, Level.STRONG), told(1, Level.STAFF)).middle is Level.STRONG


@pytest.mark.parametrize(
    ("cap", "changes"),
    [
        (Cap.BELOW_STRONG, {"level": Level.PASSING}),
        (Cap.BELOW_STRONG, {"level": Level.WEAK}),
        (Cap.TRAP, {"trap": True}),
        (Cap.SHORT, {"words": 149}),
        (Cap.OFF_TOPIC, {"off_topic": True}),
    ],
    ids=str,
)
def test_one_answer_alone_caps_a_staff_round_at_strong(cap: Cap, changes: dict[str, Any]) -> None:
    found = overall(told(0, Level.STAFF), told(1, Level.STAFF), told(2, **{"level": Level.STAFF, **changes}))
    assert (found.level, found.middle, found.held_by) == (Level.STRONG, Level.STAFF, {cap: (3,)})


def test_one_project_in_most_answers_caps_at_passing() -> None:
    same = [told(n, Level.STAFF, project="asr") for n in range(2)]
    other = [told(n, Level.STAFF, project=name) for n, name in enumerate(("ads", "search"), 2)]
    assert overall(*same, other[0]).held_by == {Cap.ONE_PROJECT: (1, 2)}
    assert overall(*same, other[0]).level is Level.PASSING
    assert overall(*same, *other).level is Level.STAFF


@pytest.mark.parametrize(
    "changes", [{"words": 150}, {"level": Level.STRONG}, {"project": "asr"}, {"moves": "", "words": 90}], ids=str
)
def test_near_miss_caps_nothing(changes: dict[str, Any]) -> None:
    mock = [told(0, Level.STAFF), told(1, Level.STAFF), told(2, **{"level": Level.STAFF, **changes})]
    assert overall(*mock).level is Level.STAFF


def test_a_cap_never_raises_a_weak_round() -> None:
    found = overall(told(0, Level.WEAK, trap=True), told(1, Level.WEAK))
    assert (found.level, found.held_by, found.lowered) == (Level.WEAK, {}, False)


@given(st.lists(results.filter(lambda result: result.outcome is Outcome.JUDGED), min_size=1, max_size=8))
def test_the_level_is_never_above_the_middle_nor_above_a_cap_and_lowered_only_with_a_reason(
    mock: list[MockResult],
) -> None:
    found = overall(*mock)
    assert LEVELS.index(found.level) <= LEVELS.index(found.middle)
    assert not found.lowered or found.held_by
    assert all(CEILINGS[cap] is found.level for cap in found.held_by)
    if any(result.trap or result.level in (Level.WEAK, Level.PASSING) for result in mock):
        assert found.level is not Level.STAFF
