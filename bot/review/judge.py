"""What the rest of the house asks of the feedback engine: the same whether it answers at once or beforehand."""

from typing import Protocol

from bot.review.signals import Signals
from bot.review.types import Review


class Judge(Protocol):
    """Judges texts, as `bot.review.reviewer.Reviewer` does."""

    def review(
        self,
        text: str,
        *,
        archetype: str,
        question: str | None = None,
        first_end: int | None = None,
        asked: tuple[str, ...] = (),
    ) -> Review:
        """Judge a text for an archetype, for `cisco` or for `style`."""

    def read(self, text: str) -> Signals:
        """Return a text, read."""

    def interviewer_asks(self, review: Review, *, archetype: str, text: str) -> str | None:
        """Return the one follow-up in an interview after that text; None where it leaves nothing to ask."""
