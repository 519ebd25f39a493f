"""What several letters typed in one go hold: a text cut into passages, each with the letter that it seems to tell."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.conversation.logic.stories.split import Piece
from bot.conversation.logic.stories.story_text import trimmed, with_letter, without_letter
from bot.review.span import Span
from question_bank.models import Move
from storage.records import MarkedText

FEWEST_LETTERS = 3
"""Fewest letters that passages without labels must tell, to be offered a letter each."""
FEWEST_IN_ONE_PARAGRAPH = 4
"""The same for the sentences of one paragraph: a situation often touches a result or an action."""
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_LINE = re.compile(r"\n\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPassage:
    """A passage of a text, with the letter that it seems to tell."""

    span: Span
    move: Move


def passages_of(
    text: str, span: Span, pieces: Sequence[Piece], letter: Move, order: Sequence[Move]
) -> tuple[LetterPassage, ...]:
    """Return the passages of a letter's span that seem to tell other letters too. Empty where it reads as one letter.

    `pieces` are those of the whole text. Labels decide, then the evidence; six paragraphs that are the whole text are
    the six letters in `order` where the evidence does not tell six.
    """
    blocks = _blocks(text, span)
    own = [piece for piece in pieces if piece.span.overlaps(span)]
    found = [_passage(block, own, letter) for block in blocks] if len(blocks) > 1 else _runs(text, span, own)
    labelled = any(piece.labelled for piece in own)
    letters = {passage.move for passage in found}
    is_all = trimmed(text, Span(0, len(text))) == trimmed(text, span)
    if len(blocks) == len(order) and is_all and not labelled and letter is order[0] and len(letters) < len(order):
        found = [LetterPassage(span=block, move=move) for block, move in zip(blocks, order, strict=True)]
        letters = set(order)
    fewest = 2 if labelled else FEWEST_LETTERS if len(blocks) > 1 else FEWEST_IN_ONE_PARAGRAPH
    return _merged(found) if len(letters) >= fewest else ()


def with_passages(told: MarkedText, letter: Move, passages: Sequence[LetterPassage]) -> MarkedText:
    """Return the story with the passages marked, each with its letter in place of the one that had them all."""
    for passage in passages:
        told = without_letter(told, letter, passage.span)
    for move in Move:
        told = with_letter(told, move, *(passage.span for passage in passages if passage.move is move))
    return told


def _blocks(text: str, span: Span) -> list[Span]:
    """Return the paragraphs of a span, or its lines where it has no blank line."""
    for between in (_PARAGRAPH, _LINE):
        found = list(between.finditer(text, span.start, span.end))
        edges = [span.start, *(at for gap in found for at in gap.span()), span.end]
        blocks = [trimmed(text, Span(*edges[at : at + 2])) for at in range(0, len(edges), 2)]
        blocks = [block for block in blocks if block.start < block.end]
        if len(blocks) > 1:
            return blocks
    return [span]


def _passage(block: Span, pieces: Sequence[Piece], letter: Move) -> LetterPassage:
    """Return a block with the letter of its label, else with the letter that most of its text tells."""
    inside = [piece for piece in pieces if piece.span.overlaps(block)]
    labelled = [piece.move for piece in inside if piece.labelled]
    told: Counter[Move] = Counter()
    for piece in inside:
        told[piece.move] += min(piece.span.end, block.end) - max(piece.span.start, block.start)
    most = max(told, key=lambda move: told[move], default=letter)
    return LetterPassage(span=block, move=labelled[-1] if labelled else most)


def _runs(text: str, span: Span, pieces: Sequence[Piece]) -> list[LetterPassage]:
    """Return neighbouring sentences of one letter as a passage."""
    found = []
    for move, those in groupby(pieces, key=lambda piece: piece.move):
        run = list(those)
        words = trimmed(text, Span(max(span.start, run[0].span.start), min(span.end, run[-1].span.end)))
        found.append(LetterPassage(span=words, move=move))
    return found


def _merged(passages: Sequence[LetterPassage]) -> tuple[LetterPassage, ...]:
    """Return neighbours of one letter as one passage."""
    merged: list[LetterPassage] = []
    for passage in passages:
        if merged and merged[-1].move is passage.move:
            merged[-1] = LetterPassage(span=Span(merged[-1].span.start, passage.span.end), move=passage.move)
        else:
            merged.append(passage)
    return tuple(merged)
