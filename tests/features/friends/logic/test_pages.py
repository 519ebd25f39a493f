"""A story in pages: no word is lost, and each page fits a message."""

from hypothesis import given
from hypothesis import strategies as st

from bot.features.friends.logic.pages import pages_of, utf16_length


@given(st.text(), st.integers(2, 50))
def test_no_sign_but_white_space_is_lost_and_each_page_fits(text: str, limit: int) -> None:
    pages = pages_of(text, limit)
    assert "".join("".join(pages).split()) == "".join(text.split())
    assert all(0 < utf16_length(page) <= limit for page in pages)


def test_a_page_ends_at_a_paragraph_then_at_a_word() -> None:
    assert pages_of("aaaa bbbb\ncccc dddd", 14) == ["aaaa bbbb", "cccc dddd"]
    assert pages_of("aaaa bbbb cccc", 11) == ["aaaa bbbb", "cccc"]


def test_a_word_that_fits_no_page_is_cut() -> None:
    assert pages_of("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]


def test_a_text_without_a_word_has_no_page() -> None:
    assert pages_of(" \n ", 10) == []
