"""Each word list of the lexicon and each example of a rule as a plain text, to be said again and again without a stop."""

from collections.abc import Collection, Mapping, Sequence
from itertools import chain, cycle, islice

from bot.review.feedback.explain import RULES_OF_MOVES, RULES_OF_STYLE
from question_bank.lexicon import Lexicon

LISTED = ("were i to", "i was wrong", "I doubled 5 percent to 3", "i waited too", "from 1 to")
"""Texts that once took ten seconds and more of 60,000 characters."""
LONGEST_LIST = 50
"""Words of a list that are said again and again."""
LISTS_OF_A_TEXT = 10
"""Word lists that are said together: one of ten still shows, and so many texts cost a tenth."""
LONGEST_EXAMPLE = 200
"""Characters of an example: what is said again and again is a sentence or two."""


def lists(lexicon: Lexicon) -> Mapping[str, str]:
    """Return the word lists as texts, a few lists each: of a long one so many words from all over it."""
    said = [(name, " ".join(_some(words)).replace("_", " ")) for name, words in lexicon.words.items()]
    together = [said[at : at + LISTS_OF_A_TEXT] for at in range(0, len(said), LISTS_OF_A_TEXT)]
    return {f"{few[0][0]} to {few[-1][0]}": " ".join(text for _, text in few) for few in together}


def _some(words: Collection[str]) -> Sequence[str]:
    return sorted(words)[:: max(1, len(words) // LONGEST_LIST)]


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
