"""Guess the level: which example answers are shown, and whether somebody judges as the rubric does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.coach.dice import Dice
from question_bank.models import ArchetypeId, Level

_LEVELS = tuple(Level)
_ENOUGH = 4
# A quarter of a level on average: one guess in four a level off, always to the same side.
_LEANING = 0.25


class Lean(StrEnum):
    """To which side somebody's guesses lean."""

    UNKNOWN = "unknown"
    EVEN = "even"
    KIND = "kind"
    HARSH = "harsh"


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelGuess:
    """One level guessed for the bank's example of that archetype, whose level is `level`."""

    archetype: ArchetypeId
    level: Level
    given: Level
    local_date: date

    @property
    def steps(self) -> int:
        """By how many levels the guess was too high; negative where too low."""
        return _LEVELS.index(self.given) - _LEVELS.index(self.level)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """How well some guesses agree with the rubric. `bias` is the mean number of levels too high, 0 without guesses."""

    guesses: int
    exact: int
    one_off: int
    bias: float
    lean: Lean


def draw(guesses: Sequence[LevelGuess], dice: Dice) -> tuple[tuple[ArchetypeId, Level], ...]:
    """Four examples in random order: one of each level, each of another archetype, those longest unseen first."""
    seen: dict[tuple[ArchetypeId, Level], date] = {}
    for guess in guesses:
        key = (guess.archetype, guess.level)
        seen[key] = max(guess.local_date, seen.get(key, guess.local_date))
    left = list(ArchetypeId)
    levels = list(Level)
    dice.shuffle(left)
    dice.shuffle(levels)
    drawn = []
    for level in levels:
        _, _, archetype = min((seen.get((one, level), date.min), n, one) for n, one in enumerate(left))
        left.remove(archetype)
        drawn.append((archetype, level))
    return tuple(drawn)


def calibration_of(guesses: Sequence[LevelGuess]) -> Calibration:
    """How well the guesses agree with the rubric, and to which side they lean; unknown under four guesses."""
    steps = [guess.steps for guess in guesses]
    bias = sum(steps) / len(steps) if steps else 0.0
    return Calibration(
        guesses=len(steps),
        exact=sum(step == 0 for step in steps),
        one_off=sum(abs(step) == 1 for step in steps),
        bias=bias,
        lean=_lean(bias, len(steps)),
    )


def _lean(bias: float, guesses: int) -> Lean:
    if guesses < _ENOUGH:
        return Lean.UNKNOWN
    if abs(bias) < _LEANING:
        return Lean.EVEN
    return Lean.KIND if bias > 0 else Lean.HARSH
