"""A guessed level, set beside the rules."""

from bot.features.quiz.logic.calibration import calibration_of
from bot.features.quiz.texts.calibration import result_text, told_text
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId, Level
from tests.features.quiz.logic.test_calibration import guess
from tests.review.engine import review

EXAMPLE = load_bank().example(ArchetypeId.RESEARCH_VS_SHIPPING, Level.WEAK)
REVIEW = review(EXAMPLE.text, EXAMPLE.archetype, EXAMPLE.question)


def test_what_is_weak_is_quoted_by_the_words_that_show_that_move_alone() -> None:
    told = told_text(1, 4, EXAMPLE, REVIEW, Level.WEAK)
    assert "Weak: Result: “In the end the release was fine”" in told


def test_what_is_missing_is_named_once() -> None:
    example = load_bank().example(ArchetypeId.SAFETY_ESCALATION, Level.WEAK)
    told = told_text(1, 4, example, review(example.text, example.archetype, example.question), Level.WEAK)
    assert "○ Missing: Trade-off and Driver of impact" in told


def test_by_how_many_levels_and_to_which_side_is_said() -> None:
    assert "three levels too kind" in told_text(1, 4, EXAMPLE, REVIEW, Level.STAFF)
    assert "too" not in told_text(1, 4, EXAMPLE, REVIEW, Level.WEAK).splitlines()[0]


def test_who_is_off_in_both_directions_is_not_praised() -> None:
    steps = (Level.STAFF, Level.PASSING, Level.PASSING, Level.PASSING)
    found = calibration_of([guess(level, given) for level, given in zip(Level, steps, strict=True)])
    said = result_text(found, found)
    assert "1 of 4 right" in said
    assert "You were off in both directions: look for the trade-off" in said
    assert "Trust your judgement" not in said
    assert "On average" not in said


def test_a_good_quiz_after_bad_ones_is_no_reason_to_trust_the_ear() -> None:
    good = [guess(level, level) for level in Level]
    bad = [guess(Level.WEAK, Level.STAFF), guess(Level.STAFF, Level.WEAK)] * 4
    said = result_text(calibration_of(good), calibration_of([*bad, *good]))
    assert "4 of 4 right" in said
    assert "Over all 12 answers: 4 right" in said
    assert "you are still off too often" in said
    assert "Trust your judgement" not in said
