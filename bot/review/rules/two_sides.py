"""When two sides are weighed against each other: finders of the rules that find a trade-off met."""

from collections.abc import Callable, Sequence

from bot.review.rules.either_or import is_general, is_generic_pair
from bot.review.rules.no_choice import is_of_the_world, turns_no_option
from bot.review.rules.rule import Evidence
from bot.review.rules.tension_quotes import quoted, weighs
from bot.review.rules.two_courses import is_before_and_after
from bot.review.signals import Signals
from bot.review.tension.frames import OPTIONS, Framing
from bot.review.tension.sides import Shape, Tension
from bot.review.tension.stretches import Stretch

_FEWEST = 6
"""Words of both sides that say something of this story."""
_FEWEST_OF_EITHER = 4
"""The same where `either` says that two sides are coming."""
_FEWEST_OF_A_COURSE = 2
_FEWEST_WEIGHED = 3
_FEWEST_CONCRETE = 2
_FEWEST_OF_HANDS = 8
_NAME = 8
"""Tokens of a name by which a side is called."""


def found(
    strength: float, holds: Callable[[Signals, Tension], bool], *shapes: Shape
) -> Callable[[Signals], Sequence[Evidence]]:
    """Return what finds the tensions of some shapes for which a condition holds."""

    def find(signals: Signals) -> Sequence[Evidence]:
        return [one for t in signals.tensions.of(*shapes) if holds(signals, t) for one in quoted(signals, t, strength)]

    return find


def either_of(*finders: Callable[[Signals], Sequence[Evidence]]) -> Callable[[Signals], Sequence[Evidence]]:
    """Return what finds all that some finders find."""
    return lambda signals: [one for find in finders for one in find(signals)]


def turns(signals: Signals, t: Tension) -> bool:
    """Return whether a side that is open turns against the other, and not one event against another."""
    if Framing.ACT in (t.one.frame, t.other.frame) or not (t.one.open or t.other.open):
        return False
    if not t.priced or t.content < _FEWEST or is_before_and_after(t):
        return False
    if turns_no_option(signals, t) or is_of_the_world(signals, t):
        return False
    if t.one.option and t.other.option:
        return True
    return t.opposed and (t.one.option or t.other.option or _compares(signals, t))


def _compares(signals: Signals, t: Tension) -> bool:
    """Return whether a degree, an amount or more than one cost says how far the sides lie apart."""
    if t.acting or t.one.head.past != t.other.head.past:
        return False
    norms = signals.reading.norms(t.one.head.first, t.other.stretches[-1].last)
    degree = not signals.lexicon.words["degree"].isdisjoint(norms)
    return degree or t.one.amounts + t.other.amounts > 0 or t.other.harms > 1


def against(signals: Signals, t: Tension) -> bool:
    """Return whether one side is weighed against another, both of this story, or one of them counted."""
    if not weighs(signals, t) or t.content < _FEWEST_WEIGHED or is_generic_pair(signals, t) or is_general(signals, t):
        return False
    priced = t.one.priced or t.other.priced
    counted = t.one.amounts + t.other.amounts > 0
    return priced and (counted or min(t.one.concrete, t.other.concrete) >= _FEWEST_CONCRETE)


def is_rate(signals: Signals, t: Tension) -> bool:
    """Return whether a rate says something of this story."""
    return t.one.concrete >= _FEWEST_CONCRETE and not is_of_the_world(signals, t)


def is_exchange(_: Signals, t: Tension) -> bool:
    """Return whether what is exchanged is named on both sides, and is no deal between people."""
    return t.content >= _FEWEST_OF_EITHER


def gives_and_takes(_: Signals, t: Tension) -> bool:
    """Return whether enough is told of one doing that what it would give is set against what it would take."""
    return t.one.content >= _FEWEST_OF_HANDS


def is_named(signals: Signals, t: Tension) -> bool:
    """Return whether a choice that is announced, or told by two hands, says what it costs or gives in words of this story."""
    if is_general(signals, t):
        return False
    if t.shape is Shape.HANDS and t.acting:
        return False
    priced = t.one.priced or (t.shape is Shape.HANDS and t.other.priced)
    return priced and t.one.concrete + t.other.concrete >= _FEWEST_OF_HANDS


def are_counterparts(signals: Signals, t: Tension) -> bool:
    """Return whether a side that opens as the answer to another is priced, and so is that other.

    A catch answers a gain; of what is mine and theirs, numbers alone may be how it was and is.
    """
    if min(t.one.content, t.other.content) < _FEWEST_OF_A_COURSE or t.other.frame is Framing.ACT:
        return False
    if t.shape is Shape.PAID:
        return t.one.priced and t.other.content > 1
    if t.shape is Shape.CATCH:
        return t.one.gains > 0 and (
            t.other.harms > (t.other.head.head != "what") or t.other.denied or t.other.amounts > 0 or t.other.option
        )
    if t.shape is Shape.RIVALS:
        if t.one.frame in (Framing.WISH, Framing.MEANING) and t.one.head.predicate == "be" and t.apart <= 1:
            return t.one.priced or t.other.priced
        pulled = (t.one.harms and t.other.gains) or (t.one.gains and t.other.harms)
        both = any(s.party and s.party <= signals.lexicon.words["possessive"] for s in t.one.stretches)
        return bool(pulled) and (t.one.option or (both and t.other.denied))
    return t.priced and t.content >= _FEWEST and (t.one.concrete > 1 and t.other.concrete > 1)


def find_summary(signals: Signals) -> Sequence[Evidence]:
    """Find two names set against each other of which it was said before what they would cost."""
    row = signals.tensions.stretches
    costly = {s.sentence for s in row if _tells_price(s)}
    found: list[Evidence] = []
    for t in signals.tensions.of(Shape.VERSUS, Shape.EITHER_OR):
        if t.acting or t.other.frame is not Framing.NAMED or is_generic_pair(signals, t):
            continue
        if t.shape is Shape.VERSUS and not weighs(signals, t):
            continue
        names = (t.one.stretches[-1], t.other.head)
        number = t.one.head.sentence
        if (
            min(s.concrete for s in names)
            and costly & {number - 2, number - 1}
            and max(s.last - s.first for s in names) <= _NAME
        ):
            found += quoted(signals, t, 0.85)
    return found


def _tells_price(stretch: Stretch) -> bool:
    """Return whether it says what an option would cost, or what nobody can do with it."""
    priced = stretch.harms > 0 or stretch.amounts > 0 or stretch.denied
    return priced and (stretch.frame in OPTIONS or (stretch.frame is Framing.STATE and stretch.denied))
