"""Finds the sentences of a text that earn nothing: a form loses least when they are cut."""

from collections.abc import Sequence

from bot.conversation.logic.stories.split import sentences_of
from bot.review.rubric import count_words
from bot.review.span import Span
from bot.review.types import Review
from question_bank.models import Verdict


def first_to_cut(text: str, review: Review) -> tuple[Span, ...]:
    """Return the sentences of the reviewed text that are evidence of nothing, in its order.

    A sentence earns something where evidence of a move that is met or weak has a character of it. A text that was not
    judged has nothing to cut: nobody knows what it earns.
    """
    if review.reasons.not_judged is not None:
        return ()
    earning = [
        span for verdict in review.parts.values() if verdict.verdict is not Verdict.MISSING for span in verdict.evidence
    ]
    sentences = [span for span in sentences_of(text) if count_words(text[span.start : span.end])]
    return tuple(sentence for sentence in sentences if not any(sentence.overlaps(span) for span in earning))


def without(text: str, cut: Sequence[Span]) -> str:
    """Return what remains of a text without some stretches of it, which stand in its order."""
    edges = [0, *(edge for span in cut for edge in span), len(text)]
    return "".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
