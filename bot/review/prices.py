"""What words say of costs and gains: whether a word harms or helps somebody, whatever it is said of."""

from typing import NamedTuple

from question_bank.lexicon import Lexicon
from question_bank.words import WordTable


class Worth(NamedTuple):
    """What one word says: a cost or loss, a gain, and whether it says something of this story at all."""

    harms: bool
    gains: bool
    content: bool
    denies: bool


class Prices:
    """Weighs words. One for all texts: it remembers only words that stand in the table or the lexicon."""

    def __init__(self, lexicon: Lexicon, table: WordTable) -> None:
        self._words = lexicon.words
        self._empty = lexicon.any_of("function", "empty_side")
        self._table = table
        self._met: dict[str, Worth] = {}

    def of(self, norm: str) -> Worth:
        """Return what a folded word says."""
        worth = self._met.get(norm)
        if worth is None:
            worth = self._weigh(norm)
            if norm in self._empty or self._table.knows(norm):
                self._met[norm] = worth
        return worth

    def _weigh(self, norm: str) -> Worth:
        words = self._words
        content, denies = norm not in self._empty, norm in words["denial"]
        if norm in words["price_adverb"] or norm in words["harm_adjective"]:
            return Worth(harms=True, gains=False, content=content, denies=denies)
        if not self._table.knows(norm):
            harms, gains = norm in words["harm_noun"], norm in words["gain_adjective"] or norm in words["gain_noun"]
            return Worth(harms=harms, gains=gains, content=content, denies=denies)
        word = self._table.of(norm)
        verb = word.verb if word.can_be_verb else ""
        harms = word.noun in words["harm_noun"] or verb in words["harm_verb"]
        gains = norm in words["gain_adjective"] or word.noun in words["gain_noun"] or verb in words["gain_verb"]
        return Worth(harms=harms, gains=gains and not harms, content=content, denies=denies)
