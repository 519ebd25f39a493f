"""A text cut by its marks: nothing is lost, and each word has just the letters that mark it."""

from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.logic.marked_pieces import MarkedPiece, marked_pieces
from bot.review.span import Span

SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda ends: Span(min(ends), max(ends)))
MARKS = st.dictionaries(st.sampled_from("STARDE"), st.lists(SPANS, max_size=4))


def test_words_of_two_moves_have_both_letters() -> None:
    pieces = marked_pieces("We cut it and saved 3 days.", {"A": [Span(3, 9)], "R": [Span(7, 26)]})
    assert pieces == [
        MarkedPiece("We "),
        MarkedPiece("cut ", ("A",)),
        MarkedPiece("it", ("A", "R")),
        MarkedPiece(" and saved 3 days", ("R",)),
        MarkedPiece("."),
    ]


@given(text=st.text(max_size=40), marks=MARKS)
def test_the_pieces_are_the_text(text: str, marks: dict[str, list[Span]]) -> None:
    pieces = marked_pieces(text, marks)
    assert "".join(piece.text for piece in pieces) == text
    at = 0
    for piece in pieces:
        for place in range(at, at + len(piece.text)):
            marking = {letter for letter, spans in marks.items() if any(s.start <= place < s.end for s in spans)}
            assert marking == set(piece.letters)
        at += len(piece.text)
