"""What several rules ask of a text beyond its clauses, each found once: acts, tensions, outcomes and the like."""

from dataclasses import dataclass

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
