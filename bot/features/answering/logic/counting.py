"""For which archetype a judged answer counts: that of its question, where it belongs there; else what its owner says."""

from bot.review.types import Review
from question_bank.models import ArchetypeId


def counted(review: Review, asked: ArchetypeId | None, chosen: ArchetypeId | None) -> ArchetypeId | None:
    """Return the archetype that an answer rates and covers; None for one that was not judged or belongs elsewhere.

    `asked` is the archetype of its question, `chosen` what its owner has said that it counts as.
    """
    if review.reasons.not_judged is not None:
        return None
    return chosen if review.off_topic else asked


def offered(review: Review, asked: ArchetypeId | None) -> ArchetypeId | None:
    """Return what an answer that belongs elsewhere can be counted as; None for one that counts by itself, or for nothing."""
    return (review.heard_as or asked) if review.off_topic else None
