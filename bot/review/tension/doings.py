"""Find tensions in what could be done and what would come of it: one doing that gives and takes, or one order told twice.

`Finishing it would have pleased the hikers and eaten the summer.` `Send all again and 5,000 shops get two bills. Send only the
wrong ones and we have to be sure.`
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.review.reading import Kind, Reading, Tense
from bot.review.tension.frames import Framing
from bot.review.tension.sides import Shape, Side, Tension
from bot.review.tension.stretches import Stretch
from question_bank.lexicon import Lexicon
from question_bank.words import WordTable

_DOINGS = frozenset((Framing.GERUND, Framing.INFINITIVE))
_WOULD = frozenset(("would", "could", "wouldve", "couldve", "meant", "means"))
_ENDS_WITHIN = 10
"""Words after an order among which it goes on with what would follow."""
_ENDS = frozenset(("and", ":", "="))
_BEFORE_AN_ORDER = frozenset(("or", "so", "and"))


class _Order(NamedTuple):
    """An order that what would follow of it comes after: its verb, its token, its sentence, and the token where it ends."""

    verb: str
    at: int
    sentence: int
    end: int


class Doings:
    """Finds them. One for all texts."""

    def __init__(self, lexicon: Lexicon, table: WordTable) -> None:
        self._words = lexicon.words
        self._table = table

    def of(self, reading: Reading, stretches: Sequence[Stretch]) -> Iterator[Tension]:
        """Yield the tensions of a text that are told so."""
        rows: dict[int, list[Stretch]] = {}
        for stretch in stretches:
            rows.setdefault(stretch.sentence, []).append(stretch)
        sides = {number: Side(tuple(row)) for number, row in rows.items()}
        for side in sides.values():
            if side.harms and side.gains and any(_says_what_comes(reading, stretch) for stretch in side.stretches):
                yield Tension(Shape.GIVE_AND_TAKE, side, side)
        for one, other in pairwise(self._orders(reading, sides)):
            if other.verb == one.verb and other.sentence - one.sentence <= 1 and other.at > one.end:
                yield Tension(Shape.ORDERS, sides[one.sentence], sides[other.sentence])

    def _orders(self, reading: Reading, sides: Mapping[int, Side]) -> Iterator[_Order]:
        """Yield the orders of a text that go on with what would follow."""
        for number in sides:
            sentence = reading.sentences[number]
            for at in range(sentence.first, sentence.last):
                if self._may_order(reading, at, sentence.first):
                    norms = reading.norms(at + 1, min(at + 1 + _ENDS_WITHIN, sentence.last - 1))
                    end = next((at + 1 + n for n, norm in enumerate(norms) if norm in _ENDS), None)
                    if end is not None and not self._is_told(reading, number, at, end):
                        yield _Order(reading.tokens[at].norm, at, number, end)

    def _may_order(self, reading: Reading, at: int, first: int) -> bool:
        token, before = reading.tokens[at], reading.tokens[at - 1]
        opens = at == first or before.kind is Kind.MARK or before.norm in _BEFORE_AN_ORDER
        return opens and token.kind is Kind.WORD and self._is_base_form(token.norm)

    def _is_base_form(self, norm: str) -> bool:
        """Return whether it may be a verb in its base form, also with `re` before it: `reissue`."""
        return any(
            self._table.knows(one) and "b" in self._table.of(one).classes for one in (norm, norm.removeprefix("re"))
        )

    @staticmethod
    def _is_told(reading: Reading, number: int, at: int, end: int) -> bool:
        """Return whether the word is the subject of what stands there, and no order: `product wanted it and ...`."""
        return any(
            c.verb is not None
            and c.verb < end
            and c.tense is not Tense.NONE
            and c.subject_at is not None
            and c.subject_at[0] <= at < c.verb
            for c in reading.clauses_in(reading.sentences[number])
        )


def _says_what_comes(reading: Reading, stretch: Stretch) -> bool:
    """Return whether it names a doing and what would come of it: `letting her find it was going to take a month`."""
    if stretch.frame not in _DOINGS:
        return False
    norms = reading.norms(stretch.first, stretch.last)
    return not _WOULD.isdisjoint(norms) or ("going", "to") in pairwise(norms)
