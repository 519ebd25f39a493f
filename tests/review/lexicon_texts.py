"""Each word list of the lexicon and each example of a rule as a plain text, to be said again and again without a stop."""

from collections.abc import Iterator, Mapping
from itertools import chain, cycle, islice

from bot.review.feedback.explain import RULES_OF_MOVES, RULES_OF_STYLE
from question_bank.lexicon import Lexicon

LISTED = ("were i to", "i was wrong", "I doubled 5 percent to 3", "i waited too", "from 1 to")
"""Texts that once took ten seconds and more of 60,000 characters."""
FEWEST_OF_A_LIST = 5
"""Words that are said of a list together, where it has so many; of the others those that no list before has."""
LONGEST_TEXT = 1_500
"""Characters from which on word lists that are said together are a text."""
LONGEST_EXAMPLE = 200
"""Characters of an example: what is said again and again is a sentence or two."""


def lists(lexicon: Lexicon) -> Mapping[str, str]:
    """Return every word of the word lists in texts, a few lists each; a text is named by its lists."""
    texts: dict[str, str] = {}
    names: list[str] = []
    told: list[str] = []
    for name, words in _once(lexicon):
        names.append(name)
        told.append(words)
        if sum(map(len, told)) >= LONGEST_TEXT:
            texts[f"{names[0]} to {names[-1]}"] = " ".join(told)
            names, told = [], []
    return texts | ({f"{names[0]} to {names[-1]}": " ".join(told)} if names else {})


def _once(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Yield each list by its name, without the words that a list before had."""
    said: set[str] = set()
    for name, words in lexicon.words.items():
        new = sorted(words - said)
        before = sorted(words & said)[: max(0, FEWEST_OF_A_LIST - len(new))]
        said |= words
        yield name, " ".join((*new, *before)).replace("_", " ")


def examples() -> Mapping[str, str]:
    """Return an example of each rule with a near miss, without what ends their sentences, by the rule's id."""
    rules = chain.from_iterable(chain(RULES_OF_MOVES.values(), RULES_OF_STYLE.values()))
    return {
        rule.id: " ".join(_without_stop(texts[-1]) for texts in (rule.fires, rule.silent) if texts) for rule in rules
    }


def _without_stop(text: str) -> str:
    return text[-LONGEST_EXAMPLE:].replace(".", "").replace("?", "")


def without_end(text: str, length: int) -> str:
    """Return so many characters of the text said again and again, each time with another word after it.

    The same words said twice at once are taken for a slip of the tongue and left out: they would cost nothing.
    """
    times = (f"{text} {word} " for word in cycle(_BETWEEN))
    return "".join(islice(chain.from_iterable(times), length))


_BETWEEN = (
    "river", "bridge", "garden", "lamp", "tower", "paper", "stone", "wagon", "anchor", "copper", "barrel", "meadow", "kettle",
)  # fmt: skip
