"""Forms in which the same text may be typed, dictated or pasted; a reader would read the same in each."""

import random
import re
import textwrap
from collections.abc import Callable

_LONG_WORD = re.compile(r"[A-Za-z]{4,}")
_SHORT_WORD = re.compile(r"\b(the|we|i|to|and)\b", re.IGNORECASE)
_END_MARKS = re.compile(r"(?<!\d)[.,;:!?]+(?!\d)|[.,;:!?]+(?=\s|$)")


def wrapped(text: str, columns: int = 76) -> str:
    """Return the text as an editor breaks it."""
    return "\n".join(textwrap.fill(line, columns, break_on_hyphens=False) for line in text.split("\n"))


def unmarked(text: str) -> str:
    """Return the text as a phone writes down what is dictated: no marks, no capitals."""
    return _END_MARKS.sub("", text).lower()


def hyphenated(text: str) -> str:
    """Return the text with soft hyphens inside its words, as web pages and PDF files have them."""
    return _LONG_WORD.sub(lambda word: f"{word[0][:2]}\u00ad{word[0][2:]}", text)


def slipped(text: str) -> str:
    """Return the text with two letters swapped inside one of twelve long words."""
    dice = random.Random(text)  # noqa: S311 -- slips, not secrets

    def slip(word: re.Match[str]) -> str:
        at = dice.randrange(1, len(word[0]) - 2)
        swapped = word[0][:at] + word[0][at + 1] + word[0][at] + word[0][at + 2 :]
        return swapped if dice.random() < 0.08 else word[0]

    return _LONG_WORD.sub(slip, text)


def stuttered(text: str) -> str:
    """Return the text with short words said twice now and then."""
    dice = random.Random(text)  # noqa: S311 -- words, not secrets
    return _SHORT_WORD.sub(lambda word: f"{word[0]} {word[0]}" if dice.random() < 0.2 else word[0], text)


FORMS: dict[str, Callable[[str], str]] = {
    "lower case": str.lower,
    "capitals": str.upper,
    "no marks, lower case": unmarked,
    "one paragraph": lambda text: re.sub(r"\s*\n+\s*", " ", text),
    "wrapped at 40": lambda text: wrapped(text, 40),
    "wrapped at 76": wrapped,
    "wrapped at 100": lambda text: wrapped(text, 100),
    "soft hyphens": hyphenated,
    "curly quotes": lambda text: text.replace("'", "\u2019"),
    "no apostrophes": lambda text: re.sub(r"(?<=\w)['\u2019](?=\w)", "", text),
    "a slip in 1 of 24 words": slipped,
    "words said twice": stuttered,
}
