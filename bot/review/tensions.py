"""Find the tensions of a text: two sides, options or wishes, set against each other, with what one of them costs or gives.

The rules of the trade-off ask it, and so do the traps and the advice. A side is a stretch with those that go on about it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.review.reading import Reading, Sentence, Subject
from bot.review.stretches import OPTIONS, Frame, Stretch, Stretches
from question_bank.lexicon import Lexicon
from question_bank.models import Move
from question_bank.words import load_words

_NEAR = 3
"""Sentences over which two options may be told: often a reason stands between them."""


class Shape(StrEnum):
    """How two sides are set against each other."""

    EITHER_OR = "either-or"
    PARALLEL = "parallel"
    HALVES = "halves"
    """Two halves of one sentence, around a half stop or a dash."""
    NEIGHBOURS = "neighbours"
    TURN = "turn"
    VERSUS = "versus"
    WISHES = "wishes"
    RATE = "rate"
    ANNOUNCED = "announced"
    HANDS = "hands"


@dataclass(frozen=True)
class Side:
    """One side: the stretches that tell it."""

    stretches: tuple[Stretch, ...]

    @property
    def harms(self) -> int:
        return sum(s.harms for s in self.stretches)

    @property
    def gains(self) -> int:
        return sum(s.gains for s in self.stretches)

    @property
    def amounts(self) -> int:
        return sum(s.amounts for s in self.stretches)

    @property
    def denied(self) -> bool:
        return any(s.denied for s in self.stretches)

    @property
    def content(self) -> int:
        return sum(s.content for s in self.stretches)

    @property
    def priced(self) -> bool:
        return self.harms + self.gains + self.amounts > 0 or self.denied

    @property
    def frame(self) -> Frame:
        return self.stretches[0].frame

    @property
    def first(self) -> int:
        return self.stretches[0].first

    @property
    def last(self) -> int:
        return self.stretches[-1].last


@dataclass(frozen=True)
class Tension:
    """Two sides, and how they are set against each other."""

    shape: Shape
    one: Side
    other: Side


class Tensions:
    """The tensions of one text."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self._reading = reading
        self._words = lexicon.words
        self.stretches = Stretches(lexicon, load_words()).of(reading)
        self._back = self._looks_back()
        self._open = tuple(s for s in self.stretches if s.sentence not in self._back)
        self.found = tuple(self._find())

    def _looks_back(self) -> frozenset[int]:
        """Return the sentences in which the speaker looks back, so that `would` is no option there."""
        reading, words = self._reading, self._words
        back: set[int] = set()
        for sentence in reading.sentences:
            norms = reading.norms(sentence.first, sentence.last)
            section = reading.blocks[sentence.block].section
            if section in (Move.REFLECTION, Move.RESULT, Move.DRIVER):
                back.add(sentence.index)
                continue
            text = " ".join(norms)
            if (
                any(n in words["looking_back"] for n in norms)
                or "next time" in text or "looking back" in text or "should have" in text or "shouldve" in norms
                or ("again" in norms and ("would" in norms or "id" in norms) and ("if" in norms or "did" in norms))
                or "today i would" in text or "now i would" in text or "today id" in text
            ):  # fmt: skip
                back.add(sentence.index)
        return frozenset(back)

    # The shapes.

    def _find(self) -> Iterator[Tension]:
        rows: dict[int, list[Stretch]] = {}
        for s in self._open:
            rows.setdefault(s.sentence, []).append(s)
        numbers = sorted(rows)
        for at, number in enumerate(numbers):
            row = rows[number]
            near = [rows[n] for n in numbers[at + 1 : at + 1 + _NEAR] if n - number <= _NEAR and self._same_block(number, n)]
            yield from self._of_sentence(row)
            yield from self._of_neighbours(row, near)

    def _same_block(self, one: int, other: int) -> bool:
        return True

    def _of_sentence(self, row: Sequence[Stretch]) -> Iterator[Tension]:
        for at in range(1, len(row)):
            one, other = Side(tuple(row[:at])), Side(tuple(row[at:]))
            joint = row[at].joint
            if joint == "or":
                yield Tension(Shape.EITHER_OR, one, other)
            elif joint in self._words["versus"]:
                yield Tension(Shape.VERSUS, Side((row[at - 1],)), other)
            elif joint in self._words["turn"]:
                yield Tension(Shape.TURN, one, other)
            elif joint in (";", "—", "–"):
                yield Tension(Shape.HALVES, one, other)
        yield from self._parallels(row)

    def _parallels(self, row: Sequence[Stretch]) -> Iterator[Tension]:
        for frame in OPTIONS:
            starts = [i for i, s in enumerate(row) if s.frame is frame]
            if len(starts) > 1:
                a, b = starts[0], starts[1]
                yield Tension(Shape.PARALLEL, Side(tuple(row[a:b])), Side(tuple(row[b:])))

    def _of_neighbours(self, row: Sequence[Stretch], near: Sequence[Sequence[Stretch]]) -> Iterator[Tension]:
        one = Side(tuple(row))
        for distance, other_row in enumerate(near):
            other = Side(tuple(other_row))
            joint = other_row[0].joint
            if distance == 0:
                if joint == "or":
                    yield Tension(Shape.EITHER_OR, one, other)
                elif joint in self._words["turn"]:
                    yield Tension(Shape.TURN, one, other)
                else:
                    yield Tension(Shape.NEIGHBOURS, one, other)
            if row[0].frame is other_row[0].frame and row[0].frame in OPTIONS:
                yield Tension(Shape.PARALLEL, one, other)
