"""The reply to a voice note where no recording is waited for."""

from bot.conversation.logic.stories.recorded_length import Length, length_of
from bot.conversation.texts.names import SPOKEN_TARGET
from bot.review.rubric import LONGEST_SECONDS


def spoken_text(seconds: int) -> str:
    """Return the note on a voice note's length in seconds."""
    length = length_of(seconds)
    if length is Length.RIGHT:
        verdict = "a good length"
    elif length is Length.LONG:
        verdict = f"longer than {LONGEST_SECONDS // 60} minutes, so cut it"
    else:
        verdict = f"shorter than the {SPOKEN_TARGET} of a full story"
    return (
        f"Noted as a rehearsal aloud: {seconds // 60}:{seconds % 60:02d} min, {verdict}. "
        "I judge its length, not its words. For an answer, use your keyboard's dictation."
    )
