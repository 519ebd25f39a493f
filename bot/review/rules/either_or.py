"""When an `or` stands between two courses, and not between words, guesses, the items of a list or a rule and its penalty."""

from itertools import pairwise

from bot.review.reading import Kind, Subject
from bot.review.rules.no_choice import joins_no_courses
from bot.review.signals import Signals
from bot.review.tension.frames import Framing
from bot.review.tension.sides import Tension
from bot.review.tension.stretches import Stretch

_FEWEST = 6
"""Words of both sides that say something of this story."""
_FEWEST_OF_A_NAME = 3
_LONGEST_PAIR = 8
"""Tokens of two qualities with the words about them."""
_LONGEST_CLAUSES = 16
"""The same of two clauses about anybody: `you can have it fast or you can have it right`."""
_AROUND = 12
"""Tokens before and after two sides among which it says that it is always so."""
_SHORT = 4
"""Words of a side that only says how something was."""
_LIST_ITEM = 6
"""Tokens from one `or` to the next where they join the items of a list."""
_FEWEST_OF_EITHER = 4
"""The same where `either` says that two sides are coming."""
_COURSES = frozenset((Framing.MODAL, Framing.DEED))
_ANYBODY = frozenset((Subject.YOU, Subject.WE, Subject.NOBODY_SAID))
_SPEAKER = frozenset((Subject.I, Subject.WE))


def either_or(signals: Signals, t: Tension) -> bool:
    """Return whether both sides of an `or` are concrete courses, and one says what it costs or gives."""
    if not (t.one.priced or t.other.priced) or is_generic_pair(signals, t) or is_general(signals, t):
        return False
    norms = signals.reading.norms(t.one.head.first, t.one.stretches[-1].last)
    if t.one.frame is Framing.ORDER and t.one.has_outcome and t.priced:
        return (
            t.content >= _FEWEST
        )  # `leave it and we have the fair, or check for consent and lose half of the sign-ups`
    if is_diagnosis(t) or joins_no_courses(signals, t):
        return False
    if "either" in norms or "whichever" in norms:
        return t.content >= _FEWEST_OF_EITHER
    if _joins_nouns(signals, t) or _is_rule(signals, t):
        return False
    if t.other.frame is Framing.NAMED:
        if t.one.frame is Framing.NAMED and t.one.amounts and t.other.amounts and _are_two_amounts(t):
            return t.content >= _FEWEST_OF_EITHER
        is_choice = t.one.head.predicate == "be" and t.one.amounts > 0 and t.other.concrete >= _FEWEST_OF_A_NAME
        called = t.one.head.predicate == "be" and not signals.lexicon.words["choice_noun"].isdisjoint(t.one.head.party)
        if called and t.one.harms and t.other.harms and min(t.one.concrete, t.other.concrete) > 1:
            return True
        priced = t.other.head.harms + t.other.head.amounts > 0
        return (priced or is_choice) and t.content >= _FEWEST and t.other.content + t.other.amounts > 1
    fewest = _FEWEST_OF_EITHER if t.one.frame is t.other.frame and t.one.frame in _COURSES else _FEWEST
    return t.content >= fewest and t.other.content > 1 and t.other.open and t.one.frame is not Framing.ACT


def is_generic_pair(signals: Signals, t: Tension) -> bool:
    """Return whether what stands right before and after `or` are two qualities or values: `fast or safe`."""
    tokens, first = signals.reading.tokens, t.other.head.first
    start, end = first - 1, first + 1
    while start > t.one.head.first and tokens[start - 1].kind is not Kind.MARK:
        start -= 1
    while end < t.other.stretches[-1].last and tokens[end].kind is not Kind.MARK:
        end += 1
    concrete = signals.tensions.concrete
    if concrete(start, first) or concrete(first, end):
        return False
    of_anybody = t.one.stretches[-1].subject in _ANYBODY or t.other.head.subject in _ANYBODY
    return end - start <= (_LONGEST_CLAUSES if of_anybody else _LONGEST_PAIR)


def is_general(signals: Signals, t: Tension) -> bool:
    """Return whether a tension is told of all such cases, without a figure: `it is always safety against growth`."""
    first, last = t.one.head.first, t.other.stretches[-1].last
    opens = signals.reading.sentences[t.one.head.sentence].first
    closes = signals.reading.sentences[t.other.head.sentence].last
    norms = signals.reading.norms(max(opens, first - _AROUND), min(max(closes, last), last + _AROUND))
    words = signals.lexicon.words
    one_of_two = any(one == "one" and other in words["side_of_two"] for one, other in pairwise(norms))
    if max(t.one.amounts, t.other.amounts) > one_of_two:
        return False
    if not words["generality"].isdisjoint(norms):
        return True
    if any(one == "old" and other in words["old_noun"] for one, other in pairwise(norms)):
        return True
    asked = [s.subject is Subject.YOU and s.head in signals.lexicon.words["asking_verb"] for s in _about(t)]
    return all(asked)


def _are_two_amounts(t: Tension) -> bool:
    """Return whether two amounts are of two things, and not the same told in another unit: `$6 an hour, or $48 a shift`."""
    return t.one.harms + t.one.gains + t.other.harms + t.other.gains > 0 or min(t.one.concrete, t.other.concrete) > 2


def _about(t: Tension) -> tuple[Stretch, Stretch]:
    return t.one.stretches[-1], t.other.head


def is_diagnosis(t: Tension) -> bool:
    """Return whether it only guesses how something was: `either the cable was broken or the switch was dead`."""
    sides = (t.one.stretches[-1], t.other.head)
    return all(s.past and s.subject is Subject.THING and not s.amounts and s.content <= _SHORT for s in sides)


def _joins_nouns(signals: Signals, t: Tension) -> bool:
    """Return whether `or` only joins nouns, or goes on in a list: `someone from sales or trading asks`."""
    tokens, before, after = signals.reading.tokens, t.one.stretches[-1], t.other.head
    if "or" in signals.reading.norms(after.first + 2, after.first + _LIST_ITEM):
        return True
    marked = tokens[after.first - 1].kind is Kind.MARK
    return not marked and (before.finite == 0) != (after.finite == 0) and not (before.amounts or after.amounts)


def _is_rule(signals: Signals, t: Tension) -> bool:
    """Return whether it says what must be and what follows if not: `it has to beat the guess or it gets no month two`."""
    norms = signals.reading.norms(t.one.stretches[-1].first, t.one.stretches[-1].last)
    words, before = signals.lexicon.words, t.one.stretches[-1]
    must = "must" in norms or ("to" in norms and not words["must"].isdisjoint(norms))
    return must and (before.subject not in _SPEAKER or before.dated)
