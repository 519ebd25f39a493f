"""What words say of costs and gains: whether a word harms or helps somebody, whatever it is said of."""

from typing import NamedTuple

from question_bank.lexicon import Lexicon
from question_bank.words import WordTable

_ABSTRACT = ("ity", "ness", "tion", "sion", "ance", "ence", "ency", "ancy", "ism", "ship", "dom", "hood")
"""How nouns end that name a quality or value, which every trade-off could name."""


class Worth(NamedTuple):
    """What one word says: a cost or loss, a gain, and whether it says something of this story at all."""

    harms: bool
    gains: bool
    content: bool
    denies: bool
    concrete: bool
    """It names something of this story: no quality (`fast`, `better`), no abstract noun (`affordability`)."""


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
        harms, gains = self._harms(norm), self._gains(norm)
        content = norm not in self._empty
        stem = norm.removesuffix("ly")
        quality = any(
            norm in words[each] or stem in words[each] for each in ("harm_adjective", "gain_adjective", "degree")
        )
        return Worth(
            harms=harms,
            gains=gains and not harms,
            content=content,
            denies=norm in words["denial"],
            concrete=content and not quality and not norm.endswith(_ABSTRACT) and norm not in words["abstract_side"],
        )

    def _harms(self, norm: str) -> bool:
        words = self._words
        if norm in words["price_adverb"] or norm in words["harm_adjective"]:
            return True
        if not self._table.knows(norm):
            return norm in words["harm_noun"]
        word = self._table.of(norm)
        return word.noun in words["harm_noun"] or (word.can_be_verb and word.verb in words["harm_verb"])

    def _gains(self, norm: str) -> bool:
        words = self._words
        if not self._table.knows(norm):
            return norm in words["gain_adjective"] or norm in words["gain_noun"]
        word = self._table.of(norm)
        verb = word.verb if word.can_be_verb else ""
        return norm in words["gain_adjective"] or word.noun in words["gain_noun"] or verb in words["gain_verb"]
