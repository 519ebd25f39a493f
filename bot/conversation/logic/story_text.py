"""A story's six parts and the one text that they make."""

from collections.abc import Mapping

from bot.review.span import Span
from question_bank.models import Move

PARTS_APART = "\n\n"


def told(parts: Mapping[str, str]) -> str:
    """The story as it is judged and told: the parts that have a text, in the order of the moves, a blank line apart.

    `parts` is by the letters of the moves.
    """
    texts = (parts.get(move.value, "").strip() for move in Move)
    return PARTS_APART.join(text for text in texts if text)


def place_of(parts: Mapping[str, str], move: Move) -> Span | None:
    """Where the part of a move stands in the story as it is told; None where it has no text."""
    text = parts.get(move.value, "").strip()
    before = told({letter: part for letter, part in parts.items() if _ORDER.get(letter, 0) < _ORDER[move.value]})
    start = len(before) + (len(PARTS_APART) if before else 0)
    return Span(start, start + len(text)) if text else None


_ORDER = {move.value: place for place, move in enumerate(Move)}
