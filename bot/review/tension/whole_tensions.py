"""Find sentences that hold a whole tension by their build: rates, exchanges, choices that are announced, two hands."""

import itertools
from collections.abc import Iterator, Sequence

from bot.review.reading import Kind, Reading, Sentence
from bot.review.tension.sides import Shape, Side, Tension
from bot.review.tension.stretches import Stretch
from question_bank.lexicon import Lexicon
from question_bank.words import WordTable

_FEWEST_OF_A_SIDE = 2
"""Words that say something, in each side of a choice that is announced."""
_GOES_ON = 8
"""Words in which a sentence that no mark ends may go on."""
_A = ("a", "an")
_EQUALS = frozenset(("meant", "means", "is", "was"))
_INSTEAD = 3
"""Words after a unit of time among which it says that it is missing elsewhere."""
_OPENING = 5
"""Words among which `on the other hand` turns to the sentence before."""


class WholeTensions:
    """Finds them. One for all texts."""

    def __init__(self, lexicon: Lexicon, table: WordTable) -> None:
        self._table = table
        self._words = lexicon.words
        self._empty = lexicon.any_of("function", "empty_side")
        self._called = lexicon.any_of("tension_noun", "choice_noun", "choice_verb", "choice_state")
        self._missing = lexicon.any_of("instead", "denial")
        self._exchanges = tuple(f" {way.replace('_', ' ')} " for way in sorted(lexicon.words["exchange"]))

    def of(self, reading: Reading, stretches: Sequence[Stretch]) -> Iterator[Tension]:
        """Yield the tensions that one sentence holds."""
        rows: dict[int, list[Stretch]] = {}
        for stretch in stretches:
            rows.setdefault(stretch.sentence, []).append(stretch)
        sides = {number: Side(tuple(row)) for number, row in rows.items()}
        for number, side in sides.items():
            sentence = reading.sentences[number]
            norms = reading.norms(sentence.first, sentence.last)
            for shape in self._shapes(norms, self._going_on(reading, sentence)):
                yield Tension(shape, side, side)
            following = sides.get(number + 1)
            if _equals(reading, number) > 1:
                yield Tension(Shape.EQUATIONS, side, side)
            elif _equals(reading, number) and following is not None and _equals(reading, number + 1):
                yield Tension(Shape.EQUATIONS, side, following)
            turn = _other_hand(norms, self._norms_before(reading, number))
            if turn:
                yield Tension(Shape.HANDS, sides.get(number - 1, side) if turn < _OPENING else side, side)

    @staticmethod
    def _norms_before(reading: Reading, number: int) -> Sequence[str]:
        """Return the first words of the sentence before, in the same block; empty where there is none."""
        before = reading.sentences[max(0, number - 1)]
        follows = before.index < number and before.block == reading.sentences[number].block
        return reading.norms(before.first, min(before.first + _OPENING, before.last)) if follows else ()

    @staticmethod
    def _going_on(reading: Reading, sentence: Sentence) -> Sequence[str]:
        """Return the words of a sentence, with those after it where no mark ends it: dictated ones are cut by guess."""
        marked = reading.tokens[sentence.last - 1].kind is Kind.MARK
        return reading.norms(sentence.first, sentence.last if marked else sentence.last + _GOES_ON)

    def _shapes(self, norms: Sequence[str], going_on: Sequence[str]) -> Iterator[Shape]:
        if self._is_the_more(norms) or self._means_the_more(norms) or self._is_every(going_on):
            yield Shape.RATE
        text = f" {' '.join(norms)} "
        if any(way in text for way in self._exchanges) or self._trades(norms):
            yield Shape.EXCHANGE
        if self._is_announced(norms):
            yield Shape.ANNOUNCED

    def _is_the_more(self, norms: Sequence[str]) -> bool:
        """Return whether it says `the more X, the more Y`."""
        if norms.count("the") < 2:
            return False
        return sum(one == "the" and self._is_degree(other) for one, other in itertools.pairwise(norms)) > 1

    def _is_degree(self, norm: str) -> bool:
        return norm in self._words["degree"] or (norm.endswith("er") and "a" in self._table.of(norm).classes)

    def _means_the_more(self, norms: Sequence[str]) -> bool:
        """Return whether more of one thing means more of another: `faster meant sloppier`, `more sign-ups now, refunds later`."""
        means = next((at for at, norm in enumerate(norms) if norm in ("meant", "means")), 0)
        if not means:
            return False
        after = norms[means:]
        return any(map(self._is_degree, after)) and (
            any(map(self._is_degree, norms[:means])) or ("now" in after and "later" in after)
        )

    def _trades(self, norms: Sequence[str]) -> bool:
        """Return whether one thing was traded for another."""
        if "for" not in norms and "so" not in norms:
            return False
        for at, norm in enumerate(norms):
            given = norm == "up" and norms[at - 1] in self._words["give_form"]
            if not given and norm not in self._words["trade_verb"]:
                continue
            following = norms[at + 1 : at + 2]
            if following not in (["off"], ["offs"]) and self._words["given_to"].isdisjoint(following):
                return "for" in norms[at:] or (norm == "up" and "so" in norms[at:])
        return False

    def _is_every(self, norms: Sequence[str]) -> bool:
        """Return whether it says `every week on this was a week not spent on that`."""
        if self._is_instead(norms):
            return True
        if "every" not in norms and "each" not in norms:
            return False
        for at, (one, noun) in enumerate(itertools.pairwise(norms)):
            if one in ("every", "each") and noun in norms[at + 3 :]:
                again = norms.index(noun, at + 3)
                if noun in norms[again + 1 :] and norms[again - 1] in _A:
                    return True
                if norms[again - 1] in ("a", "one", "another", "less") and not self._words["denial"].isdisjoint(
                    norms[again:]
                ):
                    return True
        return self._is_every_more(norms)

    def _is_instead(self, norms: Sequence[str]) -> bool:
        """Return whether so much of one thing is so much less of another: `another week on this meant a week without that`."""
        units: set[str] = set()
        means = False
        for at, norm in enumerate(norms):
            means = means or (norm in _EQUALS and bool(units))
            if norm not in self._words["time_unit"]:
                continue
            if means and norm in units and norms[at - 1] in (*_A, "one", "another"):
                return not self._missing.isdisjoint(norms[at + 1 : at + 1 + _INSTEAD])
            units.add(norm)
        return False

    def _is_every_more(self, norms: Sequence[str]) -> bool:
        """Return whether it says `every second we shaved off bought four more false alarms`."""
        if not norms or norms[0] not in ("every", "each"):
            return False
        verb = next((at for at, norm in enumerate(norms) if norm in self._words["rate_verb"]), 0)
        return verb > 1 and any(map(self._is_degree, norms[verb:]))

    def _is_announced(self, norms: Sequence[str]) -> bool:
        """Return whether a choice or conflict is named with both its sides: `the choice was between A and B`, or `A or B`."""
        if "between" not in norms:
            return False
        between = norms.index("between")
        before = norms[:between]
        joined = next((norm for norm in ("and", "or") if norm in norms[between:]), None)
        if joined is None or (self._called.isdisjoint(before) and "off" not in before and "offs" not in before):
            return False
        joint = norms.index(joined, between)
        sides = (norms[between + 1 : joint], norms[joint + 1 :])
        return min(sum(n.isalnum() and n not in self._empty for n in side) for side in sides) >= _FEWEST_OF_A_SIDE


def _equals(reading: Reading, number: int) -> int:
    """Return how many signs of equality stand in a sentence; no token holds them."""
    sentence = reading.sentences[number]
    return reading.text.count("=", reading.tokens[sentence.first].start, reading.tokens[sentence.last - 1].end)


def _other_hand(norms: Sequence[str], before: Sequence[str]) -> int:
    """Return the place of `other` in `on the other (hand, side)`; 0 where it is not said.

    A bare `on the other` counts where `on one side` stands earlier in the sentence, or opens the one `before`.
    """
    opens = before[:2] in (["on", "one"], ["on", "the"]) and "one" in before
    for at in range(2, len(norms)):
        if norms[at] == "other" and norms[at - 1] == "the" and norms[at - 2] == "on":
            after = norms[at + 1 : at + 2]
            if after in (["hand"], ["side"]) or "one" in norms[: at - 2] or (opens and at < _OPENING):
                return at
    return 0
