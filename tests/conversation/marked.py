"""Texts with marks, for properties that hold for any story."""

from hypothesis import strategies as st

from bot.review.span import Span
from question_bank.models import Move
from storage.records import LetterMark, MarkedText

WORDS = st.lists(st.sampled_from(["I", "wrote", "it.", "We", "fell", "half,", "\n", "\n\n", " ", "😀"]), max_size=20)
TEXTS = WORDS.map(" ".join) | st.text(max_size=30)


def spans_of(text: str) -> st.SearchStrategy[Span]:
    """Spans within a text; they may be empty."""
    places = st.integers(0, len(text))
    return st.tuples(places, places).map(lambda ends: Span(min(ends), max(ends)))


def _marks_of(text: str) -> st.SearchStrategy[MarkedText]:
    marks = st.tuples(st.sampled_from(Move), spans_of(text)).map(lambda one: LetterMark(one[0].value, *one[1]))
    some = st.lists(marks.filter(lambda mark: mark.start < mark.end), max_size=5) if text else st.just([])
    return some.map(lambda found: MarkedText(text=text, marks=tuple(found)))


MARKED = TEXTS.flatmap(_marks_of)


def is_sound(told: MarkedText) -> bool:
    """Whether every mark lies in the text and covers something."""
    return all(0 <= mark.start < mark.end <= len(told.text) for mark in told.marks)
