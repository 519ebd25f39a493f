"""The archetypes of typed questions: in the bank's words, in other words, and of none."""

from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.logic.questions.matched_archetype import matched_archetypes
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId, QuestionBank

TYPED = yaml.safe_load((Path(__file__).parent / "typed_questions.yaml").read_text(encoding="utf-8"))
FEWEST_RIGHT = 68
"""Of the 72 questions. The first reading of the 36 that the word list was not developed on had 35 right."""


@cache
def bank() -> QuestionBank:
    """Return the question bank, read once."""
    return load_bank()


def test_a_question_of_the_bank_is_matched_to_an_archetype_that_it_has() -> None:
    with_archetype = [question for question in bank().questions.values() if question.archetypes]
    wrong = [
        question.text
        for question in with_archetype
        if not set(matched_archetypes(question.text, bank())[:1]) & set(question.archetypes)
    ]
    assert len(wrong) <= len(with_archetype) // 20, wrong


@pytest.mark.parametrize("archetype", ArchetypeId)
def test_most_questions_in_other_words_are_among_the_matched(archetype: ArchetypeId) -> None:
    missed = [question for question in TYPED[archetype] if archetype not in matched_archetypes(question, bank())]
    assert len(missed) <= 1, missed


def test_nearly_all_questions_in_other_words_are_matched_first() -> None:
    right = [
        question
        for archetype in ArchetypeId
        for question in TYPED[archetype]
        if matched_archetypes(question, bank())[:1] == (archetype,)
    ]
    assert len(right) >= FEWEST_RIGHT


@pytest.mark.parametrize("question", TYPED["none"])
def test_what_asks_for_no_story_is_matched_to_nothing(question: str) -> None:
    assert matched_archetypes(question, bank()) == ()


@given(question=st.text(max_size=200))
def test_any_text_has_each_archetype_once_at_most(question: str) -> None:
    found = matched_archetypes(question, bank())
    assert len(set(found)) == len(found)


@given(at=st.integers(0, 71))
def test_capitals_and_marks_do_not_matter(at: int) -> None:
    question = [each for archetype in ArchetypeId for each in TYPED[archetype]][at]
    loud = question.upper().replace(",", " ;").replace("?", " ?!")
    assert matched_archetypes(loud, bank()) == matched_archetypes(question, bank())
