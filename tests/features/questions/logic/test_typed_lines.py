"""The questions of a typed text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.questions.logic.typed_lines import questions_in


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("Why did you stop?", ("Why did you stop?",)),
        ("Why did you stop?\n\n  Who was against it?  ", ("Why did you stop?", "Who was against it?")),
        ("1. Why?\n2) Who?\n(3) When?", ("Why?", "Who?", "When?")),
        ("- Why?\n* Who?\n• When?", ("Why?", "Who?", "When?")),
        ("Q1: Why?\nq. Who?", ("Why?", "Who?")),
        ("“Why did you stop?”", ("Why did you stop?",)),
        ("3 teams wanted it. What did you do?", ("3 teams wanted it. What did you do?",)),
        ("Quality fell. Why?", ("Quality fell. Why?",)),
        ("Why?\nWhy?", ("Why?",)),
        ("???\n---\n42", ()),
        ("", ()),
    ],
)  # fmt: skip
def test_each_line_with_words_is_a_question_without_its_bullet(text: str, questions: tuple[str, ...]) -> None:
    assert questions_in(text) == questions


@given(st.text())
def test_every_question_is_words_of_the_text_on_one_line(text: str) -> None:
    for question in questions_in(text):
        assert question.split()
        assert "\n" not in question
        assert "".join(question.split()) in "".join(text.split())
