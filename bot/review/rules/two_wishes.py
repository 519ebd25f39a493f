"""When two parties want different things, or have different things in mind, one of them with its price."""

from collections.abc import Sequence
from itertools import pairwise

from bot.review.reading import Subject
from bot.review.rules.rule import Evidence
from bot.review.rules.tension_quotes import quote, quoted
from bot.review.signals import Signals
from bot.review.tension.frames import OPTIONS, Framing
from bot.review.tension.sides import Shape, Tension
from bot.review.tension.stretches import Stretch

_NEAR = 2
"""Sentences between which two wishes belong together."""
_GOES_ON = 4
"""Stretches from the second wish on in which its price is told."""
_SPEAKER = frozenset((Subject.I, Subject.WE))


def find_two_wishes(signals: Signals) -> Sequence[Evidence]:
    """Find two parties that want different things, or have different things in mind, one of them with its price."""
    row = signals.tensions.stretches
    wishes = [(at, s) for at, s in enumerate(row) if s.frame is Framing.WISH]
    found = [
        one for t in signals.tensions.of(Shape.TWO_MINDS) if _are_minds(signals, t) for one in quoted(signals, t, 0.75)
    ]
    for (at, one), (later, other) in pairwise(wishes):
        if other.sentence - one.sentence > _NEAR or one.past != other.past or not differ(signals, one, other):
            continue
        if any(s.subject is Subject.I and s.negated for s in (one, other)):
            continue
        near = [s for s in row[at : later + _GOES_ON] if s.sentence <= other.sentence]
        if _has_price(near, with_speaker=Subject.I in (one.subject, other.subject)):
            found += [
                Evidence(quote(signals.reading, one.sentence, one.first, one.last), 0.7),
                Evidence(quote(signals.reading, other.sentence, other.first, other.last), 0.69),
            ]
    return found


def _are_minds(signals: Signals, t: Tension) -> bool:
    """Return whether what two parties each see or think is priced, and they pull apart; what they want is a wish."""
    sides = (t.one, t.other)
    parties = {side.head.subject for side in sides}
    if parties <= _SPEAKER:
        return False
    if parties == {Subject.THING}:
        return t.one.frame is t.other.frame is Framing.MEANING and t.one.amounts + t.other.amounts > 0
    if t.one.head.predicate in signals.lexicon.words["saying_verb"]:
        return t.opposed and t.one.option and t.other.option
    return (
        Framing.WISH not in (t.one.frame, t.other.frame)
        and min(s.content for s in sides) > 1
        and any(s.harms + s.gains + s.amounts for s in sides)
        and (t.opposed or t.one.option or t.other.option or t.one.amounts != t.other.amounts)
    )


def _has_price(near: Sequence[Stretch], *, with_speaker: bool) -> bool:
    """Return whether it is said what a wish would cost; against the speaker's own both wishes are counted."""
    costly = any(s.harms and (s.frame in OPTIONS or (s.frame is Framing.STATE and s.amounts)) for s in near)
    return costly or sum(s.amounts > 0 for s in near) > with_speaker


def differ(signals: Signals, one: Stretch, other: Stretch) -> bool:
    """Return whether two wishes are of two parties; `they` after a party is the same again."""
    if Subject.I in (one.subject, other.subject):
        return one.subject is not other.subject
    again = signals.lexicon.words["said_again"]
    return other.party != one.party and (not other.party <= again or bool(one.party and one.party <= again))
