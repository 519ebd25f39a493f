"""The title of a story that was given none: a name, such as its project's, else its first words."""

import re
from collections.abc import Collection, Iterator
from itertools import count

from bot.conversation.logic.stories.story_text import letter_text
from question_bank.models import Move
from storage.records import MarkedText

UNNAMED = "My story"
"""Title of a story without a name and without words. Earlier versions gave it to every story without a name."""
MOST_WORDS, LONGEST_OPENING = 8, 60
"""Words and characters of a text that become a title."""
_SENTENCE_ENDS = (".", "!", "?")
_AFTER_WORDS = " .,;:-–—"
_NUMBER = re.compile(r"(?: \(\d+\))?")


def first_words(text: str) -> str:
    """Return the first words of a text as a title, "" where it has none."""
    words = text.split()
    title = ""
    for at, word in enumerate(words):
        longer = f"{title} {word}".strip()
        if len(longer) > LONGEST_OPENING or at == MOST_WORDS:
            return f"{title.rstrip(_AFTER_WORDS) or word[:LONGEST_OPENING]} …"
        title = longer
        if title.endswith(_SENTENCE_ENDS):
            break
    return title.rstrip(_AFTER_WORDS)


def suggested_title(name: str, text: str, taken: Collection[str]) -> str:
    """Return a title of a name, or of a text's first words where the name is empty, that none of the taken titles equals.

    It is numbered where it must be.
    """
    words = " ".join(name.split()) or first_words(text) or UNNAMED
    base = words[:1].upper() + words[1:]
    titles = (base if number == 1 else f"{base} ({number})" for number in count(1))
    return next(title for title in titles if title not in taken)


def is_suggested(title: str, name: str) -> bool:
    """Return whether a title is one that `suggested_title` gives for that name."""
    base = suggested_title(name, "", ())
    return title.startswith(base) and bool(_NUMBER.fullmatch(title[len(base) :]))


def is_unnamed(title: str) -> bool:
    """Return whether a title says nothing, such as `My story (2)`."""
    return is_suggested(title, UNNAMED)


def is_of_words(title: str, told: MarkedText) -> bool:
    """Return whether a title is the first words of a story, or of one of its letters: any of them was typed first."""
    return any(is_suggested(title, opening) for opening in _openings(told))


def _openings(told: MarkedText) -> Iterator[str]:
    texts = (told.text, *(letter_text(told, move) for move in Move))
    return (opening for text in texts if (opening := first_words(text)))
