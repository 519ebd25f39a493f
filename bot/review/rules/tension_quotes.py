"""Which words of a tension are quoted, and whether `against` sets one side of it against the other."""

from collections.abc import Iterator

from bot.review.reading import Reading, Subject
from bot.review.rules.rule import Evidence
from bot.review.signals import Signals
from bot.review.span import Span
from bot.review.tension.sides import Tension

_LONGEST_WHOLE = 30
"""Tokens of a sentence that is quoted whole; of a longer one only the sides are."""
_STRETCHES = 3
"""Stretches of one side that are quoted of a long sentence."""
_REACH = 4
"""Words after `against` among which it says against what."""
_TOLD = 0.01
"""By how much each other tension told in its sentences makes it better to quote."""
_MOST_TOLD = 8
_TOGETHER = 0.03
"""By how much both sides in one sentence are better to quote than one in each of two."""
_SECOND = 0.01
"""By how much the sentence of the second side shows it less well than that of the first."""


def quoted(signals: Signals, tension: Tension, strength: float) -> Iterator[Evidence]:
    """Yield the sentences in which the two sides begin."""
    reading, one, other = signals.reading, tension.one, tension.other
    told = signals.tensions.told_in[one.head.sentence] + signals.tensions.told_in[other.head.sentence]
    strength = min(
        1.0, strength + _TOLD * min(told, _MOST_TOLD) + (_TOGETHER if tension.apart == 0 and tension.opposed else 0)
    )
    if tension.apart == 0:
        first, last = one.stretches[-_STRETCHES:][0].first, other.stretches[:_STRETCHES][-1].last
        yield Evidence(quote(reading, one.head.sentence, min(first, other.head.first), last), strength)
        return
    end = max(s.last for s in one.stretches if s.sentence == one.head.sentence)
    yield Evidence(quote(reading, one.head.sentence, one.head.first, end), strength)
    yield Evidence(quote(reading, other.head.sentence, other.head.first, other.stretches[-1].last), strength - _SECOND)


def quote(reading: Reading, number: int, first: int, last: int) -> Span:
    """Return a sentence whole, or the tokens from `first` up to `last` of a long one."""
    sentence = reading.sentences[number]
    if sentence.last - sentence.first <= _LONGEST_WHOLE:
        first, last = _after_announcement(reading, sentence.first, first), sentence.last
    return reading.span(first, last)


def _after_announcement(reading: Reading, start: int, first: int) -> int:
    """Return where the words of a sentence begin that say something: after `as I saw it:`, where a side begins there."""
    return first if first > start and reading.tokens[first - 1].norm == ":" else start


def weighs(signals: Signals, tension: Tension) -> bool:
    """Return whether `against` weighs two sides, and holds no outcome against a yardstick, no person against a plan."""
    words, reading, before = signals.lexicon.words, signals.reading, tension.one.stretches[-1]
    start = tension.other.head.first + 1
    right = reading.norms(start, min(start + _REACH, tension.other.stretches[-1].last))
    if not right or right[0] in words["no_side"] or not words["yardstick"].isdisjoint(right):
        return False
    if before.predicate in words["motion_verb"]:
        return False
    if "gather" in before.classes or before.subject is Subject.I:
        return False
    return reading.tokens[before.last - 1].norm not in words["being"]
