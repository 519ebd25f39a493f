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

_LONGEST_SIDE = 6
"""Stretches of one side."""
_OPENINGS = frozenset(("from", "for", "on", "at", "in", "all", "one", "every", "each", "only", "less", "more"))
_GAIN, _LOSS = frozenset(("gain", "save")), frozenset(("lose", "cost"))
_EXCHANGES = tuple(
    f" {way} " for way in (
        "at the price of", "at the cost of", "at the expense of", "at a cost of", "in return for", "in exchange for",
        "in return we", "in exchange we", "the price was", "the price for", "price we paid", "price i paid",
    )
)  # fmt: skip
_FREQUENT = frozenset(("he", "she", "they", "it", "that", "this", "there", "nobody", "everybody", "team", "engineers"))
PAIRED = OPTIONS | {Frame.MEANING}
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
    EXCHANGE = "exchange"
    GAIN_LOSS = "gain-loss"
    HANDS = "hands"
    SAME_OPENING = "same-opening"


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
    def open(self) -> bool:
        """Return whether it tells what could be, is, or is wished, and not only what happened."""
        return any(
            s.frame not in (Frame.ACT, Frame.OTHER, Frame.NAMED) and not (s.frame is Frame.STATE and s.past) for s in self.stretches
        )

    @property
    def option(self) -> bool:
        """Return whether it tells what could be done, or what something would cost or give."""
        return any(s.frame in PAIRED for s in self.stretches)

    @property
    def first_person(self) -> bool:
        """Return whether the speaker acts in it."""
        return any(s.frame is Frame.ACT for s in self.stretches)

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
        self.looking_back = self._looks_back()
        self.open = tuple(s for s in self.stretches if s.sentence not in self.looking_back)
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
        stretches = self.open
        for at, stretch in enumerate(stretches):
            before, after = self._before(at), self._after(at)
            if not before:
                continue
            joint = stretch.joint
            one, other = Side(before), Side(after)
            if stretches[at - 1].sentence == stretch.sentence and self._gains_and_loses(stretches[at - 1], stretch):
                yield Tension(Shape.GAIN_LOSS, Side(before[-1:]), other)
            if joint == "or":
                yield Tension(Shape.EITHER_OR, one, other)
            elif joint in self._words["versus"]:
                yield Tension(Shape.VERSUS, Side(before[-1:]), other)
            elif joint in self._words["turn"]:
                yield Tension(Shape.TURN, one, other)
            elif joint in (";", "—", "–"):
                yield Tension(Shape.HALVES, one, other)
            elif stretches[at - 1].sentence != stretch.sentence:
                yield Tension(Shape.NEIGHBOURS, one, other)
        yield from self._parallels()
        yield from self._same_openings()
        yield from self._whole_sentences()

    @staticmethod
    def _gains_and_loses(one: Stretch, other: Stretch) -> bool:
        return bool((one.classes & _GAIN and other.classes & _LOSS) or (one.classes & _LOSS and other.classes & _GAIN))

    def _before(self, at: int) -> tuple[Stretch, ...]:
        """Return the stretches of the side that ends where the stretch of that number begins."""
        if not at:
            return ()
        sentence = self.open[at - 1].sentence
        if self.open[at].sentence - sentence > 1:
            return ()
        first = at - 1
        while first > 0 and at - first < _LONGEST_SIDE and self.open[first - 1].sentence == sentence:
            first -= 1
        return self.open[first:at]

    def _after(self, at: int) -> tuple[Stretch, ...]:
        last = at + 1
        while last < len(self.open) and last - at < _LONGEST_SIDE and self.open[last].sentence == self.open[at].sentence:
            last += 1
        return self.open[at:last]

    def _parallels(self) -> Iterator[Tension]:
        last: dict[Frame, int] = {}
        for at, stretch in enumerate(self.open):
            frame = stretch.frame
            if frame not in PAIRED:
                continue
            before = last.get(frame)
            if frame is Frame.MEANING and before is not None and (at - before > _LONGEST_SIDE // 2 or stretch.sentence - self.open[before].sentence > 1):
                before = None
            if before is not None and stretch.sentence - self.open[before].sentence <= _NEAR and at - before <= 2 * _LONGEST_SIDE:
                yield Tension(Shape.PARALLEL, Side(self.open[before:at]), Side(self._after(at)))
            last[frame] = at

    def _same_openings(self) -> Iterator[Tension]:
        """Find halves or neighbouring sentences that open with the same words: `from their side`, `from our side`."""
        norms = [self._opening(stretch) for stretch in self.open]
        for at, opening in enumerate(norms):
            if opening is None:
                continue
            for later in range(at + 1, min(at + 2 * _LONGEST_SIDE, len(self.open))):
                if self.open[later].sentence - self.open[at].sentence > 1:
                    break
                if norms[later] == opening:
                    yield Tension(Shape.SAME_OPENING, Side(self.open[at:later]), Side(self._after(later)))
                    break

    def _opening(self, stretch: Stretch) -> str | None:
        """Return the first word of a stretch where one would not open with it by chance."""
        head = stretch.head
        return head if stretch.frame in (Frame.NAMED, Frame.STATE, Frame.OTHER, Frame.MEANING) and head not in self._words["function"] | _FREQUENT or head in _OPENINGS else None

    def _whole_sentences(self) -> Iterator[Tension]:
        reading = self._reading
        by_sentence: dict[int, list[Stretch]] = {}
        for stretch in self.open:
            by_sentence.setdefault(stretch.sentence, []).append(stretch)
        for number, row in by_sentence.items():
            sentence = reading.sentences[number]
            norms = reading.norms(sentence.first, sentence.last)
            whole = Side(tuple(row))
            if self._is_rate(norms) or self._is_every(norms):
                yield Tension(Shape.RATE, whole, whole)
            if self._is_exchange(norms):
                yield Tension(Shape.EXCHANGE, whole, whole)
            if self._is_announced(norms):
                yield Tension(Shape.ANNOUNCED, whole, whole)
            for at, norm in enumerate(norms[1:], 1):
                if norm == "other" and norms[at - 1] == "the" and at > 1 and norms[at - 2] == "on":
                    before = by_sentence.get(number - 1)
                    yield Tension(Shape.HANDS, Side(tuple(before)) if before and at < 5 else whole, whole)

    def _is_rate(self, norms: Sequence[str]) -> bool:
        """Return whether it says `the more X, the more Y`."""
        degrees = self._words["degree"]
        return sum(norms[at] == "the" and norms[at + 1] in degrees for at in range(len(norms) - 1)) > 1

    @staticmethod
    def _is_exchange(norms: Sequence[str]) -> bool:
        """Return whether one thing is had at the price of another."""
        text = f" {' '.join(norms)} "
        return any(phrase in text for phrase in _EXCHANGES)

    def _is_every(self, norms: Sequence[str]) -> bool:
        """Return whether it says `every week on this was a week not spent on that`."""
        for at in range(len(norms) - 1):
            if norms[at] in ("every", "each") and norms[at + 1] in norms[at + 2 :]:
                rest = norms[at + 2 :]
                again = rest.index(norms[at + 1])
                if again > 1 and rest[again - 1] in ("a", "one", "another", "less") and not self._words["denial"].isdisjoint(rest[again:]):
                    return True
        return False

    def _is_announced(self, norms: Sequence[str]) -> bool:
        """Return whether a choice or conflict is named with both its sides: `the choice was between A and B`."""
        words = self._words
        for at, norm in enumerate(norms):
            if norm == "between" and "and" in norms[at:]:
                joint = at + list(norms[at:]).index("and")
                called = words["tension_noun"] | words["choice_noun"] | words["choice_verb"] | words["choice_state"]
                sides = (norms[at + 1 : joint], norms[joint + 1 :])
                says = [sum(n.isalnum() and n not in words["function"] and n not in words["empty_side"] for n in side) for side in sides]
                return not called.isdisjoint(norms[:at]) and min(says) >= 2
        return False
