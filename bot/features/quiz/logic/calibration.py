"""Guess the level: which example answers are shown, and whether somebody judges as the rubric does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.conversation.logic.randomness import RandomSource
from question_bank.models import ArchetypeId, Level

_LEVELS = tuple(Level)
_ENOUGH = 4
LEANING = 0.25
"""A quarter of a level on average: one guess in four a level off, always to the same side."""
_RIGHT_OF_FOUR = 3
_FAR_OFF = 2
"""So many of four guesses are right where an ear can be trusted, and none is so many levels off."""


class Lean(StrEnum):
    """To which side somebody's guesses lean."""

    UNKNOWN = "unknown"
    EVEN = "even"
    KIND = "kind"
    HARSH = "harsh"
    BOTH_WAYS = "both_ways"


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
    """How well some guesses agree with the rubric. `bias` is the mean number of levels too high, 0 without guesses.

    `lean` is EVEN only for an ear that can be trusted; guesses that are off to both sides even each other out in `bias`.
    """

    guesses: int
    exact: int
    one_off: int
    bias: float
    lean: Lean

    @property
    def leans_clearly(self) -> bool:
        """Whether the guesses are off to one side, and by how much is worth saying."""
        return self.lean in (Lean.KIND, Lean.HARSH) and abs(self.bias) >= LEANING


def draw(guesses: Sequence[LevelGuess], dice: RandomSource) -> tuple[tuple[ArchetypeId, Level], ...]:
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
        lean=_lean(steps, bias),
    )


def lean_to_tell(now: Calibration, over_all: Calibration) -> Lean:
    """Return the lean that is worth saying after a sitting: a clear one over all of them, else that of this one."""
    return over_all.lean if over_all.leans_clearly or now.lean is Lean.UNKNOWN else now.lean


def _lean(steps: Sequence[int], bias: float) -> Lean:
    if len(steps) < _ENOUGH:
        return Lean.UNKNOWN
    up, down = sum(step for step in steps if step > 0), -sum(step for step in steps if step < 0)
    trusted = _is_trusted(steps)
    to_one_side = 2 * min(up, down) < max(up, down)
    if to_one_side and not (trusted and abs(bias) < LEANING):
        return Lean.KIND if up > down else Lean.HARSH
    return Lean.EVEN if trusted else Lean.BOTH_WAYS


def _is_trusted(steps: Sequence[int]) -> bool:
    exact = sum(step == 0 for step in steps)
    return _ENOUGH * exact >= _RIGHT_OF_FOUR * len(steps) and all(abs(step) < _FAR_OFF for step in steps)
