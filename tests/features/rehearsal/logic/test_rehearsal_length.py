"""A telling is judged by its length alone: against two to three minutes, and against the story's own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.logic.stories.letter_paragraphs import joined_letters
from bot.conversation.logic.stories.recorded_length import Length
from bot.features.rehearsal.logic.rehearsal_length import telling

OF_TWO_MINUTES = joined_letters({"S": "word " * 60, "A": "word " * 240})


@pytest.mark.parametrize(
    ("seconds", "length"),
    [
        (29, Length.SLIP),
        (30, Length.SHORT),
        (119, Length.SHORT),
        (120, Length.RIGHT),
        (180, Length.RIGHT),
        (181, Length.LONG),
    ],
)
def test_two_to_three_minutes_are_right(seconds: int, length: Length) -> None:
    assert telling(seconds, OF_TWO_MINUTES).length is length


def test_what_was_added_or_left_out_is_counted_where_it_is_more_than_a_way_of_speaking() -> None:
    assert [telling(seconds, OF_TWO_MINUTES).apart for seconds in (60, 110, 135, 180)] == [-60, 0, 0, 60]


def test_a_situation_that_is_too_long_as_written_is_named() -> None:
    assert telling(150, OF_TWO_MINUTES).situation is None
    assert telling(150, joined_letters({"S": "word " * 100})).situation == 40


@given(st.integers(0, 36_000), st.dictionaries(st.sampled_from("STARDE"), st.text(max_size=60)))
def test_any_telling_is_judged(seconds: int, parts: dict[str, str]) -> None:
    told = telling(seconds, joined_letters(parts))
    assert told.written >= 0
    assert told.apart in (0, seconds - told.written)
