"""The archetype for which a judged answer counts: that of its question if it fits, else the user's choice."""

from bot.review.types import Review
from question_bank.models import ArchetypeId


def counted(review: Review, asked: ArchetypeId | None, chosen: ArchetypeId | None) -> ArchetypeId | None:
    """Return the archetype that an answer rates and covers.

    It is None for an answer that is not judged, or that fits another question and was given no archetype by its owner.
    `asked` is the archetype of its question, `chosen` the archetype that the user chose.
    """
    if review.reasons.not_judged is not None:
        return None
    return chosen if review.off_topic else asked


def offered(review: Review, asked: ArchetypeId | None) -> ArchetypeId | None:
    """Return the archetype that the user may choose for an answer that fits another question.

    None for any other answer.
    """
    return (review.heard_as or asked) if review.off_topic else None
