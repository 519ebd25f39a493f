"""Cuts a text into pieces by its marks, so that a page can show which words earn which move."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.review.span import Span


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """Words of a text with the letters that mark them."""

    text: str
    letters: tuple[str, ...] = ()
    """Letters of the moves, in the order in which they were given; none for words that earn nothing."""


def marked_pieces(text: str, marks: Mapping[str, Iterable[Span]]) -> Sequence[MarkedPiece]:
    """Return the text as pieces that together are the whole text.

    `marks` are the marked words by letter; they may overlap. What reaches beyond the text counts up to its end.
    """
    spans = [(letter, span) for letter, those in marks.items() for span in those]
    cuts = {0, len(text)} | {min(max(at, 0), len(text)) for _, span in spans for at in (span.start, span.end)}
    edges = sorted(cuts)
    return [
        MarkedPiece(
            text[start:end], tuple(dict.fromkeys(letter for letter, span in spans if span.start <= start < span.end))
        )
        for start, end in pairwise(edges)
    ]
