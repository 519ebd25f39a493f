"""Of what words a text is made: how much of it names moves, belongs to work, was left blank or breaks off."""

import re
from dataclasses import dataclass

from bot.review.reading import Kind, Reading
from question_bank.lexicon import Lexicon

_BLANK = re.compile(r"\[[^\]\d\n]{1,40}\]|<[a-z][a-z ]{1,30}>|\{[^}\n]{1,40}\}|_{3,}|\bX{2,}\b")
_STOPS = frozenset((".", ",", ";", "!", "?"))
_FIRST_PERSON = frozenset(("i", "me", "my", "mine", "myself", "im", "ive", "id", "ill"))


@dataclass(frozen=True, slots=True)
class Wording:
    """Shares of the words of a text, those left out that every English sentence has."""

    content: int
    """Words that are left."""
    move_talk: float
    """The share of them that names moves, or talks about work in general."""
    work: float
    """The share of them that belongs to some work."""


def wording_of(reading: Reading, lexicon: Lexicon) -> Wording:
    """Return of what words a text is made."""
    common = lexicon.any_of("function", "english")
    content = [
        token.norm
        for sentence in reading.sentences
        if not sentence.again
        for token in reading.tokens[sentence.first : sentence.last]
        if token.kind is Kind.WORD and token.norm not in common
    ]
    many = max(1, len(content))
    talk, work = lexicon.words["move_talk"], lexicon.words["work_word"]
    return Wording(
        content=len(content),
        move_talk=sum(word in talk for word in content) / many,
        work=sum(word in work for word in content) / many,
    )


def blanks(text: str) -> int:
    """Return how many blanks of a form a text has: `[name]`, `<team>`, `{n}`, `____`."""
    return sum(1 for _ in _BLANK.finditer(text))


def broken_off(reading: Reading, lexicon: Lexicon) -> tuple[int, int]:
    """Return how many stretches between marks end in a word that ends nothing (`so we had the.`), and how many there are."""
    open_words = lexicon.words["ends_nothing"]
    broken = stretches = 0
    last = ""
    for token in (*reading.tokens, None):
        if token is None or token.norm in _STOPS:
            stretches += bool(last)
            broken += last in open_words
            last = ""
        elif token.kind is not Kind.MARK:
            last = token.norm
    return broken, stretches


def speaks_in_first_person(reading: Reading) -> bool:
    """Return whether any word of a text is the speaker's own "I" or "we", in any form."""
    return any(token.norm in _FIRST_PERSON and not token.quoted for token in reading.tokens)
