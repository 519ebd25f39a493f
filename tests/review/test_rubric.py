"""The numbers of the rubric: they agree with each other, and everybody judges by them."""

from datetime import UTC, datetime

import pytest

from bot.conversation.logic.stories.recorded_length import Length
from bot.conversation.logic.stories.rehearsal_counts import rehearsed
from bot.conversation.texts.voice_note import spoken_text
from bot.features.rehearsal.logic.rehearsal_length import telling
from bot.review import rubric
from storage.records import MarkedText, Rehearsal

NOW = datetime(2026, 3, 2, tzinfo=UTC)


def test_words_and_seconds_are_the_same_lengths() -> None:
    assert (rubric.SHORTEST_SECONDS, rubric.LONGEST_SECONDS, rubric.TOUR_SECONDS) == (120, 180, 240)
    assert rubric.CONTEXT_SECONDS == 30


@pytest.mark.parametrize(
    ("seconds", "length", "said"),
    [
        (95, Length.SHORT, "shorter than the 2 to 3 minutes"),
        (110, Length.SHORT, "shorter than the 2 to 3 minutes"),
        (119, Length.SHORT, "shorter than the 2 to 3 minutes"),
        (120, Length.RIGHT, "a good length"),
        (180, Length.RIGHT, "a good length"),
        (181, Length.LONG, "longer than 3 minutes"),
        (200, Length.LONG, "longer than 3 minutes"),
    ],
)
def test_a_voice_note_is_as_long_for_an_open_question_a_story_and_the_count(
    seconds: int, length: Length, said: str
) -> None:
    assert telling(seconds, MarkedText()).length is length
    assert said in spoken_text(seconds)
    telling_of_it = Rehearsal(user_id=1, answer_id=None, story_id=1, seconds=seconds, at=NOW)
    assert rehearsed([telling_of_it])[1].in_time == (length is Length.RIGHT)


def test_a_word_holds_a_letter_or_a_digit() -> None:
    assert rubric.count_words("from 5 to — 3 … ok 👍") == 5
