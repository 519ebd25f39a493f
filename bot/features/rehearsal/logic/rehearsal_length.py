"""Length of a story told aloud, against two to three minutes and against the story's own words."""

from dataclasses import dataclass
from enum import StrEnum

from bot.conversation.logic.rehearsal_counts import SLIP_SECONDS
from bot.conversation.logic.story_text import letter_text
from bot.review.rubric import LONGEST_SECONDS, SHORTEST_SECONDS, count_words, spoken_seconds
from question_bank.models import Move
from storage.records import MarkedText

CLOSE_SHARE = 0.15
"""Share of the text's time within which a telling still agrees with it. People speak at 130 to 170 words a minute."""
SITUATION_SECONDS = 25
"""Time that a Staff answer takes for its situation."""


class Length(StrEnum):
    """The length of a telling."""

    SLIP = "slip"
    SHORT = "short"
    RIGHT = "right"
    LONG = "long"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedTelling:
    """One telling of a story, in seconds."""

    length: Length
    seconds: int
    written: int
    """Time that the text takes to say."""
    apart: int
    """Difference from that time, negative where the telling was shorter. 0 where it was close."""
    situation: int | None
    """Time of the situation as it is written. None where it keeps within its limit."""


def telling(seconds: int, told: MarkedText) -> TimedTelling:
    """Judge a telling of that many seconds by its length alone, against the story's text."""
    written = spoken_seconds(count_words(told.text))
    situation = spoken_seconds(count_words(letter_text(told, Move.SITUATION)))
    apart = seconds - written
    return TimedTelling(
        length=_length(seconds),
        seconds=seconds,
        written=written,
        apart=apart if abs(apart) > written * CLOSE_SHARE else 0,
        situation=situation if situation > SITUATION_SECONDS else None,
    )


def _length(seconds: int) -> Length:
    if seconds < SLIP_SECONDS:
        return Length.SLIP
    if seconds < SHORTEST_SECONDS:
        return Length.SHORT
    return Length.RIGHT if seconds <= LONGEST_SECONDS else Length.LONG
