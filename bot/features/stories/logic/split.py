"""Split of a judged answer into the six parts of a story, by the evidence in its review."""

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
"""Order of precedence for a sentence that is evidence of several moves: the rarer move first."""
_NEAR = 6
"""Number of following sentences among which the same result may be told again."""
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
    """A sentence, with the space up to the next one, and the part to which it belongs."""

    span: Span
    move: Move


def split(text: str, review: Review) -> tuple[Piece, ...]:
    """Return every sentence of `text` with its part, in the order of the text. The pieces joined are the text.

    A label such as "(T)" or "Result:" decides for the sentences after it. Elsewhere the evidence of the review of this
    text decides. A sentence that is evidence of nothing joins the part before it. Style answers have no parts.
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
    """Return the parts by letter, without empty ones.

    Sentences of a part that were apart stand on lines of their own.
    """
    runs: dict[str, list[str]] = {}
    for move, those in groupby(pieces, key=lambda piece: piece.move):
        run = list(those)
        runs.setdefault(move.value, []).append(text[run[0].span.start : run[-1].span.end])
    parts = {letter: "\n".join([*map(str.rstrip, told[:-1]), told[-1]]).strip() for letter, told in runs.items()}
    return {letter: words for letter, words in parts.items() if words}


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


def _label(sentence: str) -> Move | None:
    found = _LABEL.match(sentence)
    if found is None:
        return None
    name = (found["name"] or found["letter"]).casefold()
    return _LABELLED.get(name) or _LABELLED.get(name[0]) or Move(name[0].upper())


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
    """Return the part of a span that is evidence of nothing.

    It is the part before it. After a trade-off it is the action if the speaker begins to act.
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
    """Return the part that a span tells, or None. Context counts only at the beginning, acts count everywhere else."""
    found = next((move for move in _SPEAKS_FIRST if move in quoted), None)
    if found is not None:
        return found
    if Move.SITUATION in quoted and (Move.ACTION not in quoted or not before) and _is_opening(before):
        return Move.SITUATION
    return Move.ACTION if Move.ACTION in quoted else None


def _fill_the_empty(moves: list[Move], evidence: Sequence[frozenset[Move]]) -> None:
    """Give each empty part a sentence that is its evidence, taken from a part that has another.

    Prefer the sentence that is evidence of the fewest moves.
    """
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
