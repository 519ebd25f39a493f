"""Texts about the next step: with an answer that was left open, and where nothing is open."""

from bot.conversation.logic.spoken_length import Length, length_of
from bot.conversation.texts.html import count, escape
from bot.conversation.texts.names import SPOKEN_TARGET
from bot.review.rubric import LONGEST_SECONDS

GO_ON = "Go on"
DISCARD = "Discard it"
JUDGE = "Judge it"
ASK_ME = "Ask me a question"
LEFT_AS_IT_WAS = "Left as it was."
WHAT_NEXT = "Ready when you are."


def offer_text(question: str, words: int) -> str:
    """Return the question what to do with an answer that was left open."""
    return (
        f"You left an answer open, {count(words, 'word')} so far:\n\n"
        f"<b>{escape(question)}</b>\n\nWhat shall I do with it?"
    )


def stale_text(question: str, words: int) -> str:
    """Return the same question, where a message came a day or more later and was added to the answer."""
    return (
        f"You left an answer open, and I have added this message to it. It has {count(words, 'word')} now:\n\n"
        f"<b>{escape(question)}</b>\n\nWhat shall I do with it?"
    )


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
