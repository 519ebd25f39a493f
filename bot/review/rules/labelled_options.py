"""Two options told as labels: with bare figures and which one was taken, or with what each would give and cost.

`The rebuild: 40 shops, by May. The patch: four, by Friday. I took the patch.`
`Unlimited: pupils read like never before, and the money is gone by May. Three each: the money lasts and pupils go elsewhere.`
"""

from bot.review.reading import Mood, Subject, Tense
from bot.review.signals import Signals
from bot.review.tension.sides import Side, Tension

_LONGEST_LABEL = 12
"""Words that name an option before its colon."""
_TAKES = frozenset(
    ("take", "choose", "pick", "go", "go with", "go for", "decide", "decide for", "opt", "opt for", "settle on")
)
_LABEL = 8
"""Tokens in which a label and its colon stand before what comes of it."""
_NAMES_TIME = 3
"""Tokens of a label among which it says when, and names no option: `week one: ...`."""
_PRICES = 3
"""How often at least two labelled courses together say what they cost or give."""
_NO_LABEL = frozenset(("i", "we", "he", "she", "they", "so", "my", "then", "and"))
"""What opens words before a colon that name no option: `so we asked: ...`."""
_TIMES = frozenset(("in", "on", "at", "by", "from", "since", "until"))
"""What opens a label that names no option: `In May: forty shops`."""
_ANY = (["a"], ["an"])
_SPEAKERS = frozenset((Subject.I, Subject.WE))


def are_labelled_options(signals: Signals, t: Tension) -> bool:
    """Return whether two labels have each its figures and no verb, and the next sentence says that one of them was taken."""
    labelled = all(_is_label_with_figures(signals, side) for side in (t.one, t.other))
    return labelled and t.apart == 1 and _is_taken(signals, t.other.head.sentence + 1)


def are_labelled_courses(signals: Signals, t: Tension) -> bool:
    """Return whether two sentences after each other open with a label, and tell what each would give or cost."""
    if t.apart != 1 or not t.opposed or not all(_opens_with_label(signals, side) for side in (t.one, t.other)):
        return False
    prices = [side.harms + side.gains + side.amounts for side in (t.one, t.other)]
    return min(prices) > 0 and sum(prices) > _PRICES


def _opens_with_label(signals: Signals, side: Side) -> bool:
    """Return whether a sentence opens with the name of an option and a colon, and goes on after it."""
    sentence = signals.reading.sentences[side.head.sentence]
    norms = signals.reading.norms(sentence.first, min(sentence.first + _LABEL, sentence.last - 1))
    if ":" not in norms[1:] or norms[0] in _TIMES or norms[0] in _NO_LABEL:
        return False
    colon = sentence.first + norms.index(":")
    if not signals.lexicon.words["time_label"].isdisjoint(norms[: min(_NAMES_TIME, norms.index(":"))]):
        return False
    return not any(
        c.verb is not None and c.verb < colon and c.subject_at is not None and c.tense is not Tense.NONE
        for c in signals.reading.clauses_in(sentence)
    )


def _is_label_with_figures(signals: Signals, side: Side) -> bool:
    head, figures = side.head, side.stretches[1:]
    norms = signals.reading.norms(head.first, head.last)
    named = norms[-1:] == [":"] and len(norms) <= _LONGEST_LABEL
    timed = norms[0] in _TIMES or not signals.lexicon.words["time_label"].isdisjoint(norms[:2])
    return named and not timed and sum(s.amounts for s in figures) > 0 and not any(s.finite for s in figures)


def _is_taken(signals: Signals, number: int) -> bool:
    """Return whether a sentence opens with the speaker, or "we", taking one: `I took the patch`."""
    if number >= len(signals.reading.sentences):
        return False
    opening = next(signals.reading.clauses_in(signals.reading.sentences[number]), None)
    if opening is None or opening.subject not in _SPEAKERS or opening.mood is not Mood.TOLD or opening.negated:
        return False
    first = opening.object_at[0] if opening.object_at is not None else opening.last
    return opening.predicate in _TAKES and signals.reading.norms(first, first + 1) not in _ANY
