"""How well somebody's guesses of levels agree with the rubric."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from question_bank.models import ArchetypeId, Level

_LEVELS = tuple(Level)
_ENOUGH = 4
LEANING = 0.25
"""A quarter of a level on average: one guess in four is off by a level, always to the same side."""
_RIGHT_OF_FOUR = 3
_FAR_OFF = 2
"""A user's ear can be trusted if `_RIGHT_OF_FOUR` guesses of four are right and none is `_FAR_OFF` levels off."""


class Lean(StrEnum):
    """The side to which guesses lean."""

    UNKNOWN = "unknown"
    EVEN = "even"
    KIND = "kind"
    HARSH = "harsh"
    BOTH_WAYS = "both_ways"
    UNSTEADY = "unsteady"
    """Right in this quiz, and not over all quizzes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelGuess:
    """A guess at the level of one of the bank's examples."""

    archetype: ArchetypeId
    level: Level
    """Level of the example."""
    given: Level
    """Level that was guessed."""
    local_date: date

    @property
    def steps(self) -> int:
        """Return the number of levels by which the guess was too high. Negative where it was too low."""
        return _LEVELS.index(self.given) - _LEVELS.index(self.level)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """The agreement of some guesses with the rubric."""

    guesses: int
    exact: int
    one_off: int
    """Number of guesses that were off by one level."""
    bias: float
    """Mean number of levels too high. 0 without guesses."""
    lean: Lean
    """EVEN only where the ear can be trusted. Guesses off to both sides cancel each other out in `bias`."""

    @property
    def leans_clearly(self) -> bool:
        """Return whether the guesses lean to one side by enough to give the number."""
        return self.lean in (Lean.KIND, Lean.HARSH) and abs(self.bias) >= LEANING


def calibration_of(guesses: Sequence[LevelGuess]) -> Calibration:
    """Return the agreement of the guesses with the rubric, and the side to which they lean.

    Unknown under four guesses.
    """
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
    """Return the lean to tell after a quiz: a clear one over all quizzes, else that of this quiz.

    EVEN is told only where all guesses together can be trusted as well as those of this quiz.
    """
    if over_all.leans_clearly or now.lean is Lean.UNKNOWN:
        return over_all.lean
    return Lean.UNSTEADY if now.lean is Lean.EVEN and over_all.lean is not Lean.EVEN else now.lean


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
