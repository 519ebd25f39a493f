"""Quote a figure as it was typed, with what belongs to it: `from 9 a week to 1`, `90k a month`.

And find the one that a story gives of the very thing of which its outcome has no number.
"""

from collections.abc import Sequence

from bot.review.reading import Amount, AmountKind, Clause, Reading
from bot.review.signals import Signals
from bot.review.span import Span
from question_bank.words import load_words

_COUNTED = frozenset((AmountKind.MONEY, AmountKind.SHARE, AmountKind.SPAN, AmountKind.COUNT))
_PER = frozenset(("a", "an", "per", "each", "every"))
_TIMES = frozenset(
    (
        "second",
        "minute",
        "hour",
        "day",
        "night",
        "week",
        "month",
        "quarter",
        "year",
        "sprint",
        "request",
        "call",
        "user",
        "customer",
        "order",
        "page",
        "run",
        "image",
        "seat",
        "person",
    )
)


def typed(reading: Reading, amount: Amount) -> str:
    """Return the words of an amount, with the `from` before it and the `a month` after it."""
    first, last = amount.first, amount.last
    if amount.before is not None and first and reading.tokens[first - 1].norm == "from":
        first -= 1
    after = reading.norms(last, last + 2)
    if len(after) > 1 and after[0] in _PER and load_words().of(after[1]).noun in _TIMES:
        last += 2
    span = reading.span(first, last)
    return " ".join(reading.text[span.start : span.end].split())


def figure_before(signals: Signals, evidence: Sequence[Span]) -> str:
    """Return a figure that stands before an outcome without a number and measures the same; empty where none does.

    `evidence` are the words quoted of the outcome.
    """
    reading = signals.reading
    plain = [
        one.clause for one in signals.outcomes.plain if any(reading.span_of(one.clause).overlaps(s) for s in evidence)
    ]
    told = next((clause for clause in plain if _measured(signals, clause)), None)
    if told is None:
        return ""
    about = _measured(signals, told)
    for clause in reading.clauses[: told.index]:
        counted = [amount for amount in clause.amounts if amount.kind in _COUNTED and amount.value not in (None, 1)]
        if counted and about & _measured(signals, clause):
            return typed(reading, counted[0])
    return ""


def _measured(signals: Signals, clause: Clause) -> frozenset[str]:
    """Return the lemmas of the words of a clause that say what is measured."""
    measured, of = signals.lexicon.words["measured_thing"], load_words().of
    norms = signals.reading.norms(clause.first, clause.last)
    return frozenset(lemma for norm in norms for lemma in (of(norm).noun, of(norm).verb) if lemma in measured)
