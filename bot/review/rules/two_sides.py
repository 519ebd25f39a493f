"""When two sides make a tension that one could grade: finders of the rules that find a trade-off met."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from bot.review.reading import Subject
from bot.review.rules.either_or import is_general, is_generic_pair
from bot.review.rules.labelled_options import are_labelled_courses, are_labelled_options
from bot.review.rules.no_choice import is_of_the_world, turns_no_option
from bot.review.rules.rule import Evidence
from bot.review.rules.tension_quotes import quote, quoted, weighs
from bot.review.signals import Signals
from bot.review.tension.frames import OPTIONS, Framing
from bot.review.tension.sides import Shape, Side, Tension
from bot.review.tension.stretches import Stretch

_FEWEST = 6
"""Words of both sides that say something of this story."""
_FEWEST_OF_EITHER = 4
"""The same where `either` says that two sides are coming."""
_NAMES_TIME = 3
"""Tokens with which a side opens that tells what was before or is since."""
_FEWEST_OF_A_COURSE = 2
_FEWEST_WEIGHED = 3
_FEWEST_OPENING = 3
_FEWEST_CONCRETE = 2
_FEWEST_OF_HANDS = 8
_ANSWERING = tuple(
    {one, other}
    for one, other in (
        (Framing.CONDITION, Framing.CONDITION), (Framing.GERUND, Framing.GERUND), (Framing.WITH, Framing.WITH),
        (Framing.ORDER, Framing.ORDER), (Framing.MODAL, Framing.CONDITION), (Framing.MODAL, Framing.GERUND),
        (Framing.MODAL, Framing.MODAL), (Framing.INFINITIVE, Framing.INFINITIVE), (Framing.MEANING, Framing.MEANING),
        (Framing.CONDITION, Framing.GERUND),
    )
)  # fmt: skip
"""Frames of two sentences, in either order, in which one option answers another."""
_NAME = 8
"""Tokens of a name by which a side is called."""
_NEAR = 2
"""Sentences between which two wishes belong together."""
_GOES_ON = 4
"""Stretches from the second wish on in which its price is told."""
_LABEL = 7
"""Tokens in which a name and the colon after it stand: `only at checkout:`."""
_DUE = frozenset(("need", "require", "demand", "want"))
_UNDONE = frozenset((Framing.GERUND, Framing.CONDITION, Framing.WITH, Framing.ORDER, Framing.MODAL))
_WAS = frozenset(("be", "have"))
_SAME_AGAIN = frozenset(("it", "they", "that", "this", "these", "those"))
_POINTING = frozenset(("it", "that", "this"))
_SPEAKER = frozenset((Subject.I, Subject.WE))


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


def are_courses(signals: Signals, t: Tension) -> bool:
    """Return whether two courses stand beside each other, each with what comes of it."""
    if t.shape is Shape.EQUATIONS:
        return t.priced
    if t.shape is Shape.ORDERS:
        return t.one.priced or t.other.priced
    if t.shape is Shape.NEIGHBOURS and are_labelled_courses(signals, t):
        return True
    alike = t.one.frame is t.other.frame is Framing.MODAL and t.one.head.predicate == t.other.head.predicate
    fewest = 1 if alike and t.one.harms and t.other.harms else _FEWEST_OF_A_COURSE
    if not _is_priced(t) or t.acting or min(t.one.content, t.other.content) < fewest or is_of_the_world(signals, t):
        return False
    if _is_before_and_after(t) and _says_since(signals, t):
        return False
    if t.shape is Shape.HALVES:
        return _has_names(signals, t) or _weighs_halves(t)
    if t.shape is Shape.NEIGHBOURS:
        return _are_neighbours(signals, t)
    if t.shape is Shape.SAME_OPENING:
        return _same_opening(signals, t)
    return _answers(t) and not (t.one.frame is Framing.MEANING and _are_outcomes(signals, t))


def _are_neighbours(signals: Signals, t: Tension) -> bool:
    """Return whether the courses of two sentences after each other are of one choice."""
    if t.one.frame is t.other.frame and t.one.frame in (Framing.CONDITION, Framing.WITH):
        return _answers(t)
    if _are_answers(t) or _costs_also(signals, t) or _has_names(signals, t) or _are_clefts(signals, t):
        return True
    if are_labelled_options(signals, t):
        return True
    heads, frames = (t.one.head, t.other.head), {t.one.frame, t.other.frame}
    meant = sum(head.means for head in heads)
    if meant == len(heads) or (meant and frames == {Framing.MEANING, Framing.GERUND}):
        return True
    if Framing.ORDER in frames and frames <= OPTIONS:
        return True
    if frames == {Framing.MEANING} and all(head.predicate in _DUE for head in heads):
        return t.one.amounts + t.other.amounts > 0 and t.one.head.party != t.other.head.party
    if frames == {Framing.MODAL, Framing.MEANING} and any(head.predicate in _DUE for head in heads):
        return True  # `the whole set would have taken until May; the branches needed it in March`
    return frames in _ANSWERING and not _is_plan(t) and not _is_same_option(signals, t)


def _are_answers(t: Tension) -> bool:
    """Return whether one tells what comes of a yes, and the other of a no."""
    return ("yes" in t.one.head.party and "no" in t.other.head.party) or (
        "no" in t.one.head.party and "yes" in t.other.head.party
    )


def _are_clefts(signals: Signals, t: Tension) -> bool:
    """Return whether it is said what one party saw or had in it, and what another: `what she saw was X. What I saw was Y.`"""
    sides = [signals.reading.norms(side.head.first, side.head.last) for side in (t.one, t.other)]
    return all(norms[0] == "what" and not {"was", "were", "is"}.isdisjoint(norms[2:_LABEL]) for norms in sides)


def _are_outcomes(signals: Signals, t: Tension) -> bool:
    """Return whether both sides tell in numbers what came of it."""
    told = {one.clause.sentence for one in signals.outcomes.numbered}
    return t.apart > 0 and t.one.head.sentence in told and t.other.head.sentence in told


def _is_priced(t: Tension) -> bool:
    """Return whether both sides say what they cost or give; of two that could be, or would come of it, one is enough."""
    undone = t.one.frame is t.other.frame and t.one.frame in _UNDONE and t.apart <= 1
    return t.priced or (undone and (t.one.priced or t.other.priced))


def _costs_also(signals: Signals, t: Tension) -> bool:
    """Return whether the same gives something and also costs something: `It keeps spam out. It also loses one in fifty.`"""
    head = t.other.head
    opening = signals.reading.norms(head.first, head.first + _LABEL)
    also = not signals.lexicon.words["also_word"].isdisjoint(opening)
    told = Framing.OTHER in (t.one.frame, t.other.frame)
    same = bool(head.party) and (head.party <= _SAME_AGAIN or head.party == t.one.head.party)
    pulled = t.opposed or (t.one.gains > 0 and t.one.option and not t.other.gains)
    return also and same and pulled and (t.one.option or not told)


def _answers(t: Tension) -> bool:
    """Return whether an option answers another in its frame: near enough, and with another outcome."""
    one, other = t.one.head, t.other.head
    if t.one.frame is Framing.CONDITION:
        if not (t.one.has_outcome and t.other.has_outcome):
            return False
        of_people = Subject.THING not in (one.subject, other.subject)
        return t.apart <= 2 and (of_people or t.opposed)
    if t.one.frame is Framing.WITH:
        return _plays_open(t) and (t.opposed or t.apart <= 1)
    if t.one.frame is Framing.MEANING:
        alike = one.predicate == other.predicate or (one.means and other.means) or (one.amounts and other.amounts)
        return t.apart <= 1 and t.opposed and bool(alike or other.joint)
    if t.one.frame is Framing.MODAL:
        return _are_undone(t)
    return t.opposed or t.apart <= 1


def _are_undone(t: Tension) -> bool:
    """Return whether two things that could be done or come of it answer each other: with another outcome, no plan."""
    if Subject.YOU in (t.one.head.subject, t.other.head.subject) or t.apart > 1:
        return False
    if any(s.predicate == "be" and s.party and s.party <= _POINTING for s in (t.one.head, t.other.head)):
        return False
    if t.apart == 0 and t.one.gains and t.other.harms and t.one.head.subject is Subject.THING:
        return True
    return not _is_plan(t) and (t.opposed or bool(t.other.head.joint))


def _plays_open(t: Tension) -> bool:
    """Return whether one side `with` something tells what is or could be, and not both only how it was."""
    sides = (t.one, t.other)
    if all(side.head.past and side.head.predicate in _WAS for side in sides):
        return False
    return any(
        s.frame in (Framing.MODAL, Framing.MEANING) or (s.finite > 0 and not s.past)
        for side in sides
        for s in side.stretches
    )


def _is_plan(t: Tension) -> bool:
    """Return whether it only tells one after the other what the same would do: no second option."""
    own = t.one.head.subject in _SPEAKER and t.other.head.subject in _SPEAKER
    same = t.other.head.subject is t.one.head.subject and t.other.head.party <= t.one.head.party
    return t.one.frame is t.other.frame is Framing.MODAL and (own or same) and not t.other.head.joint


def _is_same_option(signals: Signals, t: Tension) -> bool:
    """Return whether the second only says what the first would cost, or what should be: `That would take an hour.`"""
    other = t.other.head
    if t.other.frame is not Framing.MODAL:
        return False
    ought = "should" in signals.reading.norms(other.first, other.last) and other.subject in _SPEAKER
    return ought or (bool(other.party) and other.party <= _POINTING and not t.opposed)


def _weighs_halves(t: Tension) -> bool:
    """Return whether two halves weigh one option against another, or one cost against a gain."""
    if t.one.option and t.other.option:
        return True
    return t.opposed and all(
        side.open or (side.frame is Framing.NAMED and side.harms + side.amounts > 1) for side in (t.one, t.other)
    )


def _has_names(signals: Signals, t: Tension) -> bool:
    """Return whether two names have each its price after a colon: `every upload: 11 cents; only at checkout: 2`."""
    sides = (t.one, t.other)
    told = any(
        s.finite and s.past and s.frame is not Framing.MEANING and s is not side.head
        for side in sides
        for s in side.stretches
    )
    if told or not all(_has_label(signals, side) for side in sides):
        return False
    heads = [signals.reading.norms(side.head.first, side.head.first + _NAMES_TIME) for side in sides]
    return not any(map(signals.lexicon.words["time_label"].intersection, heads))


def _has_label(signals: Signals, side: Side) -> bool:
    first = side.head.first
    norms = signals.reading.norms(first, min(first + _LABEL, side.stretches[-1].last))
    return not {":", "=", "—", "–"}.isdisjoint(norms) and side.harms + side.gains + side.amounts > 1


def _same_opening(signals: Signals, t: Tension) -> bool:
    """Return whether two sides that open with the same word harm and gain."""
    if t.one.head.head == "there":
        heads = [signals.reading.norms(s.first, s.first + _LABEL) for s in (t.one.head, t.other.head)]
        named = any(map(signals.lexicon.words["price_noun"].intersection, heads))
        if named:
            return t.opposed
        if not t.other.head.another and any(signals.lexicon.words["way_noun"].isdisjoint(norms) for norms in heads):
            return False
    told = Framing.OTHER in (t.one.frame, t.other.frame)
    if t.other.head.another:
        told = False  # `there was the exact solver ...; there was a greedy one ...`
    openings = [signals.reading.norms(s.first, s.first + 2) for s in (t.one.head, t.other.head)]
    each = openings[0] == openings[1] and openings[0][-1] in ("each", "every") and bool(t.one.harms and t.other.harms)
    return (
        (t.opposed or each)
        and (each or not told)
        and (t.one.open or t.other.open)
        and min(t.one.content, t.other.content) >= _FEWEST_OPENING
    )


def turns(signals: Signals, t: Tension) -> bool:
    """Return whether a side that is open turns against the other, and not one event against another."""
    if Framing.ACT in (t.one.frame, t.other.frame) or not (t.one.open or t.other.open):
        return False
    if not t.priced or t.content < _FEWEST or _is_before_and_after(t):
        return False
    if turns_no_option(signals, t) or is_of_the_world(signals, t):
        return False
    if t.one.option and t.other.option:
        return True
    return t.opposed and (t.one.option or t.other.option or _compares(signals, t))


def _is_before_and_after(t: Tension) -> bool:
    """Return whether it only compares what is with what was, in numbers: `4 minutes, while the old one took an hour`."""
    counted = t.one.amounts > 0 and t.other.amounts > 0
    undone = any(s.frame in OPTIONS - {Framing.MEANING} for side in (t.one, t.other) for s in side.stretches)
    return counted and t.one.head.past != t.other.head.past and not undone


def _says_since(signals: Signals, t: Tension) -> bool:
    opening = signals.reading.norms(t.other.head.first, t.other.head.first + _NAMES_TIME)
    before = signals.reading.norms(t.one.head.first, t.one.head.first + _NAMES_TIME)
    return not signals.lexicon.words["holds_since"].isdisjoint(opening) or "before" in before


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
