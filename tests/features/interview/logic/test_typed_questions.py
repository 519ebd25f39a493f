"""A message as the questions that it holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.interview.logic.typed_questions import questions_in


@pytest.mark.parametrize(
    ("typed", "questions"),
    [
        ("Why us?", ("Why us?",)),
        ("Why us?\nWhy now?", ("Why us?", "Why now?")),
        ("1. Why us\n2) Why now", ("Why us", "Why now")),
        ("- Why us\n• Why now", ("Why us", "Why now")),
        ("Q1: Why us\nQ2: Why now", ("Why us", "Why now")),
        ("Tell me about a failure.\nThen what you changed?", ("Tell me about a failure.\nThen what you changed?",)),
        ("- Why us", ("Why us",)),
        ("2 million users: how?", ("2 million users: how?",)),
        ("", ()),
        ("?!\n…", ()),
    ],
)
def test_a_message_is_one_question_or_a_list(typed: str, questions: tuple[str, ...]) -> None:
    assert questions_in(typed) == questions


@given(st.text())
def test_no_word_is_lost(typed: str) -> None:
    kept = "".join(each for question in questions_in(typed) for each in question if each.isalpha())
    dropped = sum(each.isalpha() for each in typed) - len(kept)
    # A bullet such as "Q1:" is all that may go.
    assert 0 <= dropped <= len(typed.splitlines())
    assert all(any(each.isalnum() for each in question) for question in questions_in(typed))
