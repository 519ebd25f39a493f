"""Texts around a question: the question itself, how to answer, the status line, the offers on an open answer."""

from collections.abc import Sequence
from datetime import date

from bot.conversation.logic.typed.typed_key import Key
from bot.conversation.texts import typed_days
from bot.conversation.texts.html import count, escape, on_button, shorten, spoken
from bot.conversation.texts.names import STYLE_GROUP_NAMES, part_name
from bot.conversation.texts.word_limit import against_limit
from bot.review.rubric import FEWEST_STYLE_WORDS, FEWEST_WORDS, TOUR_SECONDS, TOUR_WORDS
from question_bank.models import Move, StyleGroup

DONE = Key.DONE.value
START_OVER = Key.START_OVER.value
SKIP = Key.SKIP.value
ANOTHER = "Another question"
SUBJECT = "Choose a subject"
NO_STORY = "I have no story for this"
ANSWER_KEYS = ((DONE,), (START_OVER, SKIP))
LATER = "In an hour"
LIMIT = "It is typed, with a limit"
NOT_TODAY = "Not today"

HOW_TO = "Type or dictate your answer, in one message or several. Then tap <b>Done</b>."
HOW_TO_STYLE = (
    "This asks how you work, so it takes no story. Say your principle, what you do, one real example, and where it stops "
    "working. Then tap <b>Done</b>."
)
HOW_TO_FOLLOW_UP = "Answer just this. Then tap <b>Done</b>, and I read the whole story again."
HOW_TO_REWRITE = (
    "Write it again from the start, in one message or several. The old version is kept. Then tap <b>Done</b>."
)
NOTHING_YET = "There is nothing to judge yet. Type your answer first, then tap <b>Done</b>."
NO_WORDS = "No words yet. Type or dictate your answer."
NOTHING_KEPT = "Nothing is kept aside. /practice asks a question."
CLEARED = "Cleared. Start again whenever you like."
TAKEN_AS_FOLLOW_UP = "I take this as your answer to the follow-up. Tap <b>Done</b> when it is complete, or <b>Skip</b>."
NO_OPEN_QUESTION = "No question is open. Ask for one, or send me a whole story and I judge it."
SKIPPED = "Skipped. It does not count, and it will come again another day."
DISCARDED = "Discarded."
TOO_LONG = (
    "That would make the answer longer than I can read, so I left this message out. "
    "Tap <b>Done</b> to have the rest judged."
)
TOO_MANY = (
    "That is more messages than I can keep in one answer, so I left this one out. "
    "Tap <b>Done</b> to have the rest judged."
)
EMPTY = "That message was empty. Type your answer as text."
EDIT_NOT_MINE = "That message is part of no answer, so its edit changes nothing. Type it as a new message instead."
SIX_MOVES = (
    "I look for six things: where you were, what pulled against what, what you did yourself, the result with a number, "
    "why it mattered beyond that, and what you would do differently."
)
"""Above the first question, so that nobody learns of the six moves by missing one."""
SIX_MOVES_BUTTON = "What do you look for?"
GONE = "That question is closed already."
PUT_AWAY = "Tap a button above, or type /practice for the next question."


def question_text(question: str, heading: str | None = None) -> str:
    """Return the question, with a heading such as `Question 2 of 5` in a series."""
    head = f"<b>{escape(heading)}</b>\n\n" if heading else ""
    return f"{head}❓ <b>{escape(question)}</b>"


def style_heading(group: StyleGroup, series: str | None = None) -> str:
    """Return the heading of a style prompt. `series` is its place in a series, such as `Question 5 of 5`."""
    said = f"A question on how you work · {STYLE_GROUP_NAMES[group]}"
    return f"{series} · {said}" if series is not None else said


def topic_heading(track: str, topic: str) -> str:
    """Return the heading of a question that belongs to a topic of its track. Plain text."""
    return f"{track} · {topic}"


def repair_text(question: str, move: Move, follow_up: str) -> str:
    """Return the question of a one-move repair."""
    return (
        f"<b>Thirty seconds today.</b> Your newest answer to “{escape(question)}” lacks one thing: "
        f"the {part_name(move).lower()}.\n\n❓ <b>{escape(follow_up)}</b>\n\nType just that."
    )


def status_text(words: int, *, is_style: bool = False, limit: int | None = None) -> str:
    """Return the status line of an open answer. `is_style` is True for an answer to a style prompt.

    `limit` is the most words of one that is typed for a form: they are counted instead of minutes.
    """
    fewest = FEWEST_STYLE_WORDS if is_style else FEWEST_WORDS
    if not words:
        return NO_WORDS
    if limit is not None and words >= fewest:
        return f"{against_limit(words, limit)}. Tap Done when you have finished."
    if words > TOUR_WORDS:
        hint = f"An interviewer stops listening at about {TOUR_SECONDS // 60} minutes."
    elif words < fewest:
        hint = f"Go on: under {fewest} words cannot be judged{'' if is_style else ' as a story'}."
    else:
        hint = "Tap Done when you have finished."
    told = against_limit(words, limit) if limit is not None else f"{count(words, 'word')}, {spoken(words)} spoken"
    return f"{told}. {hint}"


def status_follow_up_text(words: int) -> str:
    """Return the status line of a follow-up or repair."""
    if not words:
        return NO_WORDS
    return f"{count(words, 'word')} taken as your answer to the follow-up. Tap Done when you have finished."


def closed_text(question: str) -> str:
    """Return the reply to /cancel where nothing was typed for the question."""
    return f"Closed: <b>{escape(question)}</b>"


def left_open_text(question: str, words: int) -> str:
    """Return the reply to /cancel in the middle of an answer."""
    kept = f"Your {count(words, 'word')} {'is' if words == 1 else 'are'} kept; go on whenever you like."
    return f"Left: <b>{escape(question)}</b>\n\n{kept}"


def kept_text(words: int) -> str:
    """Return the reply to `Keep it for later`."""
    return f"Kept aside: your {count(words, 'word')}. A button under the next question leads back."


def kept_label(number: int) -> str:
    """Return the label of the button that shows the answers kept aside."""
    return f"Kept aside: {number}"


def kept_list_text(lines: Sequence[tuple[date, str, int]]) -> str:
    """Return the list of the answers kept aside: the day of each, its question, and its number of words."""
    if not lines:
        return NOTHING_KEPT
    items = [
        f"{n}. {typed_days.day(day)}, {count(words, 'word')}\n<b>{shorten(question, 140)}</b>"
        for n, (day, question, words) in enumerate(lines, 1)
    ]
    return "\n\n".join(["<b>Kept aside</b>", *items, "Which one?"])


def kept_item_label(n: int, question: str) -> str:
    """Return the label of the button that opens an answer kept aside."""
    return on_button(f"{n}. {question}")


def no_story_text(archetype: str | None) -> str:
    """Return the reply to `I have no story for this`, which counts as a finding."""
    if archetype is None:
        return "Good to know. In the interview, say so and offer the closest thing that you have."
    return (
        f"Good to know: a gap in <b>{escape(archetype)}</b> is the most useful thing to find now. "
        "It will come back soon.\n\n"
        "In the interview, say “I don't have a perfect example, the closest is …”. That scores better than forcing a story."
    )


def example_text(level: str, text: str, why: str) -> str:
    """Return a model answer, with the reason for its level."""
    return f"<b>An answer at the level “{escape(level)}”</b>\n\n{escape(text.strip())}\n\n<i>{escape(why)}</i>"
