"""Offsets of code points become those of UTF-16, whatever the text holds."""

from hypothesis import given
from hypothesis import strategies as st

from bot.features.stories.logic.browser_offsets import BrowserOffsets
from bot.review.span import Span

TEXTS = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("e\u0301🧑🏽‍💻𝔸\uffff\U00010000\U0010ffff"))
)


def cut_by_a_browser(text: str, start: int, end: int) -> str:
    """What JavaScript's `slice` returns, which counts UTF-16 code units."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


@given(text=TEXTS, data=st.data())
def test_a_browser_cuts_the_same_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert cut_by_a_browser(text, *BrowserOffsets(text).of_span(Span(start, end))) == text[start:end]


def test_an_emoji_counts_twice() -> None:
    assert BrowserOffsets("🙂 ok").of(2) == 3


def test_a_combining_sign_counts_as_itself() -> None:
    assert BrowserOffsets("e\u0301a").of(2) == 2
