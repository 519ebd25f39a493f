"""When two courses stand beside each other, each with what comes of it, so that one could grade the choice."""

from bot.review.reading import Subject
from bot.review.rules.labelled_options import are_labelled_courses, are_labelled_options
from bot.review.rules.no_choice import is_of_the_world
from bot.review.signals import Signals
from bot.review.tension.frames import OPTIONS, Framing
from bot.review.tension.sides import Shape, Side, Tension

_NAMES_TIME = 3
"""Tokens with which a side opens that tells what was before or is since."""
_FEWEST_OF_A_COURSE = 2
_FEWEST_OPENING = 3
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
_LABEL = 7
"""Tokens in which a name and the colon after it stand: `only at checkout:`."""
_DUE = frozenset(("need", "require", "demand", "want"))
_UNDONE = frozenset((Framing.GERUND, Framing.CONDITION, Framing.WITH, Framing.ORDER, Framing.MODAL))
_WAS = frozenset(("be", "have"))
_SAME_AGAIN = frozenset(("it", "they", "that", "this", "these", "those"))
_POINTING = frozenset(("it", "that", "this"))
_SPEAKER = frozenset((Subject.I, Subject.WE))


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
    if is_before_and_after(t) and _says_since(signals, t):
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


def _says_since(signals: Signals, t: Tension) -> bool:
    opening = signals.reading.norms(t.other.head.first, t.other.head.first + _NAMES_TIME)
    before = signals.reading.norms(t.one.head.first, t.one.head.first + _NAMES_TIME)
    return not signals.lexicon.words["holds_since"].isdisjoint(opening) or "before" in before


def is_before_and_after(t: Tension) -> bool:
    """Return whether it only compares what is with what was, in numbers: `4 minutes, while the old one took an hour`."""
    counted = t.one.amounts > 0 and t.other.amounts > 0
    undone = any(s.frame in OPTIONS - {Framing.MEANING} for side in (t.one, t.other) for s in side.stretches)
    return counted and t.one.head.past != t.other.head.past and not undone
