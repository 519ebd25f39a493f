"""Texts of the steps of a debrief: which interview, what was asked, and how each question went."""

from collections.abc import Collection, Sequence
from datetime import date

from bot.conversation.logic.logged_interview_limits import MOST_ASKED, MOST_INTERVIEWS
from bot.conversation.texts.html import count, quoted, shorten
from bot.conversation.texts.names import ARCHETYPE_LABELS, LEVEL_NAMES, MOVE_NAMES
from bot.conversation.texts.typed_days import day_with_year
from question_bank.models import ArchetypeId, Level, Move

HINT = (
    "After a real interview, write down what they asked. I count it against what you had prepared, and bring back what "
    "ran dry."
)
ASK_LABEL = (
    "<b>Which interview was it?</b>\nType a name that you will know again: <b>Cisco, second round</b>. "
    "You can leave this at any point with /cancel; nothing is lost."
)
ASK_ROUND = "<b>Which round was it?</b>\nTap, or type it."
ASK_DATE = "<b>When was it?</b>\nTap, or type the day: <b>yesterday</b>, <b>last Friday</b>, <b>12 March</b>."
DATE_NOT_READ = "I could not find a day in that. Type it like <b>yesterday</b>, <b>12 March</b> or <b>2026-03-12</b>."
DATE_AHEAD = (
    "That day is still ahead, and this is for an interview that is over. Type the day on which it was. "
    "For one to come there is /plan."
)
WHICH_DAY = "<b>Which day was it?</b>"
NAME_TOO_LONG = "That is long for a name. Please give me a short one, such as <b>Cisco, second round</b>."
NO_WORD_IN_NAME = "I see no letter in that. Type it with words, such as <b>Cisco, second round</b>."
NO_WORD = "I found no word in that. Type what they asked, one message a question."
FULL = f"An interview holds {MOST_ASKED} questions here. Go on with these, and write the others down as a second one."
MANY_INTERVIEWS = (
    f"You have {MOST_INTERVIEWS} interviews written down, and that is all I keep, so I have begun none. "
    "Delete one that you no longer need, then send this again."
)
TYPE_IT = (
    "I do not hear the words of a voice note. Type what they asked, or dictate it with your keyboard: one message a "
    "question."
)
TAP_OR_TYPE = "I do not hear the words of a voice note. Tap a button, or type a line: I note it beside the question."
STILL_NONE = "I have no question of this interview yet. Type what they asked, or leave it for later."
NOTE_FULL = "There is no room for that in the note, so I have left it out. Change the note on the question's page."
REMOVED = "Removed."
CLOSED = "Nothing was noted, so I have kept nothing."

ROUNDS = ("Phone screen", "First round", "Second round", "Third round", "Final round")
SKIP = "Skip"
TODAY = "Today"
YESTERDAY = "Yesterday"
ALL_ASKED = "That was all"
ALL_ASKED_TYPED = (ALL_ASKED, "That is all", "That's all", "That's it", "No more", "Nothing else")
"""What people type instead of tapping it."""
ANOTHER_KIND = "Another kind"
NO_KIND = "None of the eight"
KEEP_KIND = "Leave it as it is"
REMOVE = "Remove it"
KEEP = "Keep it"
NOT_HERE = "One that is not here"
NO_STORY = "None"
MORE_TITLES = "More stories"
NOWHERE = "Nowhere"
NEXT = "Next"
FINISH_SO = "Finish as it is"
GO_ON = "Go on with it"
LEVELS = {
    Level.WEAK: "weak, I had little to say",
    Level.PASSING: "passing, it was fine",
    Level.STRONG: "strong, they leaned in",
    Level.STAFF: "staff, as good as I can tell it",
}
LONG_QUESTION = 60
"""Number of words from which a text is long for a question."""
_TITLES_NAMED = 12


def ask_questions_text(so_far: int, name: str | None) -> str:
    """Return the request for what was asked. `name` is the interview's name, escaped, where it was just set."""
    head = f"Noted: <b>{name}</b>.\n\n" if name else ""
    if so_far:
        return f"{head}{count(so_far, 'question')} so far. Type the next one, or tap <b>{ALL_ASKED}</b>."
    return (
        f"{head}<b>What did they ask?</b>\nOne message a question, in their words or yours. "
        f"When there is no more, tap <b>{ALL_ASKED}</b>."
    )


