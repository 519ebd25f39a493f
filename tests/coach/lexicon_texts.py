"""Each pattern and each word list of the lexicon as a plain text, to be said again and again."""

from collections.abc import Iterator
from itertools import cycle, islice

from question_bank.lexicon import Lexicon

SPECIAL = {"<n>": "5", "<any_act>": "wrote"}
"""Words for what is no list of the lexicon: any number, any act."""


def plain(pattern: str, lexicon: Lexicon) -> str:
    """Return the shortest text that a pattern finds: the first word of each element, and nothing where gaps are."""
    elements = [element.removesuffix("?").split("|")[0] for element in pattern.split() if not element.startswith("..")]
    return " ".join(SPECIAL.get(each) or _first(each, lexicon) for each in elements)


def phrases(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Return each pattern as a text, with the name of its phrase; the same text once."""
    seen: set[str] = set()
    for name, patterns in lexicon.phrases.items():
        for text in (plain(pattern, lexicon) for pattern in patterns):
            if text not in seen:
                seen.add(text)
                yield name, text


def lists(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Return each word list as a text, with its name."""
    for name, words in lexicon.words.items():
        yield name, " ".join(sorted(words))


def without_end(text: str, length: int) -> str:
    """Return the text said again and again without a stop, so many characters of it."""
    return "".join(islice(cycle(f"{text} "), length))


def _first(element: str, lexicon: Lexicon) -> str:
    return min(lexicon.words[element[1:-1]]) if element.startswith("<") else element
