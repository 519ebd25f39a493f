"""A guessed level, set beside the rules."""

from bot.messages.calibration import told_text
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId, Level
from tests.coach.engine import review

EXAMPLE = load_bank().example(ArchetypeId.RESEARCH_VS_SHIPPING, Level.WEAK)
REVIEW = review(EXAMPLE.text, EXAMPLE.archetype, EXAMPLE.question)


def test_what_is_weak_is_quoted_by_the_words_that_show_that_move_alone() -> None:
    told = told_text(1, 4, EXAMPLE, REVIEW, Level.WEAK)
    assert "Weak: Result: “In the end the release was fine and the customers liked it”" in told


def test_what_is_missing_is_named_once() -> None:
    assert "○ Missing: Driver of impact and Reflection" in told_text(1, 4, EXAMPLE, REVIEW, Level.WEAK)


def test_by_how_many_levels_and_to_which_side_is_said() -> None:
    assert "three levels too kind" in told_text(1, 4, EXAMPLE, REVIEW, Level.STAFF)
    assert "too" not in told_text(1, 4, EXAMPLE, REVIEW, Level.WEAK).splitlines()[0]
