"""What is not said yet of a question, and what comes next."""

from bot.features.interview.logic.steps import DebriefStep, first_step, question_after, step_after
from storage.records import StoryTold
from tests.features.interview.logic.asked import asked

STORY, LEVEL, DRY = DebriefStep.STORY, DebriefStep.LEVEL, DebriefStep.DRY


def test_the_first_step_is_what_is_not_said() -> None:
    bank = StoryTold.BANK
    steps = [asked(), asked(told=bank), asked(told=bank, level="weak"), asked(told=bank, level="weak", dry="")]
    assert [first_step(each) for each in steps] == [STORY, LEVEL, DRY, None]


def test_without_a_story_nothing_is_asked_of_its_moves() -> None:
    none = asked(told=StoryTold.NONE, level="weak")
    assert first_step(none) is None
    assert step_after(none, LEVEL) is None


def test_a_skipped_step_is_passed() -> None:
    assert [step_after(asked(), each) for each in (STORY, LEVEL, DRY)] == [LEVEL, DRY, None]


def test_the_next_question_is_one_of_which_something_is_open() -> None:
    done = asked(told=StoryTold.NONE, level="weak")
    first, last = asked(), asked()
    assert question_after([done, first, last], None) is first
    assert question_after([done, first, last], first) is last
    assert question_after([done, first, last], last) is None
