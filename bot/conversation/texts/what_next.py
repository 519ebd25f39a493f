"""Texts about the next step: with an answer that was left open, and where nothing is open."""

from bot.conversation.texts.html import count, escape, questions_done

GO_ON = "Go on"
DISCARD = "Discard it"
JUDGE = "Judge it"
KEEP = "Keep it for later"
GO_ON_WITH_MOCK = "Go on with the mock"
END_MOCK = "End it"
ASK_ME = "Ask me a question"
LEFT_AS_IT_WAS = "Left as it was."
WHAT_NEXT = "Ready when you are."
TOMORROW = "I remind you once. Later is fine: it is kept, and from tomorrow on your questions come again."


def offer_text(question: str, words: int) -> str:
    """Return the question what to do with an answer that was left open."""
    return f"You left an answer open, {count(words, 'word')} so far:\n\n<b>{escape(question)}</b>"


def stale_text(question: str, words: int) -> str:
    """Return the same question, where a message came a day or more later and was added to the answer."""
    return (
        f"You left an answer open, and I have added this message to it. It has {count(words, 'word')} now:\n\n"
        f"<b>{escape(question)}</b>"
    )


def named_text(question: str, words: int) -> str:
    """Return the message that names an answer that was left open, in place of the daily question."""
    return f"{offer_text(question, words)}\n\n{TOMORROW}"


def mock_waits_text(position: int, size: int) -> str:
    """Return the note that a mock interview is left."""
    return f"Your mock is kept: {questions_done(position, size)}. /mock goes on with it."


def open_mock_text(position: int, size: int, *, added: bool = False) -> str:
    """Return the question what to do with a mock that was left. `added` is True where a message was just added to it."""
    noted = "I have added this message to the open question of your mock interview. " if added else ""
    return (
        f"{noted}You have a mock interview open: {questions_done(position, size)}. "
        "Ending it shows the debrief of what you answered."
    )
