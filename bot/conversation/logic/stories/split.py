"""The letters that a text's sentences tell, by its labels and by the evidence in its review: marks to propose."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.conversation.logic.stories.story_text import trimmed, with_letter
from bot.review.read import read, read_sentences
from bot.review.reading import Clause, ClauseKind, Mood, Reading, Subject, Tense
from bot.review.span import Span
from bot.review.types import Review
from question_bank.models import Move
from storage.records import LetterMark, MarkedText

_SPEAKS_FIRST = (Move.REFLECTION, Move.TRADE_OFF, Move.DRIVER, Move.RESULT)
"""Order of precedence for a sentence that is evidence of several moves: the rarer move first."""
_NEAR = 6
"""Number of following sentences among which the same result may be told again."""
_NO_ACTS = frozenset(("be", "have", "think", "feel", "want", "fear"))
_OPENING = frozenset({Move.SITUATION, Move.TRADE_OFF})


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A sentence, with the space up to the next one, and the letter that it tells."""

    span: Span
    move: Move
    also: tuple[Move, ...] = ()
    """Letters that have no sentence of their own, and of which this one is evidence."""
    labelled: bool = False
    """True where a label of the writer's says so."""


def split(text: str, review: Review) -> tuple[Piece, ...]:
    """Return every sentence of `text` with its letter, in the order of the text. The pieces joined are the text.

    A label such as "Result:" decides for the sentences after it, as the review's reading of blocks knows it. Elsewhere
    the evidence of the review of this text decides. A sentence that is evidence of nothing tells the letter before it.
    """
    reading = read(text)
    spans = list(_stretches(reading))
    labels = _labels(reading, spans)
    evidence = _evidence(spans, review)
    acts = _acts(spans, reading)
    moves: list[Move] = []
    for at, (label, quoted, acted) in enumerate(zip(labels, evidence, acts, strict=True)):
        again = acted and _is_told_elsewhere(quoted, moves, evidence[at + 1 : at + 1 + _NEAR])
        moves.append(label or (Move.ACTION if again else _told(quoted, moves)) or _goes_on(moves, acted=acted))
    also = _for_the_empty(moves, evidence) if not any(labels) else {}
    return tuple(
        Piece(span=span, move=move, also=tuple(also.get(at, ())), labelled=label is not None)
        for at, (span, move, label) in enumerate(zip(spans, moves, labels, strict=True))
    )


def sentences_of(text: str) -> tuple[Span, ...]:
    """Return the sentences of a text without the white space around them, in its order."""
    found = (trimmed(text, span) for span in _stretches(read_sentences(text)))
    return tuple(span for span in found if span.start < span.end)


def proposed(text: str, pieces: Sequence[Piece], known: Sequence[LetterMark] = ()) -> MarkedText:
    """Return the text with a mark for each letter's sentences. Sentences that have a mark already keep theirs."""
    told = MarkedText(text=text, marks=tuple(known))
    unmarked = [piece for piece in pieces if not any(piece.span.overlaps(Span(mark.start, mark.end)) for mark in known)]
    for move in Move:
        told = with_letter(told, move, *(piece.span for piece in unmarked if move in (piece.move, *piece.also)))
    return told


def _stretches(reading: Reading) -> Iterator[Span]:
    """Yield the spans of the sentences without gaps.

    Text between two sentences belongs to the first up to its white space.
    """
    text = reading.text
    spans = [reading.span(sentence.first, sentence.last) for sentence in reading.sentences]
    start = 0
    for one, other in pairwise(spans):
        gap = re.search(r"\s+", text[one.end : other.start])
        end = one.end + gap.end() if gap else other.start
        if end > start:
            yield Span(start, end)
            start = end
    if start < len(text):
        yield Span(start, len(text))


def _labels(reading: Reading, spans: Sequence[Span]) -> list[Move | None]:
    """Return for each span the letter that the last label names in the blocks of it, or None."""
    starts = [block.span.start for block in reading.blocks]
    last = [reading.blocks[bisect_left(starts, span.end) - 1] if starts else None for span in spans]
    return [
        block.section if block is not None and block.span.overlaps(span) else None
        for span, block in zip(spans, last, strict=True)
    ]


def _evidence(spans: Sequence[Span], review: Review) -> list[frozenset[Move]]:
    """Return the moves of which each span is evidence."""
    moves = (review.moves or {}).items()
    return [
        frozenset(move for move, verdict in moves if any(span.overlaps(words) for words in verdict.evidence))
        for span in spans
    ]


def _acts(spans: Sequence[Span], reading: Reading) -> list[bool]:
    """Return for each span whether the speaker acts in it. A review quotes the best acts only."""
    starts = [span.start for span in spans]
    places = {bisect_right(starts, reading.span_of(clause).start) - 1 for clause in reading.clauses if _is_act(clause)}
    return [at in places for at in range(len(spans))]


def _is_act(clause: Clause) -> bool:
    told = clause.mood is Mood.TOLD and clause.tense is Tense.PAST and clause.kind is ClauseKind.MAIN
    return told and clause.subject is Subject.I and not clause.negated and clause.classes.isdisjoint(_NO_ACTS)


def _goes_on(before: Sequence[Move], *, acted: bool) -> Move:
    """Return the letter of a span that is evidence of nothing.

    It is the letter before it. After a trade-off it is the action if the speaker begins to act.
    """
    if not before:
        return Move.SITUATION
    return Move.ACTION if acted and before[-1] is Move.TRADE_OFF else before[-1]


def _is_told_elsewhere(quoted: frozenset[Move], before: Sequence[Move], after: Sequence[frozenset[Move]]) -> bool:
    """Return whether a span of acts only adds to a trade-off told before, or to a result told after."""
    found = next((move for move in _SPEAKS_FIRST if move in quoted), None)
    if found is Move.TRADE_OFF:
        return Move.TRADE_OFF in before
    return found is Move.RESULT and Move.ACTION in quoted and any(Move.RESULT in later for later in after)


def _told(quoted: frozenset[Move], before: Sequence[Move]) -> Move | None:
    """Return the letter that a span tells, or None. Context counts only at the beginning, acts count everywhere else."""
    found = next((move for move in _SPEAKS_FIRST if move in quoted), None)
    if found is not None:
        return found
    if Move.SITUATION in quoted and (Move.ACTION not in quoted or not before) and _is_opening(before):
        return Move.SITUATION
    return Move.ACTION if Move.ACTION in quoted else None


def _for_the_empty(moves: Sequence[Move], evidence: Sequence[frozenset[Move]]) -> dict[int, list[Move]]:
    """Return the letters without a sentence, by the number of a sentence that is their evidence.

    Prefer the sentence that is evidence of the fewest moves.
    """
    found: dict[int, list[Move]] = {}
    for empty in Move:
        if empty in moves:
            continue
        shown = [at for at, quoted in enumerate(evidence) if empty in quoted]
        if empty is Move.SITUATION:
            shown = [at for at in shown if _is_opening(moves[:at])]
        if shown:
            found.setdefault(min(shown, key=lambda at: (len(evidence[at]), -at)), []).append(empty)
    return found


def _is_opening(before: Sequence[Move]) -> bool:
    return _OPENING.issuperset(before)
