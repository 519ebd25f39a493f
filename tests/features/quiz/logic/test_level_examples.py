"""Guess the level: which examples are shown."""

from datetime import timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.features.quiz.logic.calibration import LevelGuess
from bot.features.quiz.logic.level_examples import draw_examples
from question_bank.models import ArchetypeId, Level
from tests.features.quiz.logic.guesses import GUESSES, TODAY


def dice(seed: int) -> Random:
    return Random(seed)  # noqa: S311 -- chance for a test, no secret


@given(GUESSES, st.integers())
def test_one_example_of_each_level_each_of_another_archetype(past: list[LevelGuess], seed: int) -> None:
    found = draw_examples(past, dice(seed))
    assert sorted(level for _, level in found) == sorted(Level)
    assert len({archetype for archetype, _ in found}) == len(found)


def test_the_order_does_not_give_the_level_away() -> None:
    assert len({tuple(level for _, level in draw_examples((), dice(seed))) for seed in range(60)}) > 12


@given(st.integers())
def test_no_example_comes_twice_in_a_row_of_four_sittings(seed: int) -> None:
    roll, past, seen = dice(seed), list[LevelGuess](), list[tuple[ArchetypeId, Level]]()
    for n in range(4):
        found = draw_examples(past, roll)
        seen += found
        past += [
            LevelGuess(archetype=a, level=level, given=level, local_date=TODAY + timedelta(days=n))
            for a, level in found
        ]
    assert len(set(seen)) == len(seen)
