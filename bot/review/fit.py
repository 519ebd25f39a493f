"""Whether a story answers the question that it was told for, and if not, what an interviewer would hear in it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from bot.review.cues import Cues
from bot.review.signals import Signals
from question_bank.models import ArchetypeId


class Fit(NamedTuple):
    """How a story fits its question.

    `on_topic` None means that this was not judged. `heard_as` is the archetype that a story answers best which does not
    belong to its question, None where it answers none; it is None wherever `on_topic` is not false.
    """

    on_topic: bool | None
    heard_as: ArchetypeId | None


NOT_JUDGED = Fit(on_topic=None, heard_as=None)
FITS = Fit(on_topic=True, heard_as=None)

FindFit = Callable[[Signals, str, str | None], Fit]
"""What judges a story for the archetype that was asked for, or for `cisco` with the question's words, as `fit` does."""

ABSENT = 0.4
"""A story with no more of an archetype's cues than this does not tell one."""
CLEAR = 0.5
"""A story with at least this much of another's cues is heard as that."""
AHEAD = 0.2
"""How much clearer the other has to be than the one that was asked for."""


def scores(signals: Signals) -> Mapping[ArchetypeId, float]:
    """Return how clearly a story tells each archetype, from 0 to 1."""
    cues = Cues(signals)
    return {archetype: cues.score(archetype) for archetype in ArchetypeId}


def fit(signals: Signals, archetype: str, question: str | None) -> Fit:
    """Judge whether a story answers its question: it does not where another archetype's cues are there and its own are not.

    `question` is None for a story that is told for its archetype alone. Never asked about are style prompts, texts that
    are no answer, those too short to be judged as a story, and `cisco` without a question.
    """
    found = scores(signals)
    if archetype not in found:
        return NOT_JUDGED
    asked = ArchetypeId(archetype)
    best = max((each for each in found if each is not asked), key=lambda each: found[each])
    if found[asked] <= ABSENT and found[best] >= CLEAR and found[best] - found[asked] >= AHEAD:
        return Fit(on_topic=False, heard_as=best)
    return FITS
