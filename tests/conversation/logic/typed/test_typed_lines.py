"""The lines of a typed text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.logic.typed.typed_lines import lines_in, on_one_line


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Why did you stop?", ("Why did you stop?",)),
        ("Why did you stop?\n\n  Who was against it?  ", ("Why did you stop?", "Who was against it?")),
        ("1. Why?\n2) Who?\n(3) When?", ("Why?", "Who?", "When?")),
        ("- Why?\n* Who?\n• When?", ("Why?", "Who?", "When?")),
        ("Q1: Why?\nq. Who?", ("Why?", "Who?")),
        ("“Why did you stop?”", ("Why did you stop?",)),
        ("3 teams wanted it. What did you do?", ("3 teams wanted it. What did you do?",)),
        ("Quality fell. Why?", ("Quality fell. Why?",)),
        ("1:1 meetings: how?\n2.5 times faster\n-5% of errors", ("1:1 meetings: how?", "2.5 times faster", "-5% of errors")),
        ("Why “the rewrite”?\nTell me about “the rewrite”", ("Why “the rewrite”?", "Tell me about “the rewrite”")),
        ("“Stop” or “go”", ("“Stop” or “go”",)),
        ("-Why?\n•Who?", ("Why?", "Who?")),
        ("‘Stop’ or ‘go’\n\"Don't you agree?\"", ("‘Stop’ or ‘go’", "Don't you agree?")),
        ("‘Stop’ was all he said. Don't you agree?", ("‘Stop’ was all he said. Don't you agree?",)),
        ("Why\x00 now\x1b?", ("Why now?",)),
        ("Why?\nWhy?", ("Why?",)),
        ("???\n---\n42", ()),
        ("", ()),
    ],
)  # fmt: skip
def test_each_line_with_words_comes_without_its_bullet(text: str, lines: tuple[str, ...]) -> None:
    assert lines_in(text) == lines


@given(st.text())
def test_every_line_is_words_of_the_text(text: str) -> None:
    for line in lines_in(text):
        assert line.split()
        assert "\n" not in line
        assert "".join(line.split()) in "".join(on_one_line(text).split())
