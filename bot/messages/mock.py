"""What is said around a mock interview, besides its debrief."""

from bot.messages.html import escape

SIZES = (3, 5, 8)
RESUME = "Go on with it"
NEW = "Start a new one"
END = "End it and show the debrief"
AGAIN = "Another mock"

CHOOSE_SIZE = (
    "<b>A mock interview.</b> I ask, you answer, and I ask at most one follow-up a question. "
    "The verdicts come at the end, in a debrief. How many questions?"
)
THANKS = "Thank you."
NEXT_ONE = "Noted. On to the next one."
NOTHING_TO_DEBRIEF = "The mock is closed. Nothing was answered, so there is nothing to say about it."
NONE_OPEN = "No mock interview is open."


def heading(position: int, size: int) -> str:
    """Progress, as `Question 2 of 5`."""
    return f"Question {position} of {size}"


def unfinished_text(position: int, size: int) -> str:
    """A mock that was left."""
    return f"You have a mock interview open: {position} of {size} questions are behind you."


def left_text(position: int, size: int) -> str:
    """After /cancel in the middle of a mock."""
    return f"The mock waits: {position} of {size} questions are behind you. /mock takes it up again."


def follow_up_text(question: str) -> str:
    """The interviewer asks again."""
    return f"💬 <i>{escape(question)}</i>"
