"""A story with what a form can do without struck out: its words stay as they are."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from bot.features.written.texts.written import struck_out
from bot.review.span import Span


@st.composite
def cut_texts(draw: st.DrawFn) -> tuple[str, list[Span]]:
    """Return a text with stretches in its order."""
    text = draw(st.text(min_size=1, max_size=60))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    return text, [Span(*pair) for pair in zip(edges[::2], edges[1::2], strict=False)]


@given(cut_texts())
def test_without_the_markup_it_is_the_text(cut: tuple[str, list[Span]]) -> None:
    text, spans = cut
    shown = struck_out(text, spans)
    assert unescape(re.sub(r"</?s>", "", shown)) == unescape(text)
    struck = [unescape(found) for found in re.findall(r"<s>(.*?)</s>", shown, flags=re.DOTALL)]
    assert struck == [unescape(text[span.start : span.end]) for span in spans]
