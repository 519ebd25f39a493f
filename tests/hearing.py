"""A judge for the tests of what follows from a story's fit: it hears in a text what the text says is to be heard."""

from functools import cache

from bot.review.fit import Fit
from bot.review.reviewer import Reviewer
from bot.review.signals import Signals
from question_bank.lexicon import load_lexicon
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId
from tests.review.engine import STAFF

HAGGLED = f"{STAFF} It was all about the vendor's bill."
"""Heard as a cost negotiation, whatever was asked for."""
STRAY = f"{STAFF} None of it was asked for."
"""Heard as nothing that is ever asked for."""


def fit(signals: Signals, archetype: str, _: str | None) -> Fit:
    """Judge by the sentences of HAGGLED and STRAY; every other story answers its question."""
    if "None of it was asked for" in signals.reading.text:
        return Fit(on_topic=False, heard_as=None)
    if "the vendor's bill" in signals.reading.text and archetype != ArchetypeId.COST_NEGOTIATION:
        return Fit(on_topic=False, heard_as=ArchetypeId.COST_NEGOTIATION)
    return Fit(on_topic=True, heard_as=None)


@cache
def hearing_judge() -> Reviewer:
    """Return the engine with that judgement of the fit."""
    return Reviewer.from_bank(load_bank(), load_lexicon(), fit)