def noted_text(number: int, question: str, archetype: ArchetypeId | None) -> str:
    """Return the note on one question: what it was heard as. The next one can be typed at once."""
    heard = f"I hear: <b>{ARCHETYPE_LABELS[archetype]}</b>." if archetype else "I hear none of the eight kinds in it."
    long = (
        "\nThat is long for a question. If it is something else, remove it here."
        if len(question.split()) >= LONG_QUESTION
        else ""
    )
    return f"<b>{number}.</b> {quoted(question)}\n{heard}{long}\n\nWhat else did they ask?"


def noted_list_text(first: int, questions: Sequence[tuple[str, ArchetypeId | None]]) -> str:
    """Return the note on several questions that came in one message, numbered from `first`."""
    lines = _listed([(number, text, archetype) for number, (text, archetype) in enumerate(questions, first)])
    return "\n".join([f"Noted {count(len(questions), 'question')}:", *lines, "\nTap a number to correct it."])


def changed_text(questions: Sequence[tuple[int, str, ArchetypeId | None]]) -> str:
    """Return the note on the questions of an edited message, at least one, each with its number."""
    if len(questions) == 1:
        ((number, text, archetype),) = questions
        return f"Changed. <b>{number}.</b> {quoted(text)} → {_kind(archetype)}"
    return "\n".join(["Changed:", *_listed(questions)])


def kind_text(number: int, question: str) -> str:
    """Return the question which archetype an asked question is."""
    return f"<b>{number}.</b> {quoted(question)}\n\n<b>What were they after?</b>"


def remove_text(number: int, question: str) -> str:
    """Return the question before an asked question is removed."""
    return f"<b>Remove this question?</b>\n{number}. {quoted(question)}"


def kept_beside_text(number: int, *, draft: str) -> str:
    """Return the note on a first question that came while a draft is open, which `draft` names."""
    return (
        f"Noted as question {number} of your interview. Your answer to {quoted(draft, 60)} is still open, "
        "and what you type goes there. Go on with the interview when you like."
    )


def step_heading(number: int, total: int, question: str, archetype: ArchetypeId | None) -> str:
    """Return the heading of a step: which question it is about."""
    kind = f" · {ARCHETYPE_LABELS[archetype]}" if archetype else ""
    return f"<b>Question {number} of {total}</b>{kind}\n{quoted(question)}"


def ask_story_text(heading: str, *, any_story: bool) -> str:
    """Return the question which story was told. `any_story` is False for a user whose bank is empty."""
    none = "" if any_story else "\nYour bank has no story yet."
    return f"{heading}\n\n<b>Which story did you tell?</b>{none}"


def ask_level_text(heading: str) -> str:
    """Return the question how an answer went."""
    levels = "\n".join(f"• {LEVELS[level]}" for level in Level)
    return f"{heading}\n\n<b>How did it go?</b> Your own feeling counts.\n{levels}"


def ask_dry_text(heading: str, dry: Collection[Move]) -> str:
    """Return the question where an answer ran dry, with the moves that are ticked."""
    said = f" So far: {', '.join(MOVE_NAMES[move].lower() for move in Move if move in dry)}." if dry else ""
    return f"{heading}\n\n<b>Where did it run dry?</b> Tap one or more, or type a line about it.{said}"


def with_note(text: str, note: str | None) -> str:
    """Return a step's text with the line that the user typed about its question."""
    return f"{text}\n\n<i>Your note:</i> {quoted(note, 300)}" if note else text


def dry_label(move: Move, *, dry: bool) -> str:
    """Return the label of a move's switch."""
    return f"✓ {MOVE_NAMES[move]}" if dry else MOVE_NAMES[move]


def level_label(level: Level, *, chosen: bool) -> str:
    """Return the label of a level."""
    return f"{LEVEL_NAMES[level]} ✓" if chosen else LEVEL_NAMES[level]


def day_label(when: date, today: date) -> str:
    """Return the label of a day that can be tapped."""
    ahead = (today - when).days
    return {0: TODAY, 1: YESTERDAY}.get(ahead, day_with_year(when))


def left_text(name: str, asked: int) -> str:
    """Return the note that a debrief is left. Its name is escaped."""
    return f"Kept: {name}, {count(asked, 'question')} so far. /interview goes on with it."


def _listed(questions: Sequence[tuple[int, str, ArchetypeId | None]]) -> list[str]:
    """Return a line for each of the first questions, and how many more there are."""
    lines = [
        f"<b>{number}.</b> {shorten(text, 80)} → {_kind(archetype)}"
        for number, text, archetype in questions[:_TITLES_NAMED]
    ]
    more = len(questions) - _TITLES_NAMED
    return [*lines, f"<i>and {more} more</i>"] if more > 0 else lines


def _kind(archetype: ArchetypeId | None) -> str:
    return ARCHETYPE_LABELS[archetype] if archetype else NO_KIND.lower()
