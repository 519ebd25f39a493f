"""When `or` and `but` stand in a story that is told at length, and set no two courses against each other.

Published stories explain, list and correct: `the press, the lathe or any other machine`, `not a bug but rather a habit`,
`make sure that you have a copy or a spare`.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.review.reading import Clause, Kind, Mood, Subject, Tense
from bot.review.signals import Signals
from bot.review.tension.frames import OPTIONS, Framing
from bot.review.tension.sides import Tension

_OR_WITHIN = 3
"""Tokens of the second side among which its `or` stands."""
_ITEM = 8
"""Tokens of one item of a list."""
_NOBODY = frozenset(("nobody", "none", "no", "nothing", "neither", "noone"))
_BEING = frozenset(("be", "seem", "look", "feel", "become", "remain", "stay"))
_STANDS_IN = frozenset(("it", "that", "this", "which", "there"))
_SPEAKER = frozenset((Subject.I, Subject.WE))
_WORLDLY = frozenset((Framing.STATE, Framing.MEANING, Framing.GERUND, Framing.OTHER, Framing.WITH))
"""Frames in which, in the present and of nothing in the story, it is told how the world is."""
_MINE = frozenset(("i", "we", "my", "our", "me", "us", "im", "ive", "weve", "mine", "ours", "myself", "ourselves"))
_UNDONE = frozenset(("would", "could", "might", "will", "wouldnt", "couldnt", "wont", "meant"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "his", "her", "their", "its", "he", "she", "they"))
_CHOSEN = OPTIONS - {Framing.MEANING}


def joins_no_courses(signals: Signals, t: Tension) -> bool:
    """Return whether an `or` goes on in a denial, an aside, a list, a guess or advice, and parts no courses."""
    tokens, first = signals.reading.tokens, t.other.head.first
    words, norms = signals.lexicon.words, signals.reading.norms(first, first + _OR_WITHIN)
    at = next((first + n for n, norm in enumerate(norms) if norm in words["choice_joint"]), first)
    sentence = signals.reading.sentences[t.other.head.sentence]
    before, after = signals.reading.norms(sentence.first, at), signals.reading.norms(at + 1, at + 3)
    if not before or not after:
        return False
    if "either" in before:
        return _sorts(signals, t, before, after)
    if before[-1] == "(" or after[0] in words["rest_of_kind"] or not words["all_the_same"].isdisjoint(before):
        return True
    counted = before[-1] in words["some_number"] and (
        tokens[at + 1].kind is Kind.NUMBER or after[0] in words["some_number"]
    )
    return counted or _is_denied(t) or _is_list(signals, t, at) or _advises(signals, t) or _is_told(t)


def _sorts(signals: Signals, t: Tension, before: Sequence[str], after: Sequence[str]) -> bool:
    """Return whether `either` says of which sort things or others are, or where: `they were either too old or too dear`."""
    words = signals.lexicon.words
    at = len(before) - 1 - before[::-1].index("either")
    places = words["place_preposition"]
    if before[at + 1 : at + 2] and before[at + 1] in places and not places.isdisjoint(after):
        return not (t.one.amounts and t.other.amounts)
    number = t.other.head.sentence
    start = signals.reading.sentences[number].first + at
    clause = next((c for c in _clauses(signals, number) if c.verb in (start - 1, start - 2)), None)
    if clause is None or clause.predicate not in _BEING or clause.subject in _SPEAKER:
        return False
    about = signals.reading.norms(*clause.subject_at) if clause.subject_at else ["which"]
    if clause.subject_at and not words["choice_noun"].isdisjoint(about):
        return False
    return "which" in about or "that" in about or _STANDS_IN.isdisjoint(about)


def _is_denied(t: Tension) -> bool:
    """Return whether `or` only goes on in what is denied: `nobody has a plan or a wish`."""
    last = t.one.stretches[-1]
    goes_on = last.sentence == t.other.head.sentence and t.other.head.finite == 0
    return goes_on and (last.negated or not last.party.isdisjoint(_NOBODY))


def _is_told(t: Tension) -> bool:
    """Return whether the first side only tells what happened: `most conflicts came from bad mails or late talks`."""
    return t.one.frame is Framing.OTHER and t.one.head.past


def _is_list(signals: Signals, t: Tension, at: int) -> bool:
    """Return whether it ends a list of things or doings, none of which has a verb of its own: `a, b, or c`."""
    if t.other.head.finite or t.other.head.amounts or (t.other.head.harms and t.other.frame is Framing.NAMED):
        return False
    norms = signals.reading.norms(max(t.one.head.first, at - 2 * _ITEM), at)
    commas = [n for n, norm in enumerate(norms) if norm == ","]
    if len(commas) < 1 + (norms[-1] == ","):
        return False
    start = at - len(norms) + commas[0]
    told = (
        c for s in t.one.stretches for c in _clauses(signals, s.sentence) if c.tense is not Tense.NONE and c.subject_at
    )
    return not any(c.verb is not None and start < c.verb < at for c in told)


def _clauses(signals: Signals, sentence: int) -> Iterator[Clause]:
    return signals.reading.clauses_in(signals.reading.sentences[sentence])


def _advises(signals: Signals, t: Tension) -> bool:
    """Return whether it tells readers what to do: `make sure you have a copy or a machine that works offline`."""
    main = next(_clauses(signals, t.one.head.sentence), None)
    if main is None or main.mood is not Mood.ORDERED or main.predicate not in signals.lexicon.words["advising_verb"]:
        return False
    return t.other.frame in (Framing.NAMED, Framing.GERUND)


def is_of_the_world(signals: Signals, t: Tension) -> bool:
    """Return whether both sides only say how the world is: `a firm takes work, but having no training is hard`."""
    if t.one.amounts or t.other.amounts or signals.course.in_present:
        return False
    for head in (t.one.head, t.other.head):
        told = head.past or head.frame not in _WORLDLY or head.subject in (Subject.NAMED, *_SPEAKER)
        undone = not _UNDONE.isdisjoint(signals.reading.norms(head.first, head.last))
        if told or undone or not head.party.isdisjoint(_DEFINITE):
            return False
    sentences = signals.reading.sentences
    first, last = sentences[t.one.head.sentence].first, sentences[t.other.head.sentence].last
    return _MINE.isdisjoint(signals.reading.norms(first, last))


def turns_no_option(signals: Signals, t: Tension) -> bool:
    """Return whether a `but` corrects, goes on in a plan, or turns one event or state against another."""
    one, other = t.one.stretches[-1], t.other.head
    if _corrects(signals, t) or any(not side.head.finite and side.content <= 1 for side in (t.one, t.other)):
        return True
    open_ended = any(s.frame in _CHOSEN for side in (t.one, t.other) for s in side.stretches)
    if not open_ended and not t.one.amounts + t.other.amounts:
        frames = (t.one.frame, other.frame)
        if Framing.OTHER in frames or set(frames) == {Framing.STATE}:
            return True
    return one.frame is other.frame is Framing.MODAL and one.subject is other.subject is Subject.I and not t.opposed


def _corrects(signals: Signals, t: Tension) -> bool:
    """Return whether it says what something is not, and what it is instead."""
    one, other = t.one.stretches[-1], t.other.head
    opening = signals.reading.norms(other.first, other.first + _OR_WITHIN)
    instead = any(a == "but" and b in signals.lexicon.words["instead_word"] for a, b in pairwise(opening))
    return one.negated and (instead or (other.frame is Framing.NAMED and not other.amounts))
