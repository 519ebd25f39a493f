"""Word limits as people type them."""

import pytest

from bot.conversation.logic.typed.word_limit import is_taken, read_limit


@pytest.mark.parametrize(
    ("typed", "limit"),
    [
        ("250", 250), (" 250 words ", 250), ("max 250", 250), ("Max. 250 words.", 250), ("1,000", 1000), ("1.000 words", 1000),
        ("up to 300 words", 300), ("0", 0), ("100000", 100000),
        ("I wrote 250 tests and shipped them", None), ("250 people were affected", None), ("no idea", None), ("", None),
        ("2-3", None), ("100 or 200", None),
    ],
)  # fmt: skip
def test_a_number_of_words_is_read_and_a_sentence_is_not(typed: str, limit: int | None) -> None:
    assert read_limit(typed) == limit


@pytest.mark.parametrize(("limit", "taken"), [(0, False), (19, False), (20, True), (2000, True), (2001, False)])
def test_a_limit_is_neither_tiny_nor_a_book(limit: int, taken: bool) -> None:
    assert is_taken(limit) is taken
