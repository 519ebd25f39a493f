"""Whether a text is an answer at all: in English, not code, not the question again, not a list of words."""

import re
from enum import StrEnum

from bot.coach.story import Story
from bot.coach.text import MARKS


class NotAnAnswer(StrEnum):
    """Why a text is not judged."""

    EMPTY = "empty"
    OTHER_LANGUAGE = "other-language"
    CODE = "code"
    THE_QUESTION = "the-question"
    WORD_LIST = "word-list"


_CODE = re.compile(r"(?m)[{};]\s*$|^\s*(?:def|class|import|return|SELECT|#include|public|const|let|var)\b|=>|==|\)\s*:")
FEWEST_TOKENS = 12
ENGLISH_SHARE = 0.27
CODE_LINES = 0.3
FUNCTION_SHARE = 0.2


def not_an_answer(story: Story) -> NotAnAnswer | None:
    """Why the text cannot be judged; None where it can."""
    words = [t.norm for t in story.read.tokens if t.norm not in MARKS]
    if not words:
        return NotAnAnswer.EMPTY if not any(c.isalpha() for c in story.read.text) else NotAnAnswer.OTHER_LANGUAGE
    if _is_code(story.read.text):
        return NotAnAnswer.CODE
    if not _is_english(story, words):
        return NotAnAnswer.OTHER_LANGUAGE
    if _is_question(story, words):
        return NotAnAnswer.THE_QUESTION
    if len(words) >= FEWEST_TOKENS and _is_list(story, words):
        return NotAnAnswer.WORD_LIST
    return None


def _is_english(story: Story, words: list[str]) -> bool:
    """English enough: common English words carry it, as they do every English sentence."""
    letters = [w for w in words if w[0].isalpha()]
    if len(letters) < FEWEST_TOKENS:
        return all(w.isascii() for w in letters) or any(w in story.lexicon.words["english"] for w in letters)
    known = story.lexicon.words["english"]
    return sum(w in known for w in letters) / len(letters) >= ENGLISH_SHARE


def _is_code(text: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()]
    return len(lines) > 1 and sum(bool(_CODE.search(line)) for line in lines) / len(lines) > CODE_LINES


def _is_question(story: Story, words: list[str]) -> bool:
    """The question pasted back, with next to nothing beside it."""
    if not story.question:
        return False
    asked = {w.strip("?.,'\"").lower().replace("'", "") for w in story.question.split()}
    return len(words) <= 2 * len(asked) and sum(w in asked for w in words) / len(words) > 0.7


def _is_list(story: Story, words: list[str]) -> bool:
    """Words without the small ones that make sentences."""
    small = story.lexicon.words["function"]
    return sum(w in small for w in words) / len(words) < FUNCTION_SHARE
