"""Each pattern and each word list of the lexicon as a plain text, to be said again and again without a stop."""

from collections.abc import Iterator, Mapping
from itertools import cycle, islice

from question_bank.lexicon import Lexicon

LISTED = ("were i to", "i was wrong", "I doubled 5 percent to 3", "i waited too", "from 1 to")
"""Texts that once took ten seconds and more of 60,000 characters."""
_SPECIAL = {"<n>": "5", "<any_act>": "wrote"}
"""Words for what is no list of the lexicon: any number, any act."""


def phrases(lexicon: Lexicon) -> Mapping[str, tuple[str, ...]]:
    """Return each phrase's patterns as texts, each text once."""
    return {
        name: tuple(dict.fromkeys(_plain(pattern, lexicon) for pattern in patterns))
        for name, patterns in lexicon.phrases.items()
    }


def lists(lexicon: Lexicon) -> Mapping[str, str]:
    """Return each word list as a text."""
    return {name: " ".join(sorted(words)) for name, words in lexicon.words.items()}


def without_end(text: str, length: int) -> str:
    """Return so many characters of the text said again and again."""
    return "".join(islice(cycle(f"{text} "), length))


def _plain(pattern: str, lexicon: Lexicon) -> str:
    """Return the shortest text that a pattern finds: the first word of each element, and nothing where gaps are."""
    return " ".join(_words(pattern, lexicon))


def _words(pattern: str, lexicon: Lexicon) -> Iterator[str]:
    for element in pattern.split():
        word = element.removesuffix("?").split("|")[0]
        if word.startswith("<"):
            yield _SPECIAL.get(word) or min(lexicon.words[word[1:-1]])
        elif not element.startswith(".."):
            yield word
