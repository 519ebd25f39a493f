"""Texts of the own questions: the list, one question, and what was added."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation.logic.questions.own_questions import LONGEST_QUESTION, MOST_QUESTIONS
from bot.conversation.texts.html import count, escape, on_button, shorten, times
from storage.records import OwnQuestionSource

ADD = "Add questions"
TRACKS = "Tracks"
DONE_ADDING = "Done"
NEWER = "◀ Back"
OLDER = "More ▶"
ALL = "My questions"
PRACTISE = "Practise it now"
PRACTISE_ONE = "Practise one of mine"
CHANGE = "Another archetype"
NO_ARCHETYPE = "None of the eight"
REMOVE = "Remove"
UNDO = "Undo"
BACK = "Back"
NOT_FILED = "no archetype"

ASK = (
    "<b>Which question?</b> Type it as you would hear it. One message a question, or several lines at once. "
    "Then tap <b>Done</b>."
)
NO_QUESTION = "I see no question in that. Type one with words, such as: Tell me about a time you said no."
NO_MORE = (
    f"You have {MOST_QUESTIONS} questions, and that is all I keep. Remove some that you no longer want with /questions."
)
FINISHED = "Your questions are kept. /questions shows them."
NONE_YET = (
    "<b>Your own questions</b>\n\n"
    "None yet. Type what you were asked, what you expect, or what you fear. I file each under its archetype, and they come "
    "up in practice, mocks and daily questions."
)
NEXT_ONE = "Type the next one, or tap <b>Done</b>."
SHARE = "At most one in three of an archetype's questions is yours."
WHICH_ARCHETYPE = "Which archetype does it ask for?"
LONGEST_IN_LIST = 110
MOST_NAMED = 8
SOURCES = {
    OwnQuestionSource.TYPED: "You added it.",
    OwnQuestionSource.INTERVIEW: "You were asked this in an interview.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """An own question with the name of its archetype."""

    text: str
    archetype: str | None
    """None where it has none."""


def list_text(page: Sequence[Filed], first: int, total: int) -> str:
    """Return a page of the questions, the newest first. They are numbered from `first`."""
    lines = [f"<b>Your own questions</b>, newest first: {first} to {first + len(page) - 1} of {total}. {SHARE}"]
    for number, filed in enumerate(page, first):
        lines.append(f"<b>{number}.</b> {shorten(filed.text, LONGEST_IN_LIST)}\n<i>{_archetype(filed)}</i>")
    return "\n\n".join([*lines, "Tap a number to open it."])


def question_text(filed: Filed, source: OwnQuestionSource, asked: int) -> str:
    """Return one question with where it comes from, and how often it was asked in the last two months."""
    lately = f"Asked in the last two months: {times(asked)}."
    how = "" if filed.archetype else "\nIts answers are judged by their own words, and rate no archetype."
    return f"❓ <b>{escape(filed.text)}</b>\n\nArchetype: <b>{_archetype(filed)}</b>{how}\n{SOURCES[source]} {lately}"


def choose_archetype_text(filed: Filed) -> str:
    """Return the question with the choice of its archetype."""
    return f"❓ <b>{escape(filed.text)}</b>\n\n{WHICH_ARCHETYPE}"


def added_text(filed: Filed, *, is_new: bool) -> str:
    """Return what was added. `is_new` is False for a question that was there already."""
    head = "Added" if is_new else "You have this one already"
    return f"{head}: <b>{escape(filed.text)}</b>\n\n{_how_filed(filed)}\n\n{NEXT_ONE}"


def reworded_text(filed: Filed, *, is_adding: bool) -> str:
    """Return the reply to an edit of a question. `is_adding` is True while more are being added."""
    said = f"Changed: <b>{escape(filed.text)}</b>\n\n{_how_filed(filed)}"
    return f"{said}\n\n{NEXT_ONE}" if is_adding else said


def not_changed_text(held: int) -> str:
    """Return the reply to an edit that changed none of the questions of its message, of which there are `held`."""
    if held == 1:
        what = "that question as it was: an edit has to be one question"
    else:
        what = "those questions as they were: an edit has to be as many, a line each"
    return (
        f"I leave {what}, of at most {LONGEST_QUESTION} characters, and none that you have already. "
        "Type others as new messages; remove one in the list."
    )


def several_added_text(new: Sequence[Filed], there: int) -> str:
    """Return what was added by several lines, each with its archetype. `there` counts those that were there already."""
    lines = [f"<b>Added: {count(len(new), 'question')}</b>" if new else "<b>You have all of these already</b>"]
    lines += [f"• {shorten(filed.text, LONGEST_IN_LIST)}\n  <i>{_archetype(filed)}</i>" for filed in new[:MOST_NAMED]]
    lines += [f"… and {len(new) - MOST_NAMED} more"] if len(new) > MOST_NAMED else []
    lines += [f"{there} {'was' if there == 1 else 'were'} there already."] if there and new else []
    lines.append(f"An archetype is wrong? Open the question in the list. {NEXT_ONE}")
    return "\n".join(lines)


def too_long_text(lines: Sequence[str]) -> str:
    """Return the reply to the lines that are too long for a question, of which there is at least one."""
    more = f" and {count(len(lines) - 1, 'other line')}" if len(lines) > 1 else ""
    return (
        f"A question takes up to {LONGEST_QUESTION} characters, so I left this out: "
        f"<i>{shorten(lines[0], LONGEST_IN_LIST)}</i>{more}\n\nShorten it and send it again."
    )


def filed_text(filed: Filed) -> str:
    """Return what was changed by the choice of an archetype."""
    under = f"Filed under <b>{_archetype(filed)}</b>." if filed.archetype else "Filed under no archetype."
    return f"❓ <b>{escape(filed.text)}</b>\n\n{under}"


def removed_text(filed: Filed) -> str:
    """Return the reply to a removal, which can be undone."""
    return f"Removed: <b>{escape(filed.text)}</b>\n\nIt will not come again. Your answers to it keep it above them."


def archetype_label(name: str) -> str:
    """Return the label of the button for an archetype."""
    return on_button(name)


def _how_filed(filed: Filed) -> str:
    if filed.archetype:
        return f"I file it under <b>{_archetype(filed)}</b>. Wrong? Tap the right one."
    return "It fits no archetype that I know. Tap one if it does; else it is judged by its own words."


def _archetype(filed: Filed) -> str:
    return escape(filed.archetype) if filed.archetype is not None else NOT_FILED
