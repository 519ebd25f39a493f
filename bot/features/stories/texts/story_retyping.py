"""Texts of a story that is typed again as a whole."""

from bot.conversation.texts.html import count, shorten, spoken
from bot.conversation.texts.names import LEVEL_NAMES
from bot.review.rubric import FEWEST_WORDS
from bot.review.types import Review

LEAVE_IT = "Leave it as it is"
THAT_IS_ALL = "That is all"
TAKE_BACK = "Take the old text back"
UNCHANGED = "Nothing was typed, so the story is as it was."
RETYPED = "This is your story now. The text before it is under Versions."
CHANGED_MEANWHILE = "Meanwhile a text was saved on the page. It is not lost: it stays under Versions."
GONE = "That story is no longer in your bank. /stories shows what is."


def ask_text(title: str) -> str:
    """Return the prompt for the whole text."""
    return (
        f"✍️ <b>{shorten(title, 120)}</b>\nType or dictate the whole story again, in one message or several. "
        "Your first message takes the place of the text that it has, which stays under Versions."
    )


def taken_text(words: int, review: Review, *, meanwhile: bool = False) -> str:
    """Return how much of the new text is kept, and its level where it has one.

    `meanwhile` is True where the text before it was saved on the page after this one was asked for.
    """
    level = ""
    if words >= FEWEST_WORDS and review.reasons.not_judged is None:
        level = f" It reads <b>{LEVEL_NAMES[review.level]}</b> so far."
    kept = f"Kept: {count(words, 'word')}, {spoken(words)} spoken.{level} Type more, or tap <b>{THAT_IS_ALL}</b>."
    return f"{kept}\n\n{CHANGED_MEANWHILE}" if meanwhile else kept
