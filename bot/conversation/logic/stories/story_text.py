"""The letters of a story's text: which of its words tell a letter, by the marks on it, and how a mark is set or removed."""

import itertools
from collections.abc import Iterable, Sequence

from bot.review.span import Span
from question_bank.models import Move
from storage.records import LetterMark, MarkedText

APART = "\n"
"""Between stretches of one letter that stand apart in the text, where they are shown together."""


def stretches_of(told: MarkedText, move: Move) -> tuple[Span, ...]:
    """Return where a letter is told, in the order of the text. Marks that overlap or touch are one stretch."""
    found = (Span(mark.start, mark.end) for mark in told.marks if mark.letter == move.value)
    return _joined(told.text, found)


def letter_text(told: MarkedText, move: Move) -> str:
    """Return the words that tell a letter. Empty where none do."""
    return APART.join(told.text[span.start : span.end].strip() for span in stretches_of(told, move))


def letters_told(told: MarkedText) -> tuple[Move, ...]:
    """Return the letters that have words, in the order of the moves."""
    return tuple(move for move in Move if letter_text(told, move))


def letters_missing(told: MarkedText) -> tuple[Move, ...]:
    """Return the letters that have no words, in the order of the moves."""
    return tuple(move for move in Move if not letter_text(told, move))


def letters_at(told: MarkedText, span: Span) -> tuple[Move, ...]:
    """Return the letters that have a mark on words of the span, in the order of the moves."""
    words = trimmed(told.text, span)
    if words.start == words.end:
        return ()
    return tuple(
        move
        for move in Move
        if any(mark.letter == move.value and words.overlaps(Span(mark.start, mark.end)) for mark in told.marks)
    )


def with_letter(told: MarkedText, move: Move, *spans: Span) -> MarkedText:
    """Return the text with the words of the spans marked with a letter too."""
    words = [span for span in (trimmed(told.text, each) for each in spans) if span.start < span.end]
    return _with_stretches(told, move, _joined(told.text, [*stretches_of(told, move), *words])) if words else told


def without_letter(told: MarkedText, move: Move, span: Span) -> MarkedText:
    """Return the text without a letter's marks on the span. Its marks on words around the span stay."""
    left = [
        trimmed(told.text, piece)
        for stretch in stretches_of(told, move)
        for piece in (
            Span(stretch.start, min(stretch.end, span.start)),
            Span(max(stretch.start, span.end), stretch.end),
        )
        if piece.start < piece.end
    ]
    return _with_stretches(told, move, [piece for piece in left if piece.start < piece.end])


def trimmed(text: str, span: Span) -> Span:
    """Return a span without the white space at its ends. An empty span where there is nothing else."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def _with_stretches(told: MarkedText, move: Move, stretches: Iterable[Span]) -> MarkedText:
    others = [mark for mark in told.marks if mark.letter != move.value]
    own = [LetterMark(move.value, span.start, span.end) for span in stretches]
    return MarkedText(text=told.text, marks=in_text_order([*others, *own]))


def in_text_order(marks: Iterable[LetterMark]) -> tuple[LetterMark, ...]:
    """Return marks by their place in the text, and by their letter where they share it."""
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end, _ORDER[mark.letter])))


def _joined(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that overlap or have only white space between them as one."""
    joined: list[Span] = []
    for span in sorted(spans):
        last = joined[-1] if joined else None
        if last is not None and (span.start <= last.end or not text[last.end : span.start].strip()):
            joined[-1] = Span(last.start, max(last.end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def pieces_between(text: str, cuts: Iterable[int]) -> Sequence[Span]:
    """Return the text cut at those places (code points), without empty pieces."""
    places = sorted({0, len(text), *cuts})
    return [Span(start, end) for start, end in itertools.pairwise(places) if start < end]


_ORDER = {move.value: place for place, move in enumerate(Move)}
