"""The numbers of the rubric: they agree with each other, and everybody judges by them."""

import pytest

from bot.conversation.texts.what_next import spoken_text
from bot.features.rehearsal.logic.rehearsal_length import Length, telling
from bot.review import rubric
from storage.records import MarkedText


def test_words_and_seconds_are_the_same_lengths() -> None:
    assert (rubric.SHORTEST_SECONDS, rubric.LONGEST_SECONDS, rubric.TOUR_SECONDS) == (120, 180, 240)
    assert rubric.CONTEXT_SECONDS == 30


@pytest.mark.parametrize(
    ("seconds", "length", "said"),
    [
        (100, Length.SHORT, "shorter than the 2 to 3 minutes"),
        (119, Length.SHORT, "shorter than the 2 to 3 minutes"),
        (120, Length.RIGHT, "a good length"),
        (180, Length.RIGHT, "a good length"),
        (190, Length.LONG, "longer than 3 minutes"),
    ],
)
def test_a_voice_note_is_as_long_for_an_open_question_as_for_a_story(seconds: int, length: Length, said: str) -> None:
    assert telling(seconds, MarkedText()).length is length
    assert said in spoken_text(seconds)


def test_a_word_holds_a_letter_or_a_digit() -> None:
    assert rubric.count_words("from 5 to — 3 … ok 👍") == 5
