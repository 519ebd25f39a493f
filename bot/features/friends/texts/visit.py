"""Texts for a guest: the invitation, the questions to ask aloud, the marks, and every kind refusal."""

from collections.abc import Sequence

from bot.conversation.texts.html import escape, quoted
from bot.conversation.texts.names import LEVEL_NAMES, MOVE_NAMES, VERDICT_MARKS
from bot.features.friends.logic.marking import MOVES, STEPS, verdicts_of
from question_bank.models import Level, Move, Verdict

YES = "Yes, show me"
NO = "No, thanks"
BACK = "◀ Back"
STOP = "Stop here"
GO_ON = "Go on"
SEND = "Send my marks"
ADD_LINE = "Add one line"
CHANGE_LINE = "Another line"
LONGEST_LINE = 500
"""Most characters of the friend's line."""
VERDICT_LABELS = {Verdict.MET: "● Yes", Verdict.WEAK: "◐ In part", Verdict.MISSING: "○ No"}
ASKED = {
    Move.SITUATION: "Did you know soon what was going on, and what was at stake?",
    Move.TRADE_OFF: "Did they say what each of two ways would have cost, and why they took one of them?",
    Move.ACTION: "Did you hear what they did themselves, as opposed to their team?",
    Move.RESULT: "Did it end in something that can be counted, and do you believe the number?",
    Move.DRIVER: "Did something stay afterwards, such as a rule, a tool or a habit that others use?",
    Move.REFLECTION: "Did they name one thing that they would do differently, and mean it?",
}
LEVELS = {
    Level.WEAK: "I would not pass it.",
    Level.PASSING: "Good enough for a senior engineer.",
    Level.STRONG: "Close to what a Staff engineer tells.",
    Level.STAFF: "I would hire a Staff engineer on it.",
}

DECLINED = (
    "All right, and thank you for answering. I tell whoever asked only this: not this time. "
    "You saw nothing, and I forget within a minute that you were here."
)
STOPPED = (
    "Stopped. Nothing was sent, and the story is gone from this chat. I tell whoever asked only this: not this time. "
    "I forget within a minute that you were here."
)
SENT = (
    "<b>Thank you.</b> Your marks go back without your name. The story is gone from this chat; what a notification or a "
    "screenshot holds, I cannot take back. Within a minute I forget that you were here."
)
LINK_OVER = (
    "This link no longer works: it was used, it was closed, or its time is up. Ask whoever sent it for a new one."
)
OWN_LINK = "This is your own link, and it still works. Send it to one friend; whoever opens it first has it."
SHOWN_ALREADY = "You have it open already. Here is where you were."
TOO_MANY = "You have several stories open already. Finish one of them, then open this link again."
VISIT_OVER = "That is over: the link was closed, or its time is up. There is nothing left to do. Thank you."
ONLY_THIS = (
    "Here I can only show you the story that you were asked about, and take your marks on it. I have left out what you "
    "sent."
)
ASK_LINE = (
    "Type one line: what would make this story better? It goes back with your marks, without your name. "
    f"Up to {LONGEST_LINE} characters."
)
EMPTY_LINE = "There are no words in that. Type your line as text."
LONG_LINE = f"That is over {LONGEST_LINE} characters, so I have not taken it. Say it in one line."
MOVED = "This is further down now."
ACCEPTED = "You agreed to have a look. Here it comes."


def invitation_text(called: str | None) -> str:
    """Return who asks for what, what the guest will see, and what goes back."""
    who = quoted(called, 60) if called else "Somebody who knows you and practises for a job interview"
    return (
        f"{who} asks you to push back on one story before a real interviewer does.\n\n"
        "<b>You will see</b> the story as they tell it, and three hard questions to ask them aloud. Then you mark it with "
        "seven taps, and may add a line.\n"
        "<b>They will see</b> your marks and your line, without a name. It takes ten minutes; you have 24 hours. "
        "What you see is theirs: please keep it to yourself."
    )


def story_text(title: str, page: str, number: int, of: int) -> str:
    """Return one message of the story."""
    place = f" ({number} of {of})" if of > 1 else ""
    return f"<b>{quoted(title, 80)}</b>{place}\n\n{escape(page)}"


def questions_text(questions: Sequence[tuple[str, str | None]]) -> str:
    """Return the questions, each with the words of the story that it is about, if any."""
    lines = []
    for number, (question, quote) in enumerate(questions, 1):
        said = f"“You say: {quoted(quote)}” " if quote else ""
        lines.append(f"{number}. {said}<b>{escape(question)}</b>")
    asked = "\n\n".join(lines)
    return (
        "<b>Ask these aloud</b>, on a call or across a table, one after the other. Let them answer, and do not help.\n\n"
        f"{asked}"
    )


def move_text(moves: str, move: Move) -> str:
    """Return the question for the mark of one move. `moves` has the marks so far."""
    step = f"Mark {len(moves) + 1} of {STEPS}"
    return f"{_so_far(moves)}<b>{step}: {MOVE_NAMES[move]}</b>\n{ASKED[move]}"


def level_text(moves: str) -> str:
    """Return the question for the level."""
    lines = "\n".join(f"<b>{LEVEL_NAMES[level]}</b>: {meaning}" for level, meaning in LEVELS.items())
    return f"{_so_far(moves)}<b>Mark {STEPS} of {STEPS}: the whole</b>\nWhich level did it sound like?\n{lines}"


def level_label(level: Level) -> str:
    """Return the label of a level's button. Plain text."""
    return LEVEL_NAMES[level]


def summary_text(moves: str, level: Level, line: str | None) -> str:
    """Return the marks before they are sent."""
    said = f"\nYour line: {quoted(line, LONGEST_LINE)}" if line else ""
    return f"{_so_far(moves)}<b>Level</b>: {LEVEL_NAMES[level]}{said}\n\nSend these?"


def _so_far(moves: str) -> str:
    given = verdicts_of(moves)
    lines = [f"{VERDICT_MARKS[given[move]]} {MOVE_NAMES[move]}" for move in MOVES if move in given]
    return "\n".join(lines) + "\n\n" if lines else ""
