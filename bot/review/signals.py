"""What several rules ask of a text beyond its clauses, each found once: acts, tensions, outcomes and the like."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.review.looking_back import LookingBack, Reflections
from bot.review.reading import Reading
from question_bank.lexicon import Lexicon


@dataclass(frozen=True, kw_only=True)
class Signals:
    """A text, read, with the lexicon and the question that it answers.

    What two moves need becomes a cached property here, found in a module of its own (`bot/review/acts.py` ...).
    """

    reading: Reading
    lexicon: Lexicon
    question: str | None = None

    @cached_property
    def reflections(self) -> Sequence[LookingBack]:
        """Where the speaker looks back, in the order of the text."""
        return tuple(Reflections(self.reading, self.lexicon).find())
