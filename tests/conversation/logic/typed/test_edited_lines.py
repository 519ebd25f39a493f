"""What an edit of a message with several lines changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.logic.typed.edited_lines import LineEdits, line_edits

LINES = st.lists(st.sampled_from("abcdef"), unique=True)


@pytest.mark.parametrize(
    ("before", "after", "edits"),
    [
        ("ab", "ab", LineEdits((), (), ())),
        ("ab", "ac", LineEdits(((1, "c"),), (), ())),
        ("ab", "cab", LineEdits((), ("c",), ())),
        ("abc", "ac", LineEdits((), (), (1,))),
        ("ab", "", LineEdits((), (), (0, 1))),
        ("a", "bc", LineEdits(((0, "b"),), ("c",), ())),
    ],
)
def test_a_line_that_is_still_there_is_not_edited(before: str, after: str, edits: LineEdits) -> None:
    assert line_edits(before, after) == edits


def test_a_line_becomes_the_one_with_which_it_has_most_words_in_common() -> None:
    before = ["why did you leave", "who is your mentor"]
    after = ["what is your salary", "who was your mentor", "why did you leave so soon"]
    edits = line_edits(before, after)
    assert edits == LineEdits(
        ((0, "why did you leave so soon"), (1, "who was your mentor")), ("what is your salary",), ()
    )


def test_very_many_lines_are_edited_in_their_places() -> None:
    before, after = [f"old {n}" for n in range(1_000)], [f"new {n}" for n in range(1_000)]
    assert line_edits(before, after).changed == tuple(enumerate(after))


@given(LINES, LINES)
def test_what_is_changed_and_added_makes_every_new_line(before: list[str], after: list[str]) -> None:
    edits = line_edits(before, after)
    lines = {n: line for n, line in enumerate(before) if n not in edits.gone} | dict(edits.changed)
    assert {*lines.values(), *edits.added} == set(after)
