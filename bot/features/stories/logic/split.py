"""Takes a judged answer apart into the six parts of a story, by what its review quotes as evidence."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from bot.review.read import read
from bot.review.reading import Clause, ClauseKind, Mood, Reading, Subject, Tense
from bot.review.span import Span
from bot.review.types import Review
from question_bank.models import Move

_SPEAKS_FIRST = (Move.REFLECTION, Move.TRADE_OFF, Move.DRIVER, Move.RESULT)
"""What a stretch is taken for where it is evidence of several moves: the rarer move first."""
_NEAR = 6
"""Stretches after one among which its result may be told once more."""
_NO_ACTS = frozenset(("be", "have", "think", "feel", "want", "fear"))
_OPENING = frozenset({Move.SITUATION, Move.TRADE_OFF})
_LABEL = re.compile(
    r"(?i)^[ \t]*(?:[-*•#]+[ \t]*)?[(\[]?(?P<name>s|t|a|r|d|e|situation|context|background|trade[- ]?offs?|actions?"
    r"|results?|outcome|driver of impact|driver|impact|reflection|learnings?)[)\]]?[ \t]*(?::|\)|\]|[-–—][ \t]|\n|$)"
    r"|^[ \t]*[(\[](?P<letter>[stard]|e)[)\]]"
)
_LABELLED = {
    "c": Move.SITUATION,
    "b": Move.SITUATION,
    "o": Move.RESULT,
    "i": Move.DRIVER,
    "l": Move.REFLECTION,
    "reflection": Move.REFLECTION,
}
"""Labels that do not begin with the letter of their move, by their first letter or whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the text, a sentence with what follows it up to the next one, and the part that it belongs to."""

    span: Span
    move: Move


def split(text: str, review: Review) -> tuple[Piece, ...]:
    """Every sentence of `text` in exactly one part, in the order of the text; the pieces joined are the text.

    A label such as "(T)" or "Result:" decides for what follows it; elsewhere the evidence of the review of this very
    text does; a sentence that is evidence of nothing goes on with the part before it. Style answers have no parts.
    """
    reading = read(text)
    spans = list(_stretches(reading))
    evidence = _evidence(spans, review)
    acts = _acts(spans, reading)
    moves: list[Move] = []
    labelled: Move | None = None
    for at, (span, quoted, acted) in enumerate(zip(spans, evidence, acts, strict=True)):
        labelled = _label(text[span.start : span.end]) or labelled
        again = acted and _is_told_elsewhere(quoted, moves, evidence[at + 1 : at + 1 + _NEAR])
        moves.append(labelled or (Move.ACTION if again else _told(quoted, moves)) or _goes_on(moves, acted=acted))
    if labelled is None:
        _fill_the_empty(moves, evidence)
    return tuple(Piece(span=span, move=move) for span, move in zip(spans, moves, strict=True))


def parts_of(text: str, pieces: Sequence[Piece]) -> dict[str, str]:
    """The six parts by letter; a part without a sentence is left out. Sentences that were apart get a line each."""
    runs: dict[str, list[str]] = {}
    for move, those in groupby(pieces, key=lambda piece: piece.move):
        run = list(those)
        runs.setdefault(move.value, []).append(text[run[0].span.start : run[-1].span.end])
    parts = {letter: "\n".join([*map(str.rstrip, told[:-1]), told[-1]]).strip() for letter, told in runs.items()}
    return {letter: words for letter, words in parts.items() if words}


def _stretches(reading: Reading) -> Iterator[Span]:
    """The sentences without a gap between them; what stands between two belongs to the first up to its white space."""
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


def _label(sentence: str) -> Move | None:
    found = _LABEL.match(sentence)
    if found is None:
        return None
    name = (found["name"] or found["letter"]).casefold()
    return _LABELLED.get(name) or _LABELLED.get(name[0]) or Move(name[0].upper())


def _evidence(spans: Sequence[Span], review: Review) -> list[frozenset[Move]]:
    """Of which moves each stretch is evidence."""
    moves = (review.moves or {}).items()
    return [
        frozenset(move for move, verdict in moves if any(span.overlaps(words) for words in verdict.evidence))
        for span in spans
    ]


def _acts(spans: Sequence[Span], reading: Reading) -> list[bool]:
    """In which stretches the speaker does something, whether or not it is quoted: a review quotes the best acts only."""
    starts = [span.start for span in spans]
    places = {bisect_right(starts, reading.span_of(clause).start) - 1 for clause in reading.clauses if _is_act(clause)}
    return [at in places for at in range(len(spans))]


def _is_act(clause: Clause) -> bool:
    told = clause.mood is Mood.TOLD and clause.tense is Tense.PAST and clause.kind is ClauseKind.MAIN
    return told and clause.subject is Subject.I and not clause.negated and clause.classes.isdisjoint(_NO_ACTS)


def _goes_on(before: Sequence[Move], *, acted: bool) -> Move:
    """The part of a stretch that is evidence of nothing: that before it, or the action where the speaker begins to act."""
    if not before:
        return Move.SITUATION
    return Move.ACTION if acted and before[-1] is Move.TRADE_OFF else before[-1]


def _is_told_elsewhere(quoted: frozenset[Move], before: Sequence[Move], after: Sequence[frozenset[Move]]) -> bool:
    """Whether acts stand in a stretch that only adds to a trade-off told before, or to a result told after."""
    found = next((move for move in _SPEAKS_FIRST if move in quoted), None)
    if found is Move.TRADE_OFF:
        return Move.TRADE_OFF in before
    return found is Move.RESULT and Move.ACTION in quoted and any(Move.RESULT in later for later in after)


def _told(quoted: frozenset[Move], before: Sequence[Move]) -> Move | None:
    """What a stretch tells: context only at the very beginning, and acts everywhere else."""
    found = next((move for move in _SPEAKS_FIRST if move in quoted), None)
    if found is not None:
        return found
    if Move.SITUATION in quoted and (Move.ACTION not in quoted or not before) and _is_opening(before):
        return Move.SITUATION
    return Move.ACTION if Move.ACTION in quoted else None


def _fill_the_empty(moves: list[Move], evidence: Sequence[frozenset[Move]]) -> None:
    """A part with evidence and no stretch gets one from a part that keeps another: the one with least else to show."""
    for empty in Move:
        if empty in moves:
            continue
        kept = Counter(move for move, quoted in zip(moves, evidence, strict=True) if move in quoted)
        shown = [at for at, quoted in enumerate(evidence) if empty in quoted and kept[moves[at]] > 1]
        if empty is Move.SITUATION:
            shown = [at for at in shown if _is_opening(moves[:at])]
        if shown:
            moves[min(shown, key=lambda at: (len(evidence[at]), -at))] = empty


def _is_opening(before: Sequence[Move]) -> bool:
    return _OPENING.issuperset(before)
