"""Words as texts are compared by them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.logic.stories.similar_words import long_words, stem, stems


@pytest.mark.parametrize(
    ("one", "other"),
    [("caches", "caching"), ("indexed", "indexes"), ("policies", "policing"), ("labels", "labelings")],
)
def test_words_that_differ_in_their_ending_are_the_same(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize("word", ["thing", "uses", "king", "bus"])
def test_a_short_word_keeps_its_ending(word: str) -> None:
    assert stem(word) == word


def test_short_words_and_numbers_say_nothing_and_case_and_apostrophes_are_folded() -> None:
    assert list(long_words("The 2024 Team's trade-off was a BUG")) == ["teams", "trade-off"]


@given(st.text())
def test_stems_are_those_of_the_words(text: str) -> None:
    assert stems(text) == {stem(word) for word in long_words(text)}
