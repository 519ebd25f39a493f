"""A story's six parts and the one text that they make."""

from collections.abc import Mapping

from question_bank.models import Move

PARTS_APART = "\n\n"


def told(parts: Mapping[str, str]) -> str:
    """The story as it is judged and told: the parts that have a text, in the order of the moves, a blank line apart.

    `parts` is by the letters of the moves.
    """
    texts = (parts.get(move.value, "").strip() for move in Move)
    return PARTS_APART.join(text for text in texts if text)
