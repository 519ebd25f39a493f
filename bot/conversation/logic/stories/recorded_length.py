"""Length of a story told aloud, against the rubric's two to three minutes. Every text and count asks here."""

from enum import StrEnum

from bot.review.rubric import LONGEST_SECONDS, SHORTEST_SECONDS

SLIP_SECONDS = 30
"""A shorter recording is a slip of the finger and does not count. In seconds."""


class Length(StrEnum):
    """The length of a telling."""

    SLIP = "slip"
    SHORT = "short"
    RIGHT = "right"
    LONG = "long"


def length_of(seconds: int) -> Length:
    """Return the length of a telling of that many seconds."""
    if seconds < SLIP_SECONDS:
        return Length.SLIP
    if seconds < SHORTEST_SECONDS:
        return Length.SHORT
    return Length.RIGHT if seconds <= LONGEST_SECONDS else Length.LONG
