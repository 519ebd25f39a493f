"""The rules' level beside the user's own beside the outcome, over all interviews, as counts."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from question_bank.models import Level
from storage.records import InterviewOutcome

FEWEST_ASKED = 5
"""Number of asked questions, over all interviews, from which the levels are compared."""
LEVELS = tuple(Level)


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedQuestion:
    """An asked question with its levels."""

    interview_id: int
    outcome: InterviewOutcome
    own: Level | None
    """The user's own level. None where not said."""
    rules: Level | None
    """The rules' level of what the user had for it on that day. None where there was nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfOutcome:
    """The counts of the interviews with one outcome."""

    outcome: InterviewOutcome
    interviews: int
    asked: int
    own: Mapping[Level, int]
    rules: Mapping[Level, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The counts over all interviews."""

    asked: int
    of_outcomes: tuple[OfOutcome, ...]
    """One an outcome that there is, in the order of the outcomes."""
    both: int
    """Number of questions with both levels."""
    equal: int
    lower: int
    """Number of those in which the user's own level is the lower one."""
    higher: int


def compared(questions: Sequence[JudgedQuestion]) -> Comparison | None:
    """Return the counts of all questions, or None where they are too few."""
    if len(questions) < FEWEST_ASKED:
        return None
    steps = [
        LEVELS.index(each.own) - LEVELS.index(each.rules)
        for each in questions
        if each.own is not None and each.rules is not None
    ]
    return Comparison(
        asked=len(questions),
        of_outcomes=tuple(
            _of_outcome(outcome, those)
            for outcome in (InterviewOutcome.WENT_ON, InterviewOutcome.REJECTED, InterviewOutcome.WAITING)
            if (those := [each for each in questions if each.outcome is outcome])
        ),
        both=len(steps),
        equal=steps.count(0),
        lower=sum(step < 0 for step in steps),
        higher=sum(step > 0 for step in steps),
    )


def _of_outcome(outcome: InterviewOutcome, those: Sequence[JudgedQuestion]) -> OfOutcome:
    return OfOutcome(
        outcome=outcome,
        interviews=len({each.interview_id for each in those}),
        asked=len(those),
        own=_counted(each.own for each in those),
        rules=_counted(each.rules for each in those),
    )


def _counted(levels: Iterable[Level | None]) -> Mapping[Level, int]:
    counts = Counter(level for level in levels if level is not None)
    return {level: counts[level] for level in reversed(LEVELS) if counts[level]}
