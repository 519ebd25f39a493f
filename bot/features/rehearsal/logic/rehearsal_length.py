"""Length of a story told aloud, against two to three minutes and against the story's own words."""

from dataclasses import dataclass

from bot.conversation.logic.stories.recorded_length import Length, length_of
from bot.conversation.logic.stories.story_text import letter_text
from bot.review.rubric import count_words
from bot.review.speaking_time import spoken_seconds
from question_bank.models import Move
from storage.records import MarkedText

CLOSE_SHARE = 0.15
"""Share of the text's time within which a telling still agrees with it. People speak at 130 to 170 words a minute."""
SITUATION_SECONDS = 25
"""Time that a Staff answer takes for its situation."""


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
        length=length_of(seconds),
        seconds=seconds,
        written=written,
        apart=apart if abs(apart) > written * CLOSE_SHARE else 0,
        situation=situation if situation > SITUATION_SECONDS else None,
    )
