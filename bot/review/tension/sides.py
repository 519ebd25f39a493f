"""What a tension is: two sides, each with what it costs and gives, and the shape that sets them against each other."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from bot.review.tension.frames import OPTIONS, Framing
from bot.review.tension.stretches import Stretch

_WITH_OUTCOME = 10
"""Tokens of a condition that no mark parts from what follows of it."""
_SAYS_NO_MORE = frozenset((Framing.ACT, Framing.OTHER, Framing.NAMED))


class Shape(StrEnum):
    """How two sides are set against each other."""

    EITHER_OR = "either-or"
    PARALLEL = "parallel"
    """Two options in the same frame: two conditions, two gerunds, two things that could be done."""
    SAME_OPENING = "same-opening"
    TWO_MINDS = "two-minds"
    """Two parties each with something else in mind, by the same verb."""
    HALVES = "halves"
    """Two halves of one sentence, around a half stop or a dash."""
    NEIGHBOURS = "neighbours"
    """Two sentences after each other, with no joint between them."""
    TURN = "turn"
    """`but`, `while`, `whereas` stands between them."""
    VERSUS = "versus"
    GAIN_AND_LOSS = "gain-and-loss"
    """What somebody gains and what they lose, told next to each other."""
    RATE = "rate"
    """`the more X, the more Y`, `every week on X was a week not spent on Y`."""
    EXCHANGE = "exchange"
    """`at the price of`, `in return for`."""
    EQUATIONS = "equations"
    """`less of it = fewer signups, more of it = a loss`."""
    ORDERS = "orders"
    """`alert on everything and the desk mutes you, alert on little and an error stays`: the same order twice, with its ends."""
    GIVE_AND_TAKE = "give-and-take"
    """`finishing it would have pleased the hikers and eaten the summer`: what one doing would give, and what it would take."""
    ANNOUNCED = "announced"
    """`the choice was between A and B`."""
    COUNTER = "counter"
    """`against that ...`, `the other road was ...`: the second side opens as the answer to the first."""
    CATCH = "catch"
    """`the catch: ...`, `the drawback was ...`."""
    PAID = "paid"
    """`what it bought us was ...`, `what we paid for it was ...`."""
    RIVALS = "rivals"
    """`theirs ..., mine ...`."""
    HANDS = "hands"
    """`on the one hand ..., on the other ...`."""


@dataclass(frozen=True)
class Side:
    """One side: the stretches that tell it, of which there is at least one, and what they say together."""

    stretches: tuple[Stretch, ...]

    @cached_property
    def harms(self) -> int:
        """Return how many of its words tell a cost or loss."""
        return sum([s.harms for s in self.stretches])

    @cached_property
    def gains(self) -> int:
        """Return how many of its words tell a gain."""
        return sum([s.gains for s in self.stretches])

    @cached_property
    def amounts(self) -> int:
        """Return how many amounts it names."""
        return sum([s.amounts for s in self.stretches])

    @cached_property
    def content(self) -> int:
        """Return how many of its words say something of this story."""
        return sum([s.content for s in self.stretches])

    @cached_property
    def concrete(self) -> int:
        """Return how many of its words name something of this story that is no quality or value; amounts are."""
        return sum([s.concrete for s in self.stretches])

    @property
    def has_outcome(self) -> bool:
        """Return whether something follows from the stretch with which it begins."""
        return self.head.finite > 1 or not self.head.ends or self.head.last - self.head.first >= _WITH_OUTCOME

    @property
    def denied(self) -> bool:
        """Return whether something in it is denied."""
        return any(s.denied for s in self.stretches)

    @property
    def head(self) -> Stretch:
        """Return the stretch with which it begins."""
        return self.stretches[0]

    @property
    def frame(self) -> Framing:
        """Return the frame of the stretch with which it begins."""
        return self.stretches[0].frame

    @property
    def priced(self) -> bool:
        """Return whether it says something that it costs or gives."""
        return any(s.harms or s.gains or s.amounts or s.denied for s in self.stretches)

    @property
    def option(self) -> bool:
        """Return whether it tells what could be done, or what something costs or gives."""
        return any(s.frame in OPTIONS for s in self.stretches)

    @property
    def open(self) -> bool:
        """Return whether it tells what could be, is, or is wished, and not only what happened."""
        return any(s.frame not in _SAYS_NO_MORE and not (s.frame is Framing.STATE and s.past) for s in self.stretches)

    @property
    def acts(self) -> bool:
        """Return whether the speaker acts in it."""
        return any(s.frame is Framing.ACT for s in self.stretches)


@dataclass(frozen=True, slots=True)
class Tension:
    """Two sides, and how they are set against each other. Where a sentence holds both, each side is the whole sentence."""

    shape: Shape
    one: Side
    other: Side

    @property
    def content(self) -> int:
        """Return how many words of both sides say something of this story."""
        return self.one.content + self.other.content

    @property
    def priced(self) -> bool:
        """Return whether both sides say what they cost or give."""
        return self.one.priced and self.other.priced

    @property
    def acting(self) -> bool:
        """Return whether one side begins with an act of the speaker's."""
        return Framing.ACT in (self.one.frame, self.other.frame)

    @property
    def opposed(self) -> bool:
        """Return whether one side harms where the other gains, or both are counted."""
        one, other = self.one, self.other
        return bool((one.harms and other.gains) or (one.gains and other.harms) or (one.amounts and other.amounts))

    @property
    def apart(self) -> int:
        """Return how many sentences lie from the beginning of one side to that of the other."""
        return self.other.head.sentence - self.one.head.sentence
