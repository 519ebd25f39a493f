"""Texts of a mock interview, without its debrief."""

from collections.abc import Sequence
from textwrap import shorten

from bot.conversation.logic.stories.story_text import letter_text, letters_told, stretches_of
from bot.conversation.texts.html import count, escape, joined, quoted, spoken
from bot.conversation.texts.names import MOVE_NAMES
from bot.features.mock.logic.nearest import Near, Nearness
from bot.review.rubric import FEWEST_STYLE_WORDS, FEWEST_WORDS, LONGEST_SECONDS, SHORTEST_SECONDS, TOUR_SECONDS
from bot.review.speaking_time import spoken_seconds
from question_bank.models import QuestionBank
from storage.records import MarkedText

SIZES = (3, 5, 8)
HINT = (
    "As in a real round: three to five archetypes, you do not know which, and no verdict until the end. "
    "/cancel leaves it, /mock goes on with it."
)
NEW = "Start a new one"
AGAIN = "Another mock"
WITH_STYLE = "☑ With a style question"
WITHOUT_STYLE = "☐ With a style question"
TRANSCRIPT = "Transcript as a file"
TRANSCRIPT_SENT = (
    "The whole mock: questions, answers, follow-ups and verdicts. It is for your eyes; keep it where you like."
)
NONE_OF_THESE = "No, I have none"

CHOOSE_SIZE = (
    "<b>A mock interview.</b> I ask, you answer, and I ask at most one follow-up a question. "
    "The verdicts come at the end, in a debrief. How many questions?"
)
STYLE_EXPLAINED = (
    "The last question is then one on how you work, such as how you hire or lead, judged by its own rubric."
)
GOOD_MOVE = "Good that you say so: it is better than a forced story. Now tell the closest thing that you have."
NO_PERFECT_EXAMPLE = (
    "It is good to say so: “I don't have a perfect example, the closest is …”. "
    "Take one of these and fit it to the question, or say that you have none."
)

_BAR = 6
_SPAN = f"{SHORTEST_SECONDS // 60}–{LONGEST_SECONDS // 60} min"
_TITLE, _LABEL, _BEGINNING, _QUESTION = 60, 40, 120, 200
_NEAREST_WORDS = 3

NO_WORDS = "No words yet. Type or dictate your answer."
THANKS = "Thank you."
NEXT_ONE = "Noted. On to the next one."
NOTHING_TO_DEBRIEF = "The mock is closed. Nothing was answered, so there is nothing to say about it."
NONE_OPEN = "No mock interview is open."


def heading(position: int, size: int) -> str:
    """Return the progress as `Question 2 of 5`."""
    return f"Question {position} of {size}"


def follow_up_text(question: str) -> str:
    """Return the interviewer's follow-up."""
    return f"💬 <i>{escape(question)}</i>"


def sizes_text(*, with_style: bool) -> str:
    """Return the choice of a size, with a sentence on the style question where it is chosen."""
    return f"{CHOOSE_SIZE}\n\n<i>{STYLE_EXPLAINED}</i>" if with_style else CHOOSE_SIZE


def status_text(words: int, minutes: int | None, *, is_style: bool = False) -> str:
    """Return the clock of an open question: the speaking time so far, and the minutes since the question if known."""
    enough = FEWEST_STYLE_WORDS if is_style else FEWEST_WORDS
    if not words:
        return NO_WORDS
    seconds = spoken_seconds(words)
    filled = min(_BAR, seconds * _BAR // LONGEST_SECONDS)
    asked = "" if minutes is None else f" · {minutes} min since the question"
    clock = f"{'▰' * filled}{'▱' * (_BAR - filled)} {_minutes(seconds)} of {_SPAN}{asked}"
    return f"{clock}\n{count(words, 'word')}. {_length_hint(seconds, words, enough)}"


def mark_text(minutes: int, words: int) -> str:
    """Return the text of a time mark, which says that nobody is cut off."""
    if minutes <= LONGEST_SECONDS // 60:
        said = "Aloud, an answer ends about now. Typing takes longer, so take the time that you need."
    else:
        said = "An interviewer would be on the next question. Nothing is cut off here: finish the story, then tap <b>Done</b>."
    so_far = f" So far: {spoken(words)} of {_SPAN}." if words else ""
    return f"⏱ {count(minutes, 'minute')} since the question. {said}{so_far}"


def long_answer_text(words: int) -> str:
    """Return the note after an answer longer than an interviewer listens."""
    return (
        f"That was {spoken(words)} spoken. An interviewer would have stepped in at about {LONGEST_SECONDS // 60} minutes, "
        "and might not have heard the end."
    )


def nearest_text(titles: Sequence[str], near: Sequence[Near], bank: QuestionBank, *, said: bool) -> str:
    """Return the nearest stories with their reasons. `said` is True where the user said that no story fits."""
    head = GOOD_MOVE if said else NO_PERFECT_EXAMPLE
    lines = [f"• {quoted(title, _TITLE)}: {_reason(each, bank)}" for title, each in zip(titles, near, strict=True)]
    return "\n".join([f"{head}\n\n<b>Nearest in your bank</b>", *lines])


def adapt_label(title: str) -> str:
    """Return the label of the button that takes a story."""
    return f"Adapt “{shorten(title, _LABEL, placeholder=' …')}”"


def outline_text(title: str, told: MarkedText, question: str) -> str:
    """Return the beginnings of a story's letters in the order of its text, as an outline for this question."""
    letters = sorted(letters_told(told), key=lambda move: stretches_of(told, move)[0].start)
    lines = [f"<b>{MOVE_NAMES[move]}</b>: {quoted(letter_text(told, move), _BEGINNING)}" for move in letters]
    body = "\n".join(lines) or "It has no text yet."
    return (
        f"<b>{quoted(title, _TITLE)}</b>\n{body}\n\n"
        f"❓ {quoted(question, _QUESTION)}\nOpen with “The closest example that I have is …”, then fit it to this question: "
        "first what is asked for, the rest short."
    )


def _minutes(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02d}"


def _length_hint(seconds: int, words: int, enough: int) -> str:
    """Return the hint on the length, as an interviewer would think it. Under `enough` words nothing can be judged."""
    if seconds > TOUR_SECONDS:
        return "An interviewer would have stepped in by now. Come to the end; nothing is cut off here."
    if seconds > LONGEST_SECONDS:
        return "An interviewer would look at the clock. Finish, then tap Done."
    if seconds >= SHORTEST_SECONDS:
        return "A good length. Tap Done when you have finished."
    if words < enough:
        return f"Go on: under {enough} words cannot be judged."
    return "Tap Done when you have finished."


def _reason(near: Near, bank: QuestionBank) -> str:
    """Return the reason for which a story is near."""
    words = joined([f"“{escape(word)}”" for word in near.words[:_NEAREST_WORDS]])
    name = escape(bank.archetypes[near.archetype].name) if near.archetype is not None else ""
    shares = f"; it shares {words}" if words else ""
    return {
        Nearness.FIRST_TAG: f"kept for {name}{shares}",
        Nearness.TAG: f"also kept for {name}{shares}",
        Nearness.CORE_STORY: f"one of the core stories for this question{shares}",
        Nearness.NEIGHBOUR: f"kept for {name}, which is next to it{shares}",
        Nearness.WORDS: f"it shares {words} with the question",
        Nearness.ANY: "not near, but one of your own",
    }[near.why]
