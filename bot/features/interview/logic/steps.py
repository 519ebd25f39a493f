"""The steps of a debrief, and what is not said yet of a question."""

from collections.abc import Sequence
from enum import StrEnum

from storage.records import AskedQuestion, StoryTold


class DebriefStep(StrEnum):
    """The step of a debrief: what is asked of the interview, then what was asked in it, then of each question."""

    LABEL = "label"
    ROUND = "round"
    DATE = "date"
    ASKED = "asked"
    STORY = "story"
    LEVEL = "level"
    DRY = "dry"


def first_step(asked: AskedQuestion) -> DebriefStep | None:
    """Return the first step of a question that is not said yet. None where all of it is said."""
    if asked.told is None:
        return DebriefStep.STORY
    if asked.level is None:
        return DebriefStep.LEVEL
    return DebriefStep.DRY if asked.dry is None and asked.told is not StoryTold.NONE else None


def step_after(asked: AskedQuestion, step: DebriefStep) -> DebriefStep | None:
    """Return the step after another one, None after the last. Without any story there is nowhere to run dry."""
    if step is DebriefStep.STORY:
        return DebriefStep.LEVEL
    return DebriefStep.DRY if step is DebriefStep.LEVEL and asked.told is not StoryTold.NONE else None


def question_after(questions: Sequence[AskedQuestion], asked: AskedQuestion | None) -> AskedQuestion | None:
    """Return the next question behind `asked` of which something is not said, None where there is none.

    `asked` None looks from the beginning.
    """
    later = [each for each in questions if asked is None or each.n > asked.n]
    return next((each for each in later if first_step(each) is not None), None)
