"""Guess the level: how well somebody's guesses agree with the rubric, and to which side they lean."""

from collections.abc import Sequence

import pytest
from hypothesis import given

from bot.features.quiz.logic.calibration import Lean, LevelGuess, calibration_of, lean_to_tell
from question_bank.models import ArchetypeId, Level
from tests.features.quiz.logic.guesses import GUESSES, TODAY


def guess(level: Level, given_: Level) -> LevelGuess:
    return LevelGuess(archetype=ArchetypeId.MENTORING, level=level, given=given_, local_date=TODAY)


@given(GUESSES)
def test_what_is_counted_adds_up(past: list[LevelGuess]) -> None:
    found = calibration_of(past)
    assert found.exact + found.one_off <= found.guesses == len(past)
    assert -3 <= found.bias <= 3
    assert (found.lean is Lean.KIND) <= (found.bias > 0)
    assert (found.lean is Lean.HARSH) <= (found.bias < 0)


@pytest.mark.parametrize(
    ("given_", "lean"),
    [
        ([Level.PASSING, Level.STRONG, Level.STAFF, Level.STAFF], Lean.KIND),
        ([Level.WEAK, Level.WEAK, Level.PASSING, Level.STRONG], Lean.HARSH),
        ([Level.WEAK, Level.PASSING, Level.STRONG, Level.STAFF], Lean.EVEN),
        ([Level.PASSING, Level.WEAK, Level.STRONG, Level.STAFF], Lean.BOTH_WAYS),
        ([Level.STAFF, Level.PASSING, Level.PASSING, Level.PASSING], Lean.BOTH_WAYS),
        ([Level.WEAK, Level.PASSING, Level.STAFF, Level.PASSING], Lean.BOTH_WAYS),
        ([Level.WEAK, Level.STAFF, Level.STRONG, Level.STAFF], Lean.KIND),
        ([Level.STAFF], Lean.UNKNOWN),
    ],
    ids=["kind", "harsh", "exact", "both ways", "both ways and far off", "half right", "one far off", "too few"],
)
def test_guesses_lean_to_a_side(given_: list[Level], lean: Lean) -> None:
    assert calibration_of([guess(level, each) for level, each in zip(Level, given_, strict=False)]).lean is lean


ALL_RIGHT = tuple(Level)
BOTH = (Level.STAFF, Level.PASSING, Level.PASSING, Level.PASSING)
KIND = (Level.PASSING, Level.STRONG, Level.STAFF, Level.STAFF)


def sitting(given_: Sequence[Level]) -> list[LevelGuess]:
    return [guess(level, each) for level, each in zip(Level, given_, strict=True)]


@pytest.mark.parametrize(
    ("now", "before", "lean"),
    [
        pytest.param(BOTH, [ALL_RIGHT] * 9, Lean.BOTH_WAYS, id="a bad sitting after many good ones"),
        pytest.param(ALL_RIGHT, [BOTH] * 3, Lean.UNSTEADY, id="a good one after bad ones"),
        pytest.param(ALL_RIGHT, [KIND] * 3, Lean.KIND, id="a good one after ones that were all too kind"),
        pytest.param(KIND, [ALL_RIGHT] * 9, Lean.KIND, id="the first one that was too kind"),
    ],
)
def test_a_clear_lean_over_all_is_told_else_that_of_the_sitting(
    now: Sequence[Level], before: Sequence[Sequence[Level]], lean: Lean
) -> None:
    guesses = sitting(now)
    over_all = [*guesses, *(each for past in before for each in sitting(past))]
    assert lean_to_tell(calibration_of(guesses), calibration_of(over_all)) is lean


@given(GUESSES)
def test_an_ear_is_praised_only_where_three_of_four_are_right_and_none_is_far_off(past: list[LevelGuess]) -> None:
    found = calibration_of(past)
    if found.lean is Lean.EVEN:
        assert 4 * found.exact >= 3 * found.guesses
        assert found.exact + found.one_off == found.guesses


@given(GUESSES, GUESSES)
def test_praise_is_told_only_where_all_guesses_together_earn_it(now: list[LevelGuess], past: list[LevelGuess]) -> None:
    over_all = calibration_of([*past, *now])
    if lean_to_tell(calibration_of(now), over_all) is Lean.EVEN:
        assert over_all.lean is Lean.EVEN
