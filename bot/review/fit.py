"""Whether a story answers the question that it was told for, and if not, what an interviewer would hear in it."""

from collections.abc import Callable
from typing import NamedTuple

from bot.review.reading import Reading
from question_bank.models import ArchetypeId


class Fit(NamedTuple):
    """How a story fits its question.

    `on_topic` None means that this was not judged. `heard_as` is the archetype that a story answers best which does not
    belong to its question, None where it answers none; it is None wherever `on_topic` is not false.
    """

    on_topic: bool | None
    heard_as: ArchetypeId | None


NOT_JUDGED = Fit(on_topic=None, heard_as=None)


FindFit = Callable[[Reading, str, str | None], Fit]
"""What judges a story for the archetype that was asked for, or for `cisco` with the question's words, as `fit` does."""


def fit(reading: Reading, archetype: str, question: str | None) -> Fit:  # noqa: ARG001 -- nothing is judged by them yet
    """Judge whether a story answers its question. It never does so yet: every story is left as not judged.

    `question` is None for a story that is told for its archetype alone. Never asked about are style prompts, texts that
    are no answer, those too short to be judged as a story, and `cisco` without a question.
    """
    return NOT_JUDGED
