"""The text that a story's six parts make."""

from collections.abc import Mapping

from bot.review.span import Span
from question_bank.models import Move

PARTS_APART = "\n\n"


def told(parts: Mapping[str, str]) -> str:
    """Return the story as one text: its non-empty parts in the order of the moves, separated by a blank line.

    `parts` is keyed by the letters of the moves.
    """
    texts = (parts.get(move.value, "").strip() for move in Move)
    return PARTS_APART.join(text for text in texts if text)


def place_of(parts: Mapping[str, str], move: Move) -> Span | None:
    """Return the span of a move's part in the story's text, or None where the part is empty."""
    text = parts.get(move.value, "").strip()
    before = told({letter: part for letter, part in parts.items() if _ORDER.get(letter, 0) < _ORDER[move.value]})
    start = len(before) + (len(PARTS_APART) if before else 0)
    return Span(start, start + len(text)) if text else None


_ORDER = {move.value: place for place, move in enumerate(Move)}
