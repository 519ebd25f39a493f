"""Find sides that say by their opening that they answer another: `against that ...`, `the other road was ...`, `the catch:`."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.review.reading import Kind, Reading
from bot.review.tension.frames import Framing
from bot.review.tension.sides import Shape, Side, Tension
from bot.review.tension.stretches import Stretch
from question_bank.lexicon import Lexicon

_OPENING = 9
"""Tokens in which it opens."""
_REACH = 2
"""Sentences before it in which the side stands that it answers."""
_LONGEST = 6
"""Stretches of one side."""
_NOUN_WITHIN = 3
_PAID_WITHIN = 4
_THAT = frozenset(("it", "that", "this", "them", "these", "those"))
_WAS = frozenset(("was", "is", "were", "are"))
_ENDS_A_NAME = frozenset((":", "was", "is", ",", "—", "–", "-", "were", "of", "to", "with", "would", "meant", "had"))
_THE = frozenset(("the", "my", "our", "its", "your", "his", "her", "their"))


class Counterparts:
    """Finds them. One for all texts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.words

    def of(self, reading: Reading, stretches: Sequence[Stretch]) -> Iterator[Tension]:
        """Yield the tensions of which one side answers, by its opening, what was told before it."""
        for at in range(1, len(stretches)):
            shape = self._answers(reading, stretches, at)
            if shape is not None:
                before = self._before(stretches, at)
                if before:
                    yield Tension(shape, Side(before), Side(self._after(stretches, at)))

    def _answers(self, reading: Reading, stretches: Sequence[Stretch], at: int) -> Shape | None:
        stretch = stretches[at]
        norms = self._opening(reading, stretch)
        opens = stretch.first == 0 or reading.tokens[stretch.first - 1].kind is Kind.MARK
        opens = opens or reading.sentences[stretch.sentence].first == stretch.first
        if (opens and self._stands_against(norms)) or self._is_other(
            norms, stretches[max(0, at - _LONGEST) : at], reading
        ):
            return Shape.COUNTER
        if self._is_catch(norms) or self._is_worry(norms):
            return Shape.CATCH
        if self._is_paid(norms):
            return Shape.PAID
        if len(stretch.party) == 1 and stretch.party <= self._words["possessive"]:
            return Shape.RIVALS
        return None

    def _opening(self, reading: Reading, stretch: Stretch) -> Sequence[str]:
        """Return the words with which it opens, those left out that only lead to it."""
        norms = reading.norms(stretch.first, min(stretch.first + _OPENING, stretch.last))
        while norms and (not norms[0].isalnum() or norms[0] in self._words["lead"]):
            norms = norms[1:]
        cut_short = stretch.first > 1 and reading.norms(stretch.first - 2, stretch.first) == ["the", "other"]
        return ["the", "other", *norms] if cut_short else norms

    def _stands_against(self, norms: Sequence[str]) -> bool:
        """Return whether it opens with `against that`, `set against this`, `as opposed to it`."""
        if norms[:1] == ["against"] and not self._words["stands_verb"].isdisjoint(norms):
            return True
        opening = norms[: _NOUN_WITHIN - 1] if norms[:1] == ["against"] else norms[:_NOUN_WITHIN]
        return (
            "against" in opening
            and norms[opening.index("against") + 1 :][:1] != []
            and (norms[opening.index("against") + 1] in _THAT)
        )

    def _is_other(self, norms: Sequence[str], before: Sequence[Stretch], reading: Reading) -> bool:
        """Return whether it opens with the other of two ways: `the other road was`, `on the flip side`."""
        if norms[:1] == ["on"]:
            norms = norms[1:]
        if norms[:1] == ["the"] and norms[1:2] == ["only"]:
            norms = norms[1:]
        if not norms or norms[0] not in {*_THE, "only"} or norms[1:2] == []:
            return False
        if norms[1] not in self._words["other_of_two"]:
            return False
        noun = norms[2:3]
        if noun and noun[0] in self._words["side_of_two"]:
            return True
        if noun and noun[0] not in ("one", *_ENDS_A_NAME):
            return False
        return any(self._names_one(reading.norms(s.first, s.last)) for s in before[-_PAID_WITHIN:])

    def _names_one(self, norms: Sequence[str]) -> bool:
        """Return whether a way is named, or one of two sides."""
        one = any(n == "one" and noun in self._words["side_of_two"] for n, noun in pairwise(norms))
        return one or not self._words["way_noun"].isdisjoint(norms)

    def _is_catch(self, norms: Sequence[str]) -> bool:
        """Return whether it opens with what speaks against something: `the catch was`, `the drawback:`."""
        if not norms or norms[0] not in _THE:
            return False
        noun = next((at for at, norm in enumerate(norms[: _NOUN_WITHIN + 1]) if norm in self._words["catch_noun"]), 0)
        return noun > 0 and (norms[noun + 1 : noun + 2] == [] or norms[noun + 1] in _ENDS_A_NAME)

    def _is_worry(self, norms: Sequence[str]) -> bool:
        """Return whether it opens with what kept the speaker back: `what made me hesitate was`."""
        return norms[:1] == ["what"] and not self._words["worry_word"].isdisjoint(norms) and not _WAS.isdisjoint(norms)

    def _is_paid(self, norms: Sequence[str]) -> bool:
        """Return whether it opens with what was had or given for something: `what it bought us was`, `what we paid for it is`."""
        if norms[:1] != ["what"]:
            return False
        verb = next((at for at, n in enumerate(norms[: _PAID_WITHIN + 1]) if n in self._words["paid_verb"]), 0)
        return verb > 1 and not _WAS.isdisjoint(norms[verb:])

    @staticmethod
    def _before(stretches: Sequence[Stretch], at: int) -> tuple[Stretch, ...]:
        """Return the side that is answered: the nearest sentence that says what something costs or gives."""
        row: list[Stretch] = []
        for stretch in reversed(stretches[max(0, at - _LONGEST) : at]):
            apart = stretches[at].sentence - stretch.sentence
            if apart > _REACH or stretch.frame is Framing.ACT:
                break
            if row and apart > 1 and stretch.sentence != row[-1].sentence and Side(tuple(row)).priced:
                break
            row.append(stretch)
        return tuple(reversed(row))

    @staticmethod
    def _after(stretches: Sequence[Stretch], at: int) -> tuple[Stretch, ...]:
        row = stretches[at : at + _LONGEST]
        return tuple(s for s in row if s.sentence == stretches[at].sentence)
