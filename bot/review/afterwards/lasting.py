"""Return what outlived the project, the passages that tell it best."""

from collections.abc import Sequence

from bot.review.rules.rule import Evidence
from bot.review.signals import Signals

_AS_GOOD = 2.5
"""How much less than the best a clause may weigh and still be worth a quote."""


def lasting(signals: Signals) -> Sequence[Evidence]:
    """Return the clauses that name what outlived the project, those that go on from one another put together."""
    passages = signals.lasting_passages
    best = max((passage.weight for passage in passages), default=0)
    return [
        Evidence(signals.reading.span(passage.first, passage.last), min(1.0, 0.4 + passage.weight / 10))
        for passage in passages
        if passage.weight >= best - _AS_GOOD
    ]
