"""The engine's reviews, remembered for all the bots of a process: most tests on the stage tell the same few stories.

A review depends on nothing but what is asked, and nobody changes one; both have tests of their own.
"""

from functools import cached_property, lru_cache

from bot.app.engine import offline_app_context
from bot.review.judge import Judge
from bot.review.signals import Signals
from bot.review.types import Review

MOST_REMEMBERED = 256


class RememberingJudge:
    """A `Judge` that asks the engine for each review and each reading once.

    `review` and `read` are kept by all that they are asked for.
    """

    @cached_property
    def _engine(self) -> Judge:
        return offline_app_context().reviewer

    @lru_cache(maxsize=MOST_REMEMBERED)  # noqa: B019 -- there is one of it, as long as the process
    def review(
        self,
        text: str,
        *,
        archetype: str,
        question: str | None = None,
        first_end: int | None = None,
        asked: tuple[str, ...] = (),
    ) -> Review:
        """Judge a text as the engine does."""
        return self._engine.review(text, archetype=archetype, question=question, first_end=first_end, asked=asked)

    @lru_cache(maxsize=MOST_REMEMBERED)  # noqa: B019 -- as above
    def read(self, text: str) -> Signals:
        """Return a text, read by the engine."""
        return self._engine.read(text)

    def interviewer_asks(self, review: Review, *, archetype: str, text: str) -> str | None:
        """Ask the engine, which answers at once."""
        return self._engine.interviewer_asks(review, archetype=archetype, text=text)
