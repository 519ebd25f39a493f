"""Where sentences begin and end: at their marks, at a new clause where marks are few, and never too late."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coach.text import LONGEST_SENTENCE, Read, read

WORDS = st.sampled_from(["word", "and", "i", "then", "which", ",", ";", "5", "(", "“", "label:", "a" * 40])


def sentences(text: str) -> list[str]:
    return [text[sentence.span.start : sentence.span.end] for sentence in read(text).sentences]


def sizes(found: Read) -> list[int]:
    return [sentence.last - sentence.first for sentence in found.sentences]


def words(count: int, after: str = "") -> str:
    """So many words, each with what follows it, and no stop."""
    return " ".join([f"word{after}"] * count)


def test_a_sentence_ends_at_its_mark_however_long_the_text() -> None:
    assert sentences("I wrote it. We shipped it! Who knew? They did") == [
        "I wrote it",
        "We shipped it",
        "Who knew",
        "They did",
    ]


def test_a_sentence_of_eighty_words_and_its_commas_stays_whole() -> None:
    text = f"{words(62)}, {words(16, ',')} and so on."
    assert sentences(text) == [text[:-1]]


def test_a_sentence_without_end_is_cut_however_long_it_is() -> None:
    found = read(words(1_000))
    assert sizes(found) == [LONGEST_SENTENCE] * 10


@pytest.mark.parametrize(
    ("joint", "begins"),
    [("; ", "next"), (", ", "next"), (" because ", "because next")],
    ids=["a half stop", "a comma", "a conjunction"],
)
def test_a_sentence_without_end_is_cut_where_a_clause_ends(joint: str, begins: str) -> None:
    text = f"{words(60)}{joint}next {words(80)}"
    assert sentences(text)[1].startswith(begins)


def test_a_half_stop_is_a_better_place_than_a_comma_and_a_comma_than_a_conjunction() -> None:
    text = f"{words(55)}; half {words(10)}, comma {words(5)} because {words(60)}"
    assert sentences(text)[1].startswith("half")
    assert sentences(text.replace(";", ""))[1].startswith("comma")


def test_the_end_of_a_text_is_not_cut_off_for_a_word() -> None:
    assert len(sentences(words(LONGEST_SENTENCE))) == 1


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), st.integers(1, 200))
def test_no_sentence_is_longer_than_the_bound_and_no_word_is_lost(said: str, times: int) -> None:
    found = read(f"{said} " * times)
    assert max(sizes(found), default=0) <= LONGEST_SENTENCE
    assert [token.start for token in found.tokens] == sorted({token.start for token in found.tokens})
    assert all(other.sentence - one.sentence in (0, 1) for one, other in pairwise(found.tokens))
    alone = [token.norm for token in read(f"{said} ").tokens]
    assert [token.norm for token in found.tokens] == alone * times
