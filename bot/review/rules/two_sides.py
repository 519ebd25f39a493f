"""When two sides make a tension that one could grade: finders of the rules that find a trade-off met."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from bot.review.frames import OPTIONS, Frame
from bot.review.reading import Subject
from bot.review.rules.rule import Found
from bot.review.rules.tension_quotes import quote, quoted, weighs
from bot.review.sides import Shape, Side, Tension
from bot.review.signals import Signals
from bot.review.stretches import Stretch

_FEWEST = 6
"""Words of both sides that say something of this story."""
_FEWEST_OF_EITHER = 4
"""The same where `either` says that two sides are coming."""
_FEWEST_WEIGHED = 3
_FEWEST_OPENING = 3
_NEAR = 2
"""Sentences between which two wishes belong together."""
_GOES_ON = 4
"""Stretches from the second wish on in which its price is told."""
_LABEL = 7
"""Tokens in which a name and the colon after it stand: `only at checkout:`."""
_SPEAKER = frozenset((Subject.I, Subject.WE))


def found(
    strength: float, holds: Callable[[Signals, Tension], bool], *shapes: Shape
) -> Callable[[Signals], Sequence[Found]]:
    """Return what finds the tensions of some shapes for which a condition holds."""

    def find(signals: Signals) -> Sequence[Found]:
        return [one for t in signals.tensions.of(*shapes) if holds(signals, t) for one in quoted(signals, t, strength)]

    return find


def answers(_: Signals, t: Tension) -> bool:
    """Return whether an option answers another in its frame: near enough, and one harms where the other gains."""
    fewest = _FEWEST_OF_EITHER if t.one.frame is Frame.MEANING else _FEWEST
    if not t.priced or t.content < fewest or _is_plan(t) or (t.one.frame is Frame.MODAL and t.apart > 1):
        return False
    if t.one.frame is Frame.WITH and t.one.head.head == t.other.head.head and not _plays_open(t):
        return False
    loose = t.one.frame not in (Frame.MEANING, Frame.ORDER) and (t.apart == 0 or t.one.frame is not Frame.CONDITION)
    return t.opposed or (t.apart <= 1 and loose)


def _plays_open(t: Tension) -> bool:
    """Return whether what is told of two sides `with` something could be, is, or is meant."""
    return any(
        s.frame in (Frame.MODAL, Frame.MEANING) or not s.past for side in (t.one, t.other) for s in side.stretches
    )


def _is_plan(t: Tension) -> bool:
    """Return whether it only tells one after the other what the same would do: no second option."""
    own = t.one.head.subject in _SPEAKER and t.other.head.subject in _SPEAKER
    same = t.other.head.subject is t.one.head.subject and t.other.head.party <= t.one.head.party
    return t.one.frame is t.other.frame is Frame.MODAL and (own or same) and not t.other.head.joint


def are_options(_: Signals, t: Tension) -> bool:
    """Return whether both sentences open with an option."""
    return t.one.frame in OPTIONS and t.other.frame in OPTIONS and t.priced and not _is_plan(t)


def are_halves(_: Signals, t: Tension) -> bool:
    """Return whether neither half tells what the speaker did, and one at least is open."""
    return Frame.ACT not in (t.one.frame, t.other.frame) and (t.one.open or t.other.open) and t.priced


def either_or(signals: Signals, t: Tension) -> bool:
    """Return whether both sides of an `or` are concrete."""
    priced = t.one.priced or t.other.priced
    if "either" in signals.reading.norms(t.one.head.first, t.one.stretches[-1].last):
        return priced and t.content >= _FEWEST_OF_EITHER
    if t.other.frame is Frame.NAMED:
        if t.one.frame is Frame.NAMED and t.one.amounts and t.other.amounts:
            return t.content >= _FEWEST_OF_EITHER
        if t.other.head.harms + t.other.head.amounts == 0:
            return False
    fewest = _FEWEST_OF_EITHER if t.one.frame is t.other.frame is Frame.MODAL else _FEWEST
    return priced and t.content >= fewest and t.other.content > 1 and t.other.open and t.one.frame is not Frame.ACT


def turns(signals: Signals, t: Tension) -> bool:
    """Return whether a side that is open turns against the other, and not one event against another."""
    if Frame.ACT in (t.one.frame, t.other.frame) or not (t.one.open or t.other.open):
        return False
    if not t.priced or t.content < _FEWEST or _is_before_and_after(t):
        return False
    if t.one.option and t.other.option:
        return True
    return t.opposed and (t.one.option or t.other.option or _compares(signals, t))


def _is_before_and_after(t: Tension) -> bool:
    """Return whether it only compares what is with what was, in numbers: `4 minutes, while the old one took an hour`."""
    counted = t.one.amounts > 0 and t.other.amounts > 0
    undone = any(s.frame in OPTIONS - {Frame.MEANING} for side in (t.one, t.other) for s in side.stretches)
    return counted and t.one.head.past != t.other.head.past and not undone


def _compares(signals: Signals, t: Tension) -> bool:
    """Return whether a degree, an amount or more than one cost says how far the sides lie apart."""
    before_and_after = t.one.head.past != t.other.head.past
    if t.one.acts or t.other.acts or before_and_after:
        return False
    norms = signals.reading.norms(t.one.head.first, t.other.stretches[-1].last)
    degree = not signals.lexicon.words["degree"].isdisjoint(norms)
    return degree or t.one.amounts + t.other.amounts > 0 or t.other.harms > 1


def against(signals: Signals, t: Tension) -> bool:
    """Return whether one side is weighed against another that says something, one of them with its price."""
    concrete = t.one.content > 1 and (t.one.priced or t.other.priced)
    return weighs(signals, t) and t.other.content > 1 and (concrete or (t.priced and t.content >= _FEWEST_WEIGHED))


def two_prices(signals: Signals, t: Tension) -> bool:
    """Return whether two names have each its price after a colon: `every upload: 11 cents; only at checkout: 2`."""
    if t.shape is Shape.EQUATIONS:
        return t.priced
    return t.priced and all(_has_label(signals, side) for side in (t.one, t.other))


def _has_label(signals: Signals, side: Side) -> bool:
    first = side.head.first
    norms = signals.reading.norms(first, min(first + _LABEL, side.stretches[-1].last))
    return not {":", "=", "—", "–"}.isdisjoint(norms) and side.harms + side.gains + side.amounts > 1


def same_opening(signals: Signals, t: Tension) -> bool:
    """Return whether two sides that open with the same word harm and gain, and neither is an act."""
    told = Frame.ACT in (t.one.frame, t.other.frame)
    if t.one.head.head == "there":
        norms = signals.reading.norms(t.one.head.first, t.other.stretches[-1].last)
        told = told or signals.lexicon.words["way_noun"].isdisjoint(norms)
    return t.priced and t.opposed and not told and min(t.one.content, t.other.content) >= _FEWEST_OPENING


def are_minds(_: Signals, t: Tension) -> bool:
    """Return whether what two parties have in mind is priced, and they pull apart."""
    sides = (t.one, t.other)
    return (
        min(s.content for s in sides) > 1
        and all(s.harms + s.gains + s.amounts for s in sides)
        and (t.opposed or t.one.option or t.other.option)
    )


def says_enough(_: Signals, t: Tension) -> bool:
    """Return whether a sentence that holds both sides says something of this story."""
    return t.one.content >= _FEWEST_WEIGHED


def says_both(_: Signals, t: Tension) -> bool:
    """Return whether what is exchanged is named on both sides."""
    return t.content >= _FEWEST_OF_EITHER


def says_much(_: Signals, t: Tension) -> bool:
    """Return whether both hands hold something of this story."""
    return t.content >= _FEWEST


def is_priced(_: Signals, t: Tension) -> bool:
    """Return whether a choice that is announced says what it costs or gives."""
    return t.one.priced


def find_two_wishes(signals: Signals) -> Sequence[Found]:
    """Find two parties that want different things, one of them with its price."""
    row = signals.tensions.stretches
    wishes = [(at, stretch) for at, stretch in enumerate(row) if stretch.frame is Frame.WISH]
    found: list[Found] = []
    for (at, one), (later, other) in pairwise(wishes):
        if other.sentence - one.sentence > _NEAR or not _differ(signals, one, other):
            continue
        near = [s for s in row[at : later + _GOES_ON] if s.sentence <= other.sentence]
        if _has_price(near, with_speaker=Subject.I in (one.subject, other.subject)):
            found += [
                Found(quote(signals.reading, one.sentence, one.first, one.last), 0.7),
                Found(quote(signals.reading, other.sentence, other.first, other.last), 0.69),
            ]
    return found


def _has_price(near: Sequence[Stretch], *, with_speaker: bool) -> bool:
    """Return whether it is said what a wish would cost; against the speaker's own both wishes are counted."""
    costly = any(s.harms and (s.frame in OPTIONS or (s.frame is Frame.STATE and s.amounts)) for s in near)
    return costly or sum(s.amounts > 0 for s in near) > with_speaker


def _differ(signals: Signals, one: Stretch, other: Stretch) -> bool:
    """Return whether two wishes are of two parties; `they` after a party is the same again."""
    if Subject.I in (one.subject, other.subject):
        return one.subject is not other.subject
    return other.party != one.party and not other.party <= signals.lexicon.words["said_again"]
